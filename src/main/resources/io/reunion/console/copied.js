/** Puts a text into the clipboard; where the browser does not let us, it is marked, to be copied by hand. */
import { tell, t } from './view.js';

export async function copied(text, box) {
  try {
    await navigator.clipboard.writeText(text);
    tell(t('copied.done'));
  } catch {
    box.focus();
    box.select();
    tell(t('copied.byHand'));
  }
}
