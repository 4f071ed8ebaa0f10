/** What chapters are called: groups and events have their ids, members' records any of their names. */
import { html } from 'lit';
import { get, signedIn } from './api.js';
import { words } from './words.js';

const known = new Map();
let asked;

const plain = (word) => word.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Asks once what they are called. Where that is not answered, they are shown as they are recorded. */
export const knowChapters = () => {
  if (signedIn().role === 'HOST') return undefined;
  asked ??= get('/chapters').then(
    ({ items }) => items.forEach((chapter) => [chapter.id, ...chapter.also].forEach((word) => known.set(plain(word), chapter))),
    () => (asked = undefined),
  );
  return asked;
};

export const chapterTitle = (recorded) => known.get(plain(recorded))?.name[words.tag.slice(0, 2)] ?? recorded;

/** The ids and titles of all that one may know, in the order of the settings. */
export const chapterChoices = () => [...new Set(known.values())].map(({ id }) => [id, chapterTitle(id)]);

/** The title; the id on hovering. */
export const chapter = (recorded) => {
  const one = known.get(plain(recorded));
  return one ? html`<span title=${one.id}>${chapterTitle(recorded)}</span>` : recorded;
};
