/** What several pages say of an announcement. */
import { chapterTitle } from './chapters.js';
import { badge } from './ui.js';
import { t } from './view.js';
import { words } from './words.js';

const STATES = {
  DRAFT: ['', 'announcements.draft'],
  AWAITING_APPROVAL: ['off', 'announcements.awaiting'],
  SCHEDULED: ['', 'announcements.scheduled'],
  RUNNING: ['on', 'announcements.running'],
  PAUSED: ['off', 'announcements.paused'],
  DONE: ['on', 'announcements.done'],
  CANCELLED: ['off', 'announcements.cancelled'],
};

export const stateBadge = (state) => badge(STATES[state][0], t(STATES[state][1]));

export const totalOf = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How many copies will not change any more by themselves. */
export const doneOf = ({ sent, failed, gone, unknown }) => sent + failed + gone + unknown;

/** To whom it goes, in words. */
export function audienceText({ to, all, chats = [], chapters = [], platforms = [], classYears = [], tags = [], except = [] }) {
  const whom = t(to === 'members' ? 'compose.members' : 'compose.groups');
  const some = [...chapters.map(chapterTitle), ...classYears.map(String), ...tags.map((tag) => `#${tag}`), ...platforms];
  const chosen = chats.length ? [t('announcements.chosen', { count: chats.length })] : [];
  const left = except.length ? [t('announcements.except', { names: except.map(chapterTitle).join(' · ') })] : [];
  return [whom, ...(all ? [t('compose.all')] : []), ...some, ...chosen, ...left].join(' · ');
}

/** Without the marks: a heading shows none. */
const unmarked = (text) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`/g, '');

/** The text in the reader's language, or in the one that it has; cut after `most` characters. */
export function textOf({ text, recalls, corrects }, most) {
  const whole = text[words.language] ?? text.zh ?? text.en ?? '';
  const said = recalls ? t('announcements.recallOf') : most ? unmarked(whole) : whole;
  const cut = [...said].length > most ? `${[...said].slice(0, most).join('')}…` : said;
  return corrects ? `${t('announcements.correction')} ${cut}` : cut;
}
