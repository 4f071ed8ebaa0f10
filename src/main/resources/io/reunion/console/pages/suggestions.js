/** What members suggest, without who they are, and what is done about it. */
import { html, nothing } from 'lit';
import { get, patch, signedIn } from '../api.js';
import { View, t, tell } from '../view.js';
import { badge, check, conflict, empty, failure, field, loading, nameOf, number } from '../ui.js';

const STATES = { OPEN: ['off', 'suggestions.open'], PLANNED: ['on', 'suggestions.planned'], DONE: ['on', 'suggestions.done'], DECLINED: ['', 'suggestions.declined'] };

class AllSuggestions extends View {
  static properties = { items: { state: true }, all: { state: true }, answered: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.all = false;
    this.attempt(() => this.#load());
  }

  async #load() {
    this.items = (await get('/suggestions')).items;
    this.answered = undefined;
  }

  #change(one, change) {
    const { id } = one;
    return this.edit(async (etag) => {
      const changed = await patch(`/suggestions/${id}`, change, { etag });
      this.items = this.items.map((other) => (other.id === id ? changed : other));
      this.answered = undefined;
      tell(t('suggestions.changed', { id: number(id) }));
    }, one, one.etag, () => this.#load());
  }

  #stale() {
    return conflict(this.stale, { state: t('announcements.state'), answer: t('events.answer'), owner: t('suggestions.owner') }, { state: (state) => t(STATES[state][1]) });
  }

  #answer(event, one) {
    event.preventDefault();
    const { state, answer } = Object.fromEntries(new FormData(event.target));
    return this.#change(one, { state, answer });
  }

  #form(one) {
    const { id, state, answer } = one;
    return html`<form @submit=${(event) => this.#answer(event, one)}>
      ${field(`state-${id}`, t('announcements.state'), html`<select id="state-${id}" name="state">${Object.entries(STATES).map(([value, [, word]]) => html`<option value=${value} ?selected=${value === state}>${t(word)}</option>`)}</select>`)}
      ${field(`answer-${id}`, t('events.answer'), html`<textarea id="answer-${id}" name="answer" maxlength="1000" rows="3" .value=${answer}></textarea>`, t('suggestions.told'))}
      <p class="row"><button class="primary" ?disabled=${this.busy}>${t('events.save')}</button>
        <button type="button" class="quiet" @click=${() => (this.answered = undefined)}>${t('suggestions.leave')}</button></p></form>`;
  }

  #one(one) {
    const { id, text, state, owner, answer } = one;
    const self = nameOf(signedIn());
    return html`<li class="card"><h2>${text}</h2>
      <p>${number(id)} · ${badge(STATES[state][0], t(STATES[state][1]))}${owner ? html` · ${t('suggestions.owner')} ${owner}` : nothing}</p>
      ${answer && this.answered !== id ? html`<p class="said">${answer}</p>` : nothing}
      ${this.answered === id ? this.#form(one) : html`<p class="row">
        <button class="primary" ?disabled=${this.busy} @click=${() => (this.answered = id)}>${t('suggestions.answer')}</button>
        ${owner === self ? nothing : html`<button ?disabled=${this.busy} @click=${() => this.#change(one, { owner: self })}>${t('suggestions.own')}</button>`}</p>`}
    </li>`;
  }

  render() {
    const shown = (this.items ?? []).filter(({ state }) => this.all || state === 'OPEN' || state === 'PLANNED');
    return html`
      <h1>${t('nav.suggestions')}</h1>
      <p>${t('suggestions.about')}</p>
      ${check(t('suggestions.all'), this.all, (all) => (this.all = all))}
      ${this.#stale()}${failure(this.failure)}
      ${this.items === undefined ? (this.failure ? nothing : loading()) : shown.length === 0 ? empty(t('suggestions.none')) : html`<ul class="cards wide">${shown.map((one) => this.#one(one))}</ul>`}`;
  }
}

customElements.define('page-suggestions', AllSuggestions);
