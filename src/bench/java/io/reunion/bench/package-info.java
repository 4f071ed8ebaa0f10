/** What an operator wants to know in figures: how fast it starts, reads and imports, how large things are, how long a copy takes. */
package io.reunion.bench;
