/**
 * The console: what an office does, in a browser. The pages hold nothing of their own; all they show and change goes
 * through the admin API with the caller's session.
 */
@NullMarked
package io.reunion.console;

import org.jspecify.annotations.NullMarked;
