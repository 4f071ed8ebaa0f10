/** What a group is set to and how it is, in words. */
import { html, nothing } from 'lit';
import { t } from './view.js';
import { get, signedIn } from './api.js';
import { badge, momentText, number } from './ui.js';

/** What is wrong with a group, in a word. */
const TROUBLE = {
  GONE: 'groups.healthGone', NOT_CONFIGURED: 'groups.healthNotConfigured', NOT_PAIRED: 'groups.healthNotPaired', FAILING: 'groups.healthFailing',
};

export const nameOfGroup = ({ title, id }) => title || id;

/** What groups are called, by id, as far as the one who is signed in may know; nobody is asked where there are none. */
export async function groupTitles(ids) {
  if (ids.length === 0 || signedIn().role === 'HOST') return new Map();
  const { items } = await get('/chats?kind=GROUP');
  return new Map(items.map((group) => [group.id, nameOfGroup(group)]));
}

export const pathOf = (id) => `/chats/${id.split('/').map(encodeURIComponent).join('/')}`;

/** Until when a group is muted. */
export const mutedWords = ({ mutedUntil }) => (mutedUntil ? t('groups.mutedUntil', { when: momentText(mutedUntil) }) : t('groups.muted'));

/** Whether it speaks there, and whether that works: a badge for each thing that is not as usual, else one. */
export function groupState({ active, listening, muted, mutedUntil, health }) {
  const state = health?.state ?? (active ? 'WELL' : 'GONE');
  const trouble = state === 'WELL' ? nothing : badge('off', t(TROUBLE[state]));
  const kept = [listening && t('groups.listening'), muted && mutedWords({ mutedUntil })].filter(Boolean).map((text) => badge('off', text));
  return trouble === nothing && kept.length === 0 ? badge('on', t('groups.active')) : html`<span class="states">${trouble} ${kept}</span>`;
}

/** How much was said there unasked within a day, and how much may be. */
export const unasked = ({ health, perDay }) => !health ? nothing : perDay === undefined
  ? t('groups.unaskedCount', { count: number(health.unasked) })
  : t('groups.unaskedOf', { count: number(health.unasked), most: number(perDay) });
