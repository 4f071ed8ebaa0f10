/**
 * Stories about alumni. A story is shown only while its person's consent is to exactly the text that is shown: the consent
 * holds a digest of it, so that one changed character voids it.
 */
@NullMarked
package io.reunion.showcase;

import org.jspecify.annotations.NullMarked;
