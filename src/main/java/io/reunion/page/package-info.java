/** Pages in a browser: their files, read once, and the policy by which no request leaves the host. */
@NullMarked
package io.reunion.page;

import org.jspecify.annotations.NullMarked;
