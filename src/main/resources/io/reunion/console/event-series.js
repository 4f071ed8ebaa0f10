/** The occurrences of a series with how many come to each; or a form that makes an event the first of one. */
import { html, nothing } from 'lit';
import { get, post, signedIn } from './api.js';
import { View, t, tell } from './view.js';
import { failure, field, figure, freshKey, link, number, table } from './ui.js';
import { eventBadge, eventMoment } from './events.js';

const EVERY = { week: 'series.week', two_weeks: 'series.twoWeeks', month: 'series.month', month_weekday: 'series.monthWeekday', day: 'series.day', list: 'series.list' };

class Series extends View {
  static properties = { event: { attribute: false }, report: { state: true }, every: { state: true }, count: { state: true }, dates: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.every = 'week';
    this.count = '4';
    this.dates = [''];
    this.key = freshKey();
    if (this.event.series) this.attempt(() => this.#look());
  }

  async #look() {
    this.report = await get(`/events/${this.event.id}/series`);
  }

  async #repeat(submitted) {
    submitted.preventDefault();
    const body = this.every === 'list'
      ? { startsAt: this.dates.filter(Boolean) }
      : { every: this.every, count: Number(this.count) };
    const done = await this.attempt(async () => {
      const { items } = await post(`/events/${this.event.id}/series`, body, { key: this.key });
      await this.#look();
      tell(t('series.made', { count: number(items.length) }));
    });
    this.key = freshKey();
    if (done) this.dispatchEvent(new CustomEvent('changed'));
  }

  #occurrences() {
    const { items, attendances, persons } = this.report;
    return html`<dl class="figures">${figure(t('series.attendances'), number(attendances))}${figure(t('series.persons'), number(persons))}</dl>
      ${table(t('series.occurrences'), [t('events.startsAt'), t('announcements.state'), t('series.come'), t('events.seatsHead')], items.map((one) => [
        one.event.id === this.event.id ? html`<strong>${eventMoment(one.event.startsAt, one.event.timeZone)}</strong>` : link(`events/${one.event.id}`, eventMoment(one.event.startsAt, one.event.timeZone)),
        eventBadge(one.event.state), number(one.persons), number(one.seats)]))}`;
  }

  #dates() {
    const put = (at, value) => (this.dates = this.dates.map((one, i) => (i === at ? value : one)));
    return html`<fieldset><legend>${t('series.dates')}</legend>
      ${this.dates.map((date, i) => html`<div class="row"><input type="datetime-local" required aria-label=${t('series.dateOf', { number: number(i + 2) })} .value=${date} @input=${({ target }) => put(i, target.value)}>
        ${this.dates.length > 1 ? html`<button type="button" class="quiet" aria-label=${t('series.removeDate', { number: number(i + 2) })} @click=${() => (this.dates = this.dates.filter((one, at) => at !== i))}>${t('events.remove')}</button>` : nothing}</div>`)}
      <button type="button" @click=${() => (this.dates = [...this.dates, ''])}>${t('series.addDate')}</button></fieldset>`;
  }

  #form() {
    return html`<details><summary>${t('series.repeat')}</summary><form @submit=${this.#repeat}>
      <p>${t('series.why')}</p>
      <div class="pair">${field('series-every', t('series.every'), html`<select id="series-every" @change=${({ target }) => (this.every = target.value)}>${Object.entries(EVERY).map(([value, label]) => html`<option value=${value} ?selected=${this.every === value}>${t(label)}</option>`)}</select>`)}
        ${this.every === 'list' ? nothing : field('series-count', t('series.count'), html`<input id="series-count" type="number" min="2" max="60" required .value=${this.count} @input=${({ target }) => (this.count = target.value)}>`)}</div>
      ${this.every === 'list' ? this.#dates() : nothing}
      <p><button ?disabled=${this.busy}>${t('series.make')}</button></p></form></details>`;
  }

  render() {
    const { state, series } = this.event;
    const none = state === 'PAST' || state === 'CANCELLED' || signedIn().role === 'HOST';
    if (!series && !this.report && none) return nothing;
    return html`<section aria-labelledby="series"><h2 id="series">${t('series.title')}</h2>
      ${failure(this.failure)}${this.report ? this.#occurrences() : series ? nothing : this.#form()}</section>`;
  }
}

customElements.define('event-series', Series);
