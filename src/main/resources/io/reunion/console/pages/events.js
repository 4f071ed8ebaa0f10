/** Events: a month as a calendar with its events below, or all of them as a list by month. */
import { html, nothing } from 'lit';
import { get, signedIn } from '../api.js';
import { calendar, eventsOf, monthAfter, monthName, today } from '../calendar.js';
import { View, t } from '../view.js';
import { check, failure, loading, empty, link } from '../ui.js';
import { eventCard } from '../events.js';
import { memory, words } from '../words.js';
import '../calendar-address.js';

/** Under which it is remembered that this browser wants the list. */
const SHOWN = 'reunion.events';

class Events extends View {
  static properties = { items: { state: true }, over: { state: true }, list: { state: true }, month: { state: true }, chapters: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.over = false;
    this.list = memory.get(SHOWN) === 'list';
    this.attempt(async () => {
      this.items = (await get('/events')).items;
      this.month = this.#next() ?? today().slice(0, 7);
      this.chapters = signedIn().role === 'HOST' ? [] : (await get('/chapters')).items;
    });
  }

  /** The month of the next event. */
  #next() {
    return this.items.map(({ startsAt }) => startsAt).filter((at) => at.slice(0, 10) >= today()).sort()[0]?.slice(0, 7);
  }

  #show(list) {
    this.list = list;
    memory.set(SHOWN, list ? 'list' : 'calendar');
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

  #section(month, events) {
    return html`<section aria-labelledby=${`month-${month}`}><h2 id=${`month-${month}`}>${monthName(month)}</h2><ul class="cards">${events.map(eventCard)}</ul></section>`;
  }

  #list() {
    const months = this.#months();
    return html`${check(t('events.over'), this.over, (over) => (this.over = over))}
      ${months.length === 0 ? empty(t('home.none')) : months.map(([month, events]) => this.#section(month, events))}`;
  }

  #calendar() {
    const { month, items } = this;
    const events = eventsOf(month, items);
    const step = (months, label, sign) => html`<button aria-label=${label} @click=${() => (this.month = monthAfter(month, months))}><span aria-hidden="true">${sign}</span></button>`;
    return html`
      <div class="row month">
        ${step(-1, t('events.before'), '‹')}<h2 id="month" aria-live="polite">${monthName(month)}</h2>${step(1, t('events.after'), '›')}
        <button class="quiet" @click=${() => (this.month = today().slice(0, 7))}>${t('events.thisMonth')}</button></div>
      ${calendar(month, items)}
      ${events.length === 0 ? empty(t('events.nothing')) : html`<ul class="cards" aria-labelledby="month">${events.map(eventCard)}</ul>`}`;
  }

  /** The calendar of each chapter, for its page or its members. */
  #feeds() {
    if (!this.chapters?.length) return nothing;
    const nameOf = ({ id, name }) => name[words.tag.slice(0, 2)] ?? id;
    return html`<section aria-labelledby="feeds"><h2 id="feeds">${t('feed.chapters')}</h2><p>${t('feed.chaptersWhy')}</p>
      <ul class="cards">${this.chapters.map((one) => html`<li class="card"><h3>${nameOf(one)}</h3><calendar-address path=${`/chapters/${one.id}/calendar`} label=${nameOf(one)}></calendar-address></li>`)}</ul></section>`;
  }

  render() {
    const mode = (list, label) => html`<button aria-pressed=${this.list === list ? 'true' : 'false'} @click=${() => this.#show(list)}>${label}</button>`;
    return html`
      <div class="head"><h1>${t('nav.events')}</h1>${signedIn().role === 'HOST' ? nothing : link('events/new', t('events.new'), 'primary')}</div>
      <div class="row modes" role="group" aria-label=${t('events.shown')}>${mode(false, t('events.month'))}${mode(true, t('events.list'))}</div>
      ${failure(this.failure)}
      ${this.month === undefined ? (this.failure ? nothing : loading()) : this.list ? this.#list() : this.#calendar()}
      ${this.#feeds()}`;
  }
}

customElements.define('page-events', Events);
