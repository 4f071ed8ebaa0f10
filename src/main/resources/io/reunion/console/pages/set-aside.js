/** Messages that failed again and again and were set aside so that their chats go on: try them once more, or let them go. */
import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, empty, failure, loading, moment } from '../ui.js';

class SetAside extends View {
  static properties = { items: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#look());
  }

  async #look() {
    this.items = (await get('/poison')).items;
  }

  async #do(id, what, said) {
    const done = await this.attempt(async () => {
      await post(`/poison/${id}/${what}`);
      this.sure = undefined;
      await this.#look();
    });
    if (done) tell(said);
  }

  #drop(id) {
    return this.sure === id
      ? html`<button class="danger" ?disabled=${this.busy} @click=${() => this.#do(id, 'drop', t('aside.dropped'))}>${t('aside.reallyDrop')}</button>`
      : html`<button class="quiet" ?disabled=${this.busy} @click=${() => (this.sure = id)}>${t('aside.drop')}</button>`;
  }

  render() {
    return html`
      ${back('system', t('nav.system'))}
      <h1>${t('aside.title')}</h1>
      <p>${t('aside.about')}</p>
      ${failure(this.failure)}
      ${this.items === undefined ? (this.failure ? nothing : loading()) : this.items.length === 0 ? empty(t('aside.none')) : html`
        <ul class="cards">${this.items.map(({ id, at, reason, type, chat, sentAt }) => html`
          <li class="card"><h2><code>${reason}</code></h2>
            <p>${type ?? nothing} ${chat ? html`<code>${chat}</code>` : nothing}</p>
            <p class="hint">${sentAt ? html`${t('aside.sent')} ${moment(sentAt)} · ` : nothing}${t('aside.at')} ${moment(at)}</p>
            <p class="row"><button class="primary" ?disabled=${this.busy} @click=${() => this.#do(id, 'replay', t('aside.replayed'))}>${t('aside.replay')}</button>${this.#drop(id)}</p></li>`)}</ul>`}`;
  }
}

customElements.define('page-set-aside', SetAside);
