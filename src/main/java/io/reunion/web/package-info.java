/**
 * HTTP: the webhook route that knows no platform, health, metrics. Bytes and headers go to the account's adapter; what
 * it made of them is journaled before the platform is told that all is well.
 */
@NullMarked
package io.reunion.web;

import org.jspecify.annotations.NullMarked;
