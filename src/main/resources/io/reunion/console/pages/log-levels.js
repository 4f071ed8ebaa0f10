/** How much goes into the service's log, changed for a while: what is switched on for a fault ends by itself. */
import { html, nothing } from 'lit';
import { get, put, remove } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, duration, empty, failure, field, loading, moment, table } from '../ui.js';

/** From silence to everything. */
const LEVELS = { OFF: 'levels.off', ERROR: 'levels.error', WARN: 'levels.warn', INFO: 'levels.info', DEBUG: 'levels.debug', TRACE: 'levels.trace' };
const MINUTES = [15, 60, 240, 1440];
const ALL = 'all';

class LogLevels extends View {
  static properties = { items: { state: true }, form: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.form = { part: ALL, level: 'DEBUG', minutes: MINUTES[0] };
    this.attempt(() => this.#look());
  }

  async #look() {
    this.items = (await get('/system/log-levels')).items;
  }

  /** Over what was seen only: somebody else who looks for a fault of their own is not cut short. */
  async #do(part, ask, said) {
    const done = await this.attempt(async () => {
      await ask(`/system/log-levels/${encodeURIComponent(part)}`, { etag: this.items.find((one) => one.part === part)?.etag });
      await this.#look();
    });
    if (done) tell(said);
    else if (this.failure.status === 412) await get('/system/log-levels').then(({ items }) => (this.items = items), () => {});
  }

  #change(event) {
    event.preventDefault();
    const { part, level, minutes } = this.form;
    return this.#do(part.trim(), (path, options) => put(path, { level, minutes }, options), t('levels.changed'));
  }

  #select(key, label, options) {
    return field(key, label, html`<select id=${key} @change=${({ target }) => (this.form = { ...this.form, [key]: typeof this.form[key] === 'number' ? Number(target.value) : target.value })}>
      ${options.map(([value, name]) => html`<option value=${value} ?selected=${this.form[key] === value}>${name}</option>`)}</select>`);
  }

  render() {
    return html`
      ${back('system', t('nav.system'))}
      <h1>${t('levels.title')}</h1>
      <p>${t('levels.about')}</p>
      ${failure(this.failure)}
      ${this.items === undefined ? (this.failure ? nothing : loading()) : this.items.length === 0 ? empty(t('levels.none')) : table(
        t('levels.title'), [t('levels.part'), t('levels.level'), t('levels.until'), t('levels.usual')],
        this.items.map(({ part, level, until }) => [
          part === ALL ? t('levels.all') : html`<code>${part}</code>`, html`<code>${level}</code>`, moment(until),
          html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.#do(part, remove, t('levels.ended'))}>${t('levels.end')}</button>`]))}
      <h2>${t('levels.other')}</h2>
      <form @submit=${(event) => this.#change(event)}>
        ${field('part', t('levels.part'), html`<input id="part" required autocomplete="off" spellcheck="false" maxlength="160" .value=${this.form.part} aria-describedby="part-hint"
          @input=${({ target }) => (this.form = { ...this.form, part: target.value })}>`, t('levels.partHint'))}
        <div class="pair">${this.#select('level', t('levels.level'), Object.entries(LEVELS).map(([level, name]) => [level, `${level} – ${t(name)}`]))}
          ${this.#select('minutes', t('levels.minutes'), MINUTES.map((minutes) => [minutes, duration(minutes * 60)]))}</div>
        <p class="row"><button class="primary" ?disabled=${this.busy || this.items === undefined}>${t('levels.change')}</button></p>
      </form>`;
  }
}

customElements.define('page-log-levels', LogLevels);
