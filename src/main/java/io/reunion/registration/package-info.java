/**
 * Who somebody is to us, and what they show of themselves: an account is linked to a member by a code, an admin or two
 * classmates; {@code me} shows and changes who sees which field, and the consent.
 */
@NullMarked
package io.reunion.registration;

import org.jspecify.annotations.NullMarked;
