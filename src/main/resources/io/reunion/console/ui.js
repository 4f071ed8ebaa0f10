/** Small pieces of pages. */
import { html, svg, nothing } from 'lit';
import { words } from './words.js';
import { open } from './routes.js';
import { t } from './view.js';

const line = (paths) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  home: line(svg`<path d="M4 11l8-7 8 7v8.500a.5.5 0 0 1-.5.5H15v-6H9v6H4.500a.5.5 0 0 1-.5-.5z"/>`),
  members: line(svg`<circle cx="9" cy="8.500" r="3.500"/><path d="M3 19.500c.6-3.300 3-5 6-5s5.400 1.700 6 5M15.500 5.500a3.200 3.200 0 0 1 0 6M17.500 14.800c2 .6 3.200 2.300 3.600 4.700"/>`),
  events: line(svg`<rect x="4" y="5.500" width="16" height="14.500" rx="2"/><path d="M4 10h16M8.500 3.500v4M15.500 3.500v4"/>`),
  announcements: line(svg`<path d="M4 10v4.500h3.500L14 19V5.500L7.500 10zM17.500 9a4.500 4.500 0 0 1 0 6.500"/>`),
  groups: line(svg`<path d="M4 5h16v11H11l-4.500 4v-4H4z"/>`),
  sentences: line(svg`<path d="M5 6h14M5 12h9M5 18h6M18 14.500v5M15.500 17h5"/>`),
  log: line(svg`<path d="M7 4h10a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM9 9h6M9 13h6M9 17h3"/>`),
  system: line(svg`<circle cx="12" cy="12" r="3"/><path d="M12 3.500v3M12 17.500v3M3.500 12h3M17.500 12h3M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2"/>`),
  ballots: line(svg`<path d="M4 13h16v7H4zM7 13l3.500-9 7 2.500L15 13"/>`),
  exchange: line(svg`<path d="M4 8h13l-3-3.500M20 16H7l3 3.500"/>`),
  community: line(svg`<circle cx="12" cy="5.500" r="2.500"/><circle cx="5.500" cy="17" r="2.500"/><circle cx="18.500" cy="17" r="2.500"/><path d="M10.700 7.700L6.800 14.700M13.300 7.700l3.900 7M8 17h8"/>`),
  suggestions: line(svg`<path d="M9.500 18.500h5M10.500 21h3M12 3.500a6 6 0 0 0-3.500 10.900c.6.5 1 1.200 1 2h5c0-.8.4-1.500 1-2A6 6 0 0 0 12 3.500z"/>`),
  more: line(svg`<path d="M4 7h16M4 12h16M4 17h16"/>`),
};

/** A link that opens another page of the console in place. */
export const link = (path, content, kind = '') => html`
  <a class=${kind} href="/console/${path}" @click=${(event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(path);
  }}>${content}</a>`;

/** What somebody is called; whoever came by the first link of a new service has no name yet. */
export const nameOf = ({ id, name }) => (id === 'first' ? t('nav.first') : name);

/** What was refused, with each mistake. */
export const failure = (problem) => problem
  ? html`<div class="failure" role="alert">
      <p>${problem.mistakes?.length ? t('failure.mistakes') : problem.message}</p>
      ${problem.mistakes?.length ? html`<ul>${problem.mistakes.map(({ at, detail }) => html`<li><code>${at}</code> ${detail}</li>`)}</ul>` : nothing}
    </div>`
  : nothing;

/** Both versions of what differs; `names` tells what the fields are called, `values` how one's value is said. */
export const conflict = (stale, names, values = {}) => {
  if (!stale) return nothing;
  const { current, yours, was } = stale;
  const plain = (value) => (value === undefined || value === null || value === '' ? '–' : Array.isArray(value) ? value.join(', ') || '–' : typeof value === 'boolean' ? t(value ? 'system.yes' : 'system.no') : String(value));
  const said = (key, value) => (value && values[key] ? values[key](value) : plain(value));
  // What is not edited here stays as the other has put it.
  const rows = Object.keys(names).map((key) => [key, said(key, current[key]), said(key, key in yours ? yours[key] : was[key])]).filter(([, now, mine]) => now !== mine)
    .map(([key, now, mine]) => [names[key], now, key in yours ? mine : t('stale.untouched')]);
  return html`<section class="failure" role="alert" aria-labelledby="conflict"><h2 id="conflict">${t('events.conflict')}</h2>
    ${table(t('events.versions'), [t('events.field'), t('events.theirs'), t('events.mine')], rows)}
    <p class="row"><button @click=${stale.theirs}>${t('events.takeTheirs')}</button><button @click=${stale.mine}>${t('stale.mine')}</button></p></section>`;
};

/** A labelled control; `mistake` stands under it and is read with it. */
export const field = (id, label, control, hint) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    ${control}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
  </div>`;

export const empty = (text) => html`<p class="empty">${text}</p>`;

export const loading = () => html`<p class="empty loading" role="status">${t('loading')}</p>`;

/** A state in a word, with a colour that says nothing more than the word. */
export const badge = (kind, text) => html`<span class="state ${kind}">${text}</span>`;

/** A moment in the reader's language and zone, as it is read. */
export const momentText = (iso) => new Intl.DateTimeFormat(words.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** The same as an element; the exact moment on hovering. */
export const moment = (iso) => (iso ? html`<time datetime=${iso} title=${iso}>${momentText(iso)}</time>` : nothing);

export const number = (value) => new Intl.NumberFormat(words.tag).format(value);

/** Rows of cells under headings. On a narrow page each row becomes a card that names its cells. */
export const table = (caption, heads, rows) => html`
  <div class="table" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption class="unseen">${caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map((cells) => html`<tr>${cells.map((cell, i) => html`<td data-head=${heads[i]}>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;

/** A number with what it counts, as one of several that are seen at a glance. */
export const figure = (label, value) => html`<div class="figure"><dt>${label}</dt><dd>${value}</dd></div>`;

/** A list of what a page is about, each with its value. */
export const facts = (pairs) => html`
  <dl class="facts">${pairs.filter(([, value]) => value !== undefined && value !== '' && value !== nothing).map(([name, value]) => html`
    <div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** A box to tick with its label. */
export const check = (label, checked, change) => html`
  <label class="check"><input type="checkbox" .checked=${checked} @change=${({ target }) => change(target.checked)}> ${label}</label>`;

/** A key under which a request is done once however often it is sent. */
export const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The same key for the same request as long as nobody has answered it: sent again it is done once. */
export class Keys {
  #asked;

  of(body) {
    const text = JSON.stringify(body);
    if (this.#asked?.text !== text) this.#asked = { text, key: freshKey() };
    return this.#asked.key;
  }

  done() {
    this.#asked = undefined;
  }
}

/** How long something takes, in words. */
export const duration = (seconds) => {
  const unit = (value, name) => new Intl.NumberFormat(words.tag, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
  if (seconds < 90) return unit(Math.max(1, Math.round(seconds)), 'second');
  return seconds < 5400 ? unit(Math.round(seconds / 60), 'minute') : unit(Math.round(seconds / 3600), 'hour');
};

/** The way back to a list. */
export const back = (path, text) => html`<p class="back">${link(path, html`<span aria-hidden="true">←</span> ${text}`)}</p>`;
