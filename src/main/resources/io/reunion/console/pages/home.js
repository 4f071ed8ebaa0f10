/** What waits for a person, and what comes in the next days. */
import { html, nothing } from 'lit';
import { get, signedIn } from '../api.js';
import { View, t } from '../view.js';
import { failure, link, loading, empty, number } from '../ui.js';
import { eventCard } from '../events.js';
import { textOf } from '../announcements.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;

class Home extends View {
  static properties = { events: { state: true }, announcements: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => {
      const admin = signedIn().role === 'ADMIN';
      const [events, announcements] = await Promise.all([get('/events'), admin ? get('/announcements') : { items: [] }]);
      [this.events, this.announcements] = [events.items, announcements.items];
    });
  }

  #waiting() {
    const approvals = this.announcements.filter(({ state }) => state === 'AWAITING_APPROVAL');
    const unknown = this.announcements.filter(({ counts }) => counts.unknown > 0);
    const paused = this.announcements.filter(({ state }) => state === 'PAUSED');
    const entries = [
      ...approvals.map((one) => [one, t('home.approve')]),
      ...paused.map((one) => [one, t('home.paused')]),
      ...unknown.map((one) => [one, t('home.unknown', { count: number(one.counts.unknown) })]),
    ];
    return entries.length === 0 ? empty(t('home.nothingWaits')) : html`
      <ul class="cards">${entries.map(([one, why]) => html`<li class="card"><h3>${link(`announcements/${one.id}`, textOf(one, 60))}</h3><p>${why}</p></li>`)}</ul>`;
  }

  #coming() {
    const now = Date.now();
    const coming = this.events
      .filter(({ state, startsAt }) => (state === 'OPEN' || state === 'CLOSED') && new Date(startsAt) > now)
      .sort((one, other) => new Date(one.startsAt) - new Date(other.startsAt));
    const week = coming.filter(({ startsAt }) => new Date(startsAt) - now < WEEK);
    const section = (id, title, events) => html`<section aria-labelledby=${id}><h2 id=${id}>${title}</h2><ul class="cards">${events.map(eventCard)}</ul></section>`;
    if (coming.length === 0) return html`<section aria-labelledby="coming"><h2 id="coming">${t('home.coming')}</h2>${empty(t('home.none'))}</section>`;
    const later = coming.filter((event) => !week.includes(event)).slice(0, 6);
    return html`
      ${week.length ? section('week', t('home.week'), week) : nothing}
      ${later.length ? section('coming', t('home.coming'), later) : nothing}`;
  }

  render() {
    return html`
      <h1>${t('home.title', { name: signedIn().name })}</h1>
      ${failure(this.failure)}
      ${this.events === undefined ? (this.failure ? nothing : loading()) : html`
        <section aria-labelledby="waiting"><h2 id="waiting">${t('home.waiting')}</h2>${this.#waiting()}</section>
        ${this.#coming()}`}`;
  }
}

customElements.define('page-home', Home);
