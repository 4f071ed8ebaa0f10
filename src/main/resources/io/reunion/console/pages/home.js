/** What waits for a person, and what comes in the next days. */
import { html, nothing } from 'lit';
import { follow, get, signedIn } from '../api.js';
import { View, t } from '../view.js';
import { failure, link, loading, empty, nameOf, number } from '../ui.js';
import { eventCard } from '../events.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** What waits, by its kind: what is said of it, and where it is decided. */
const WAITING = {
  APPROVAL: { said: 'home.approve', at: ({ id }) => `announcements/${id}` },
  PAUSED: { said: 'home.paused', at: ({ id }) => `announcements/${id}` },
  UNKNOWN_DELIVERIES: { said: 'home.unknown', at: ({ id }) => `announcements/${id}` },
  UNREAD_LIST: { said: 'home.unread', at: ({ id }) => `events/${id}` },
  DUPLICATES: { said: 'home.duplicates', at: () => 'members/review' },
  DEPARTURES: { said: 'home.departures', at: () => 'members/review' },
  CORRECTIONS: { said: 'home.corrections', at: () => 'members/requests' },
  APPLICATIONS: { said: 'home.applications', at: () => 'members/requests' },
  SUGGESTIONS: { said: 'home.suggestions', at: () => 'suggestions' },
  SET_ASIDE: { said: 'home.aside', at: () => 'system/set-aside' },
};

class Home extends View {
  static properties = { events: { state: true }, waiting: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => {
      const [waiting, events] = await Promise.all([get('/waiting'), get('/events')]);
      [this.waiting, this.events] = [waiting.items, events.items];
      if (this.isConnected) this.stop = follow('/waiting/live', { waiting: (content) => this.#hear(content) });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  /** The events are read again only when one of them has changed. */
  #hear({ items, events: mark }) {
    this.waiting = items;
    const changed = this.mark !== undefined && this.mark !== mark;
    this.mark = mark;
    if (changed) get('/events').then(({ items: all }) => (this.events = all), () => {});
  }

  #one(item) {
    const { kind, count, title, lines = [] } = item;
    const { said, at: where } = WAITING[kind];
    const text = t(said, { count: number(count) });
    return html`<li class="card"><h3>${link(where(item), title ?? text)}</h3>
      ${title ? html`<p>${text}</p>` : nothing}
      ${lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}</li>`;
  }

  #waiting() {
    return this.waiting.length === 0 ? empty(t('home.nothingWaits')) : html`<ul class="cards">${this.waiting.map((item) => this.#one(item))}</ul>`;
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
      <h1>${t('home.title', { name: nameOf(signedIn()) })}</h1>
      ${failure(this.failure)}
      ${this.events === undefined ? (this.failure ? nothing : loading()) : html`
        <section aria-labelledby="waiting"><h2 id="waiting">${t('home.waiting')}</h2>${this.#waiting()}</section>
        ${this.#coming()}`}`;
  }
}

customElements.define('page-home', Home);
