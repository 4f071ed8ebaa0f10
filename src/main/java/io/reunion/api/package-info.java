/**
 * The admin API as {@code openapi.yaml} describes it: JSON, bearer tokens, RFC 9457 problems that name every mistake at
 * once. May use the features; they do not know it.
 */
@NullMarked
package io.reunion.api;

import org.jspecify.annotations.NullMarked;
