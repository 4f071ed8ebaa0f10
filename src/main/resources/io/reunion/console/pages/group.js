/** One group: what it is set to, and what the bot would have said there while it only listens. */
import { html, nothing } from 'lit';
import { follow, get, patch, remove } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, badge, check, empty, failure, field, loading, moment } from '../ui.js';

/** Who would have seen a message. */
const TO = { HERE: 'groups.toHERE', DISCREETLY: 'groups.toDISCREETLY', PRIVATELY: 'groups.toPRIVATELY' };

class Group extends View {
  static properties = { chat: { state: true }, unsaid: { state: true }, form: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.path = `/chats/${this.rest[0].split('/').map(encodeURIComponent).join('/')}`;
    this.attempt(async () => {
      this.#take((await get('/chats')).items.find(({ id }) => id === this.rest[0]));
      this.unsaid = await get(this.path + '/unsaid');
      this.stop = follow(this.path + '/unsaid/live', { unsaid: (content) => (this.unsaid = content) });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  #take(chat) {
    if (!chat) throw new Error(t('groups.unknown'));
    this.chat = chat;
    this.form = { timeZone: chat.timeZone ?? '', chapter: chat.chapter ?? '', tags: (chat.tags ?? []).join(', ') };
  }

  #set(change) {
    return this.attempt(async () => {
      this.#take(await patch(this.path, change));
      tell(t('groups.changed', { name: this.chat.title || this.chat.id }));
    });
  }

  #save(event) {
    event.preventDefault();
    const { timeZone, chapter, tags } = this.form;
    return this.#set({
      timeZone: timeZone.trim() || null,
      chapter: chapter.trim() || null,
      tags: tags.split(/[,，、]/).map((tag) => tag.trim()).filter(Boolean),
    });
  }

  async #forget() {
    const done = await this.attempt(async () => {
      await remove(this.path + '/unsaid');
      this.unsaid = await get(this.path + '/unsaid');
    });
    if (done) tell(t('groups.forgotten'));
  }

  #box(key, label, hint) {
    return field(key, label, html`<input id=${key} .value=${this.form[key]} aria-describedby="${key}-hint" @input=${({ target }) => (this.form = { ...this.form, [key]: target.value })}>`, hint);
  }

  #said({ text, to, buttons }) {
    return html`<div class="would"><p class="hint">${t(TO[to])}</p><p>${text}</p>
      ${buttons.length ? html`<p class="hint">${buttons.map((label) => html`<span class="state">${label}</span> `)}</p>` : nothing}</div>`;
  }

  #unsaid() {
    const { items } = this.unsaid;
    if (items.length === 0) return empty(this.chat.listening ? t('groups.nothingYet') : t('groups.notListening'));
    return html`
      <ul class="cards unsaid">${items.map(({ at, message, says }) => html`
        <li class="card"><p class="hint">${moment(at)}</p>
          <blockquote>${message || t('groups.button')}</blockquote>${says.map((line) => this.#said(line))}</li>`)}</ul>
      <p><button class="quiet" ?disabled=${this.busy} @click=${this.#forget}>${t('groups.forget')}</button></p>`;
  }

  render() {
    const chat = this.chat;
    if (!chat || !this.unsaid) return html`${back('groups', t('nav.groups'))}${failure(this.failure)}${this.failure ? nothing : loading()}`;
    return html`
      ${back('groups', t('nav.groups'))}
      <div class="head"><h1>${chat.title || chat.id}</h1><span>${chat.listening ? badge('off', t('groups.listening')) : badge('on', t('groups.active'))}</span></div>
      ${failure(this.failure)}
      <p>${check(t('groups.listen'), chat.listening, (listening) => this.#set({ listening }))}</p>
      <p class="hint">${t('groups.listenWhy')}</p>
      <section aria-labelledby="unsaid"><h2 id="unsaid">${t('groups.unsaid')}</h2><div role="log" aria-label=${t('groups.unsaid')}>${this.#unsaid()}</div></section>
      <section aria-labelledby="set"><h2 id="set">${t('groups.settings')}</h2>
        <form @submit=${this.#save}>
          ${field('language', t('groups.language'), html`<select id="language" @change=${({ target }) => this.#set({ language: target.value || null })}>
            <option value="" ?selected=${!chat.language}>${t('groups.default')}</option>
            <option value="zh" lang="zh-CN" ?selected=${chat.language === 'zh'}>中文</option>
            <option value="en" lang="en" ?selected=${chat.language === 'en'}>English</option></select>`)}
          ${this.#box('timeZone', t('groups.clock'), t('events.zoneHint'))}
          ${this.#box('chapter', t('members.chapter'), t('groups.chapterHint'))}
          ${this.#box('tags', t('compose.tags'), t('groups.tagsHint'))}
          <p><button class="primary" ?disabled=${this.busy}>${t('events.save')}</button></p>
        </form>
      </section>`;
  }
}

customElements.define('page-group', Group);
