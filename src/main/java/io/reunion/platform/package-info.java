/**
 * What the adapters of the messaging platforms share: one request to a platform's API with its outcome judged, strict
 * reading of JSON and forms that come from outside, signatures, and which URLs out of a request may be called. Knows no
 * platform; each of those is a package below this one.
 *
 * <p>Bytes that come from outside are read within bounds (RFC 8259 JSON, at most 32 levels deep, no name twice in an
 * object), and what cannot be read is an {@link io.reunion.platform.UnreadableException} that tells where and never what.
 */
@NullMarked
package io.reunion.platform;

import org.jspecify.annotations.NullMarked;
