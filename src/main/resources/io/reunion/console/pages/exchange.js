/** What members offer and need, never who, and what came of it. */
import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { badge, empty, failure, field, figure, loading, moment, number } from '../ui.js';

const PAGE = 50;
const STATES = { OPEN: 'exchange.open', EXPIRED: 'exchange.expired', CLOSED: 'exchange.closed', ALL: 'exchange.all' };
const KINDS = { ALL: 'exchange.both', OFFER: 'exchange.offer', NEED: 'exchange.need' };

class ExchangeBoard extends View {
  static properties = { board: { state: true }, state: { state: true }, kind: { state: true }, words: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.state = 'OPEN';
    this.kind = 'ALL';
    this.words = '';
    this.#load();
  }

  #load(cursor) {
    const query = new URLSearchParams({ state: this.state, kind: this.kind, q: this.words, limit: PAGE });
    if (cursor) query.set('cursor', cursor);
    return this.attempt(async () => {
      const page = await get(`/exchange?${query}`);
      this.board = { ...page, items: [...(cursor ? this.board.items : []), ...page.items] };
      this.sure = undefined;
    });
  }

  async #decide({ id }, verb, said) {
    const done = await this.attempt(async () => {
      await post(`/exchange/${id}/${verb}`);
    });
    if (done) tell(said);
    await this.#load();
  }

  #choice(key, label, words) {
    return field(key, label, html`<select id=${key} @change=${({ target }) => {
      this[key] = target.value;
      this.#load();
    }}>${Object.entries(words).map(([value, word]) => html`<option value=${value} ?selected=${this[key] === value}>${t(word)}</option>`)}</select>`);
  }

  #search(event) {
    event.preventDefault();
    this.words = new FormData(event.target).get('words').trim();
    this.#load();
  }

  #filter() {
    return html`<form role="search" class="filter" @submit=${this.#search}>
      ${this.#choice('state', t('groups.state'), STATES)}${this.#choice('kind', t('exchange.kind'), KINDS)}
      ${field('words', t('exchange.words'), html`<input id="words" name="words" type="search" .value=${this.words}>`)}
      <p class="field"><button ?disabled=${this.busy}>${t('members.find')}</button></p></form>`;
  }

  #card(card) {
    const { id, kind, text, state, until, matched, inTouch, worked } = card;
    const button = (kind, label, work) => html`<button class=${kind} ?disabled=${this.busy} @click=${work}>${label}</button>`;
    return html`<li class="card"><h2>${text}</h2>
      <p>${t(KINDS[kind])} · ${t('exchange.number', { id: number(id) })} · ${badge(state === 'OPEN' ? 'on' : 'off', t(STATES[state]))}</p>
      <p class="hint">${state === 'CLOSED' ? nothing : html`${t('exchange.until')} ${moment(until)} · `}${t('exchange.outcome', { matched: number(matched), inTouch: number(inTouch), worked: number(worked) })}</p>
      <p class="row">${button('', state === 'CLOSED' ? t('exchange.reopen') : t('exchange.renew'), () => this.#decide(card, 'renew', t('exchange.renewed', { id: number(id) })))}
        ${state === 'CLOSED' ? nothing : this.sure === id
          ? button('danger', t('exchange.reallyClose'), () => this.#decide(card, 'close', t('exchange.wasClosed', { id: number(id) })))
          : button('quiet', t('exchange.close'), () => (this.sure = id))}</p></li>`;
  }

  #board() {
    const { items, total, next, matched, inTouch, worked, refused } = this.board;
    return html`
      <dl class="figures">${figure(t('exchange.matched'), number(matched))}${figure(t('exchange.inTouch'), number(inTouch))}
        ${figure(t('exchange.worked'), number(worked))}${figure(t('exchange.refused'), number(refused))}</dl>
      ${this.#filter()}
      <p role="status">${t('exchange.total', { count: number(total) })}</p>
      ${items.length === 0 ? empty(t('exchange.none')) : html`<ul class="cards wide">${items.map((card) => this.#card(card))}</ul>`}
      ${next ? html`<p><button class="quiet" ?disabled=${this.busy} @click=${() => this.#load(next)}>${t('more')}</button></p>` : nothing}`;
  }

  render() {
    return html`
      <h1>${t('nav.exchange')}</h1>
      <p>${t('exchange.about')}</p>
      ${failure(this.failure)}
      ${this.board ? this.#board() : this.failure ? nothing : loading()}`;
  }
}

customElements.define('page-exchange', ExchangeBoard);
