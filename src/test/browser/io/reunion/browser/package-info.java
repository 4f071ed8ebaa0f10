/** A real browser for tests; compiled only where Chromium is installed. */
package io.reunion.browser;
