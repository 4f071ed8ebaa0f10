/** Events, by month: those to come, or those that are over. */
import { html, nothing } from 'lit';
import { get, signedIn } from '../api.js';
import { View, t } from '../view.js';
import { check, failure, loading, empty, link } from '../ui.js';
import { eventCard } from '../events.js';
import { words } from '../words.js';

class Events extends View {
  static properties = { items: { state: true }, over: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.over = false;
    this.attempt(async () => (this.items = (await get('/events')).items));
  }

  /** The events of each month on the clock of the event, in their order. */
  #months() {
    const direction = this.over ? -1 : 1;
    const shown = this.items
      .filter(({ state }) => (state === 'PAST' || state === 'CANCELLED') === this.over)
      .sort((one, other) => direction * (new Date(one.startsAt) - new Date(other.startsAt)));
    const months = new Map();
    for (const event of shown) {
      const month = event.startsAt.slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), event]);
    }
    return [...months];
  }

  #month([month, events]) {
    const name = new Intl.DateTimeFormat(words.tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`));
    return html`<section aria-labelledby=${`month-${month}`}><h2 id=${`month-${month}`}>${name}</h2><ul class="cards">${events.map(eventCard)}</ul></section>`;
  }

  render() {
    const months = this.items && this.#months();
    return html`
      <div class="head"><h1>${t('nav.events')}</h1>${signedIn().role === 'ADMIN' ? link('events/new', t('events.new'), 'primary') : nothing}</div>
      ${check(t('events.over'), this.over, (over) => (this.over = over))}
      ${failure(this.failure)}
      ${months === undefined ? (this.failure ? nothing : loading()) : months.length === 0 ? empty(t('home.none')) : months.map((month) => this.#month(month))}`;
  }
}

customElements.define('page-events', Events);
