/** One group: how it is, what it is set to, and what the bot would have said there while it only listens. */
import { html, nothing } from 'lit';
import { follow, get, getTagged, patchTagged, remove, signedIn } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, check, conflict, empty, facts, failure, field, loading, moment } from '../ui.js';
import { chapterChoices, chapterTitle, knowChapters } from '../chapters.js';
import { groupState, mutedWords, nameOfGroup, pathOf, unasked } from '../groups.js';

const HOUR = 60 * 60 * 1000;

/** Who would have seen a message. */
const TO = { HERE: 'groups.toHERE', DISCREETLY: 'groups.toDISCREETLY', PRIVATELY: 'groups.toPRIVATELY' };

/** What is wrong with a group, and what to do about it. */
const WHY = { GONE: 'groups.whyGone', NOT_CONFIGURED: 'groups.whyNotConfigured', NOT_PAIRED: 'groups.whyNotPaired', FAILING: 'groups.whyFailing' };

/** How much the bot says there, an admin decides. */
const decides = () => signedIn().role === 'ADMIN';

class Group extends View {
  static properties = { chat: { state: true }, unsaid: { state: true }, form: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.path = pathOf(this.rest[0]);
    this.attempt(async () => {
      await Promise.all([this.#read(), knowChapters()]);
      this.unsaid = await get(this.path + '/unsaid');
      if (this.isConnected) this.stop = follow(this.path + '/unsaid/live', { unsaid: (content) => (this.unsaid = content) });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  async #read() {
    this.#take(await getTagged(this.path));
  }

  #take({ content, etag }) {
    this.etag = etag;
    this.chat = content;
    const { timeZone = '', chapter = '', tags = [], perDay = '' } = content;
    this.form = { timeZone, chapter, tags: tags.join(', '), perDay: String(perDay) };
  }

  async #set(change) {
    const done = await this.edit(async (etag) => {
      this.#take(await patchTagged(this.path, change, etag));
      tell(t('groups.changed', { name: nameOfGroup(this.chat) }));
    }, this.chat, this.etag, () => this.#read());
    await this.updateComplete;
    if (!done) this.querySelector('.failure')?.scrollIntoView({ block: 'center' });
  }

  #names() {
    return { language: t('groups.language'), timeZone: t('groups.clock'), chapter: t('members.chapter'), tags: t('compose.tags'), perDay: t('groups.perDay'), muted: t('groups.mute'), mutedUntil: t('groups.mute'), listening: t('groups.listen') };
  }

  #save(event) {
    event.preventDefault();
    const { timeZone, chapter, tags, perDay } = this.form;
    return this.#set({
      ...(decides() ? { perDay: perDay.trim() === '' ? null : Number(perDay) } : {}),
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

  #health() {
    const { platform, account, health } = this.chat;
    return html`<section aria-labelledby="health"><h2 id="health">${t('groups.health')}</h2>
      ${health.state === 'WELL' ? nothing : html`<p>${t(WHY[health.state])}</p>`}
      ${facts([
        [t('groups.platform'), `${platform} · ${account}`],
        [t('groups.received'), health.received ? moment(health.received) : t('groups.never')],
        [t('groups.sent'), health.sent ? moment(health.sent) : t('groups.never')],
        [t('groups.failed'), health.failed ? html`${moment(health.failed)} <code>${health.reason}</code>` : t('groups.never')],
        [t('groups.unasked'), unasked(this.chat)],
      ])}</section>`;
  }

  /** One that the settings do not name is still what is set. */
  #chapter() {
    const { chapter } = this.form;
    const choices = chapterChoices();
    const all = !chapter || choices.some(([id]) => id === chapter) ? choices : [...choices, [chapter, chapter]];
    return field('chapter', t('members.chapter'), html`<select id="chapter" aria-describedby="chapter-hint" @change=${({ target }) => (this.form = { ...this.form, chapter: target.value })}>
      <option value="" .selected=${!chapter}>${t('groups.noChapter')}</option>
      ${all.map(([id, title]) => html`<option value=${id} .selected=${id === chapter}>${title}</option>`)}</select>`, t('groups.chapterHint'));
  }

  #mute() {
    const { muted } = this.chat;
    const until = (hours) => ({ mutedUntil: new Date(Date.now() + hours * HOUR).toISOString() });
    const button = (label, change) => html`<button type="button" ?disabled=${this.busy} @click=${() => this.#set(change)}>${label}</button>`;
    return html`<section aria-labelledby="mute"><h2 id="mute">${t('groups.mute')}</h2>
      <p role="status">${muted ? mutedWords(this.chat) : t('groups.speaks')}</p>
      ${decides() ? html`<p class="row">${muted ? button(t('groups.unmute'), { muted: false }) : nothing}
        ${button(t('groups.muteHours', { count: 2 }), until(2))}${button(t('groups.muteHours', { count: 24 }), until(24))}
        ${button(t('groups.muteWeek'), until(24 * 7))}${button(t('groups.muteOpen'), { muted: true })}</p>` : nothing}
      <p class="hint">${t('groups.muteWhy')}</p></section>`;
  }

  render() {
    const chat = this.chat;
    if (!chat || !this.unsaid) return html`${back('groups', t('nav.groups'))}${failure(this.failure)}${this.failure ? nothing : loading()}`;
    return html`
      ${back('groups', t('nav.groups'))}
      <div class="head"><h1>${nameOfGroup(chat)}</h1>${groupState(chat)}</div>
      ${conflict(this.stale, this.#names(), { chapter: chapterTitle })}${failure(this.failure)}
      ${chat.health ? this.#health() : nothing}
      ${chat.kind === 'GROUP' ? this.#mute() : nothing}
      <section aria-labelledby="set"><h2 id="set">${t('groups.settings')}</h2>
        <form @submit=${this.#save}>
          <div class="pair">
          ${field('language', t('groups.language'), html`<select id="language" @change=${({ target }) => this.#set({ language: target.value || null })}>
            <option value="" ?selected=${!chat.language}>${t('groups.default')}</option>
            <option value="zh" lang="zh-CN" ?selected=${chat.language === 'zh'}>中文</option>
            <option value="en" lang="en" ?selected=${chat.language === 'en'}>English</option></select>`)}
          ${this.#box('timeZone', t('groups.clock'), t('groups.clockHint'))}
          ${this.#chapter()}
          ${this.#box('tags', t('compose.tags'), t('groups.tagsHint'))}
          ${chat.kind === 'GROUP' && decides() ? field('perDay', t('groups.perDay'), html`<input id="perDay" type="number" min="0" max="1000" step="1" inputmode="numeric" .value=${this.form.perDay} aria-describedby="perDay-hint" @input=${({ target }) => (this.form = { ...this.form, perDay: target.value })}>`, t('groups.perDayHint')) : nothing}
          </div>
          <p><button class="primary" ?disabled=${this.busy}>${t('events.save')}</button></p>
        </form>
      </section>
      <section aria-labelledby="unsaid"><h2 id="unsaid">${t('groups.unsaid')}</h2>
        ${decides() ? html`<p>${check(t('groups.listen'), chat.listening, (listening) => this.#set({ listening }))}</p>` : nothing}
        <p class="hint">${t('groups.listenWhy')}</p>
        <div role="log" aria-label=${t('groups.unsaid')}>${this.#unsaid()}</div></section>`;
  }
}

customElements.define('page-group', Group);
