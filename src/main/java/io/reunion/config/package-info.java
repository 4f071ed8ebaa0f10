/**
 * Strict configuration: YAML files become records, read once at start, with every problem of every file named at once.
 * Knows no feature and no platform; uses no other package of ours.
 */
@NullMarked
package io.reunion.config;

import org.jspecify.annotations.NullMarked;
