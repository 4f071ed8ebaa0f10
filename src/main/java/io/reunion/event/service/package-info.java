/**
 * The events, put together out of the packages below: what the service starts and stops, and what it takes out when a
 * member is deleted.
 */
@NullMarked
package io.reunion.event.service;

import org.jspecify.annotations.NullMarked;
