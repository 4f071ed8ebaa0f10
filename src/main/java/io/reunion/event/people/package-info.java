/**
 * For whom an event is, who may do what with it, and whom a name means that somebody writes in a chat.
 */
@NullMarked
package io.reunion.event.people;

import org.jspecify.annotations.NullMarked;
