/**
 * What the bot says. Sentences live beside the package that says them, in {@code en.yaml} and {@code zh.yaml} among the
 * resources, as ICU message patterns with named arguments; both languages have the same keys and arguments, or the
 * service does not start. May use {@code chat} and {@code config}.
 */
@NullMarked
package io.reunion.text;

import org.jspecify.annotations.NullMarked;
