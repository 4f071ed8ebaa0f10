/**
 * What goes into the log: one line for each event, as text or as JSON, with the id of what was being worked on. Ids of
 * updates, chats and accounts, never what somebody wrote or how they are called. Uses nothing of ours.
 */
@NullMarked
package io.reunion.log;

import org.jspecify.annotations.NullMarked;
