/** Trying a sentence: what the bot would understand, and why. */
import { html, nothing } from 'lit';
import { post } from '../api.js';
import { View, t } from '../view.js';
import { facts, failure, field, number, table } from '../ui.js';
import { intentName } from '../intents.js';
import { words } from '../words.js';
import '../replay.js';

const CONTEXTS = {
  ambient: 'sentences.ambient', addressed: 'sentences.addressed', card: 'sentences.card', direct: 'sentences.direct', question: 'sentences.question', dialogue: 'sentences.dialogue',
};

class Sentences extends View {
  static properties = { asked: { state: true }, understood: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.asked = { text: '', context: 'ambient', locale: words.language, zone: '', now: '' };
  }

  #set(change) {
    this.asked = { ...this.asked, ...change };
  }

  #ask(event) {
    event.preventDefault();
    const body = Object.fromEntries(Object.entries(this.asked).filter(([, value]) => value !== ''));
    return this.attempt(async () => (this.understood = await post('/understand', body)));
  }

  #select(key, label, options) {
    return field(key, label, html`<select id=${key} @change=${({ target }) => this.#set({ [key]: target.value })}>${options.map(([value, name]) => html`<option value=${value} ?selected=${this.asked[key] === value}>${name}</option>`)}</select>`);
  }

  #meaning({ intent, seats, more, guests, onBehalfOf, event, query, start, end, why }) {
    return facts([
      [t('sentences.intent'), html`<strong>${intentName(intent)}</strong> <code>${intent}</code>`],
      [t('events.seatsHead'), seats === null ? undefined : number(seats)],
      [t('sentences.change'), more === 0 ? undefined : t(more > 0 ? 'sentences.more' : 'sentences.fewer', { count: Math.abs(more) })],
      [t('events.guests'), guests.join(', ')],
      [t('sentences.for'), onBehalfOf ?? undefined],
      [t('sentences.event'), event ?? undefined],
      [t('sentences.query'), query ?? undefined],
      [t('events.startsAt'), start ?? undefined],
      [t('events.endsAt'), end ?? undefined],
      [t('sentences.why'), why],
    ]);
  }

  #answer() {
    const { intent, confidence, choices, also, entries } = this.understood;
    return html`<section aria-labelledby="answer" role="status"><h2 id="answer">${t('sentences.answer')}</h2>
      ${intent === 'NONE' ? html`<p>${t('sentences.silent')}</p>` : nothing}
      ${this.#meaning(this.understood)}
      ${facts([[t('sentences.confidence'), new Intl.NumberFormat(words.tag, { style: 'percent' }).format(confidence)], [t('sentences.choices'), choices.join(', ')]])}
      ${entries.length ? table(t('sentences.entries'), [t('events.name'), t('events.seatsHead'), t('events.guests'), t('announcements.state')],
        entries.map(({ name, seats, guests, status }) => [name, number(seats), guests.join(', '), status])) : nothing}
      ${also.map((meaning) => html`<h3>${t('sentences.also')}</h3>${this.#meaning(meaning)}`)}
    </section>`;
  }

  render() {
    const box = (key, label, type, hint) => field(key, label, html`<input id=${key} type=${type} .value=${this.asked[key]} aria-describedby="${key}-hint" @input=${({ target }) => this.#set({ [key]: target.value })}>`, hint);
    return html`
      <h1>${t('nav.sentences')}</h1>
      <p>${t('sentences.about')}</p>
      <form @submit=${this.#ask}>
        ${field('text', t('sentences.text'), html`<textarea id="text" required maxlength="16000" .value=${this.asked.text} @input=${({ target }) => this.#set({ text: target.value })}></textarea>`)}
        <div class="pair">
          ${this.#select('context', t('sentences.context'), Object.entries(CONTEXTS).map(([value, key]) => [value, t(key)]))}
          ${this.#select('locale', t('groups.language'), [['zh', '中文'], ['en', 'English']])}
          ${box('now', t('sentences.now'), 'datetime-local', t('sentences.nowHint'))}${box('zone', t('events.zone'), 'text', t('events.zoneHint'))}
        </div>
        <p><button class="primary" ?disabled=${this.busy}>${t('sentences.try')}</button></p>
      </form>
      ${failure(this.failure)}
      ${this.understood ? this.#answer() : nothing}
      <section aria-labelledby="replay"><h2 id="replay">${t('replay.title')}</h2><console-replay></console-replay></section>`;
  }
}

customElements.define('page-sentences', Sentences);
