/** At the door of an event: the word by which people check themselves in, who is expected, and who has come. */
import { html, nothing } from 'lit';
import { get, post, remove } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, empty, failure, figure, freshKey, link, loading, moment, number, table } from '../ui.js';

/** How often others' check-ins are looked for, in milliseconds. */
const STEP = 5000;

class Door extends View {
  static properties = { door: { state: true }, wanted: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.wanted = '';
    this.path = `/events/${encodeURIComponent(this.rest[0])}/checkins`;
    this.attempt(() => this.#look());
    this.looking = setInterval(() => this.#look().catch(() => {}), STEP);
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    super.disconnectedCallback();
  }

  async #look() {
    this.door = await get(this.path);
  }

  async #do(work, said) {
    const done = await this.attempt(async () => {
      await work();
      await this.#look();
    });
    if (done && said) tell(said);
    return done;
  }

  async #walkIn(event) {
    event.preventDefault();
    const name = this.wanted.trim();
    if (await this.#do(() => post(this.path, { name, walkIn: true }, { key: freshKey() }), t('door.came', { name }))) this.wanted = '';
  }

  #words() {
    const { words } = this.door;
    const shown = Object.entries(words);
    return html`<section aria-labelledby="word"><h2 id="word">${t('door.word')}</h2>
      <p>${t('door.wordWhy')}</p>
      ${shown.map(([place, word]) => html`<p class="word">${place === 'ONLINE' ? t('events.online') : nothing} <strong>${word}</strong></p>`)}
      ${shown.length
        ? html`<button ?disabled=${this.busy} @click=${() => this.#do(() => post(this.path + '/close'), t('door.closed'))}>${t('door.close')}</button>`
        : html`<button class="primary" ?disabled=${this.busy} @click=${() => this.#do(() => post(this.path + '/open', { place: 'room' }), t('door.opened'))}>${t('door.open')}</button>`}
    </section>`;
  }

  #expected() {
    const sought = this.wanted.trim().toLowerCase();
    const rows = this.door.missing.filter(({ name }) => name.toLowerCase().includes(sought));
    return html`<section aria-labelledby="expected"><h2 id="expected">${t('door.expected')}</h2>
      <form class="row" @submit=${this.#walkIn}>
        <label class="unseen" for="name">${t('door.name')}</label>
        <input id="name" required maxlength="200" placeholder=${t('door.name')} .value=${this.wanted} @input=${({ target }) => (this.wanted = target.value)}>
        <button ?disabled=${this.busy}>${t('door.walkIn')}</button>
      </form>
      ${rows.length === 0 ? empty(t('door.nobody')) : table(t('door.list'), [t('events.name'), t('events.seatsHead'), t('door.arrive')], rows.map(({ person, name, seats }) => [
        name, number(seats),
        html`<button class="primary" aria-label=${t('door.arriveOf', { name })} ?disabled=${this.busy} @click=${() => this.#do(() => post(this.path, { person }, { key: freshKey() }), t('door.came', { name }))}>${t('door.arrive')}</button>`]))}
    </section>`;
  }

  #here() {
    const { items } = this.door;
    if (items.length === 0) return nothing;
    return html`<section aria-labelledby="here"><h2 id="here">${t('door.here')}</h2>
      ${table(t('door.hereList'), [t('events.name'), t('events.seatsHead'), t('audit.at'), t('door.undo')], items.map(({ person, name, seats, at }) => [
        name, number(seats), moment(at),
        html`<button class="quiet" aria-label=${t('door.undoOf', { name })} ?disabled=${this.busy} @click=${() => this.#do(() => remove(`${this.path}/${encodeURIComponent(person)}`), t('door.undone', { name }))}>${t('door.undo')}</button>`]))}
    </section>`;
  }

  render() {
    const { counts } = this.door ?? {};
    return html`
      ${back(`events/${this.rest[0]}`, t('door.event'))}
      <h1>${t('events.door')}</h1>
      ${failure(this.failure)}
      ${counts === undefined ? (this.failure ? nothing : loading()) : html`
        <p>${link(`events/${this.rest[0]}/screen`, t('screen.open'), 'button')}</p>
        <dl class="figures">${figure(t('door.heads'), number(counts.heads))}${figure(t('door.expected'), number(counts.missing))}${figure(t('door.walkIns'), number(counts.walkIns))}</dl>
        ${this.#expected()}${this.#here()}${this.#words()}`}`;
  }
}

customElements.define('page-door', Door);
