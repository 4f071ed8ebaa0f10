/** Writing an announcement: its texts, whom it reaches, when it goes, and how each platform will show it. */
import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, check, failure, field, Keys, loading, number } from '../ui.js';
import { chapterTitle, knowChapters } from '../chapters.js';
import { open } from '../routes.js';

/** How long one waits for the writer to pause, in milliseconds. */
const PAUSE = 400;
const SAID = { SCHEDULED: 'compose.scheduled', AWAITING_APPROVAL: 'compose.waits' };
const UNITS = { UTF16: 'compose.characters', CODE_POINTS: 'compose.characters', UTF8_BYTES: 'compose.bytes' };

class Composer extends View {
  static properties = { chats: { state: true }, draft: { state: true }, preview: { state: true }, doubt: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.keys = new Keys();
    this.draft = { zh: '', en: '', to: 'groups', all: true, chapters: [], platforms: [], chats: [], tags: [], years: '', sendAt: '', expiresAt: '', urgent: false };
    this.attempt(async () => {
      const [chats] = await Promise.all([get('/chats?kind=GROUP'), knowChapters()]);
      this.chats = chats.items.filter(({ active }) => active);
    });
    this.#look();
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    super.disconnectedCallback();
  }

  #set(change) {
    this.draft = { ...this.draft, ...change };
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#look(), PAUSE);
  }

  #body() {
    const { zh, en, to, all, chapters, platforms, chats, tags, years, sendAt, expiresAt, urgent } = this.draft;
    const text = Object.fromEntries([['zh', zh], ['en', en]].filter(([, said]) => said.trim()));
    const classYears = years.split(/[^0-9]+/).filter(Boolean);
    const chosen = { chapters, platforms, classYears, ...(to === 'groups' ? { chats, tags } : {}) };
    const some = Object.fromEntries(Object.entries(chosen).filter(([, list]) => list.length));
    return {
      ...(Object.keys(text).length ? { text } : {}),
      audience: all ? { to, all: true } : { to, ...some },
      ...(sendAt ? { sendAt } : {}),
      ...(expiresAt ? { expiresAt } : {}),
      ...(urgent ? { urgent } : {}),
    };
  }

  async #look() {
    const body = this.#body();
    const asked = (this.asked = {});
    const { to, all, ...chosen } = body.audience;
    if (!all && Object.keys(chosen).length === 0) {
      [this.preview, this.doubt] = [undefined, new Error(t('compose.choose'))];
      return;
    }
    try {
      const preview = await post('/announcements/preview', body);
      if (asked === this.asked) [this.preview, this.doubt] = [preview, undefined];
    } catch (refused) {
      if (asked === this.asked) [this.preview, this.doubt] = [undefined, refused];
    }
  }

  async #send(event) {
    event.preventDefault();
    let made;
    const body = this.#body();
    if (await this.attempt(async () => (made = await post('/announcements', body, { key: this.keys.of(body) })))) {
      tell(t(SAID[made.state] ?? 'compose.sent'));
      open(`announcements/${made.id}`);
    } else {
      await this.updateComplete;
      this.querySelector('.failure')?.scrollIntoView({ block: 'center' });
    }
  }

  #text(language, label) {
    const id = `text-${language}`;
    return field(id, label, html`<textarea id=${id} lang=${language === 'zh' ? 'zh-CN' : 'en'} maxlength="3000" .value=${this.draft[language]}
      @input=${({ target }) => this.#set({ [language]: target.value })}></textarea>`);
  }

  #choices(label, key, options) {
    if (options.length === 0) return nothing;
    const chosen = this.draft[key];
    return html`<fieldset><legend>${label}</legend><div class="choices" tabindex="0" role="group" aria-label=${label}>${options.map(([value, name]) => check(name, chosen.includes(value),
      (on) => this.#set({ [key]: on ? [...chosen, value] : chosen.filter((other) => other !== value) })))}</div></fieldset>`;
  }

  #audience() {
    const of = (key) => [...new Set(this.chats.flatMap((chat) => chat[key] ?? []))].sort().map((name) => [name, name]);
    const radio = (name, value, label, on, set) => html`<label class="check"><input type="radio" name=${name} value=${value} .checked=${on} @change=${set}> ${label}</label>`;
    const { to, all } = this.draft;
    return html`<fieldset><legend>${t('compose.audience')}</legend>
      <div role="group" aria-label=${t('compose.where')}>
        ${radio('to', 'groups', t('compose.groups'), to === 'groups', () => this.#set({ to: 'groups' }))}
        ${radio('to', 'members', t('compose.members'), to === 'members', () => this.#set({ to: 'members' }))}
      </div>
      <div role="group" aria-label=${t('compose.audience')}>
        ${radio('all', 'all', t('compose.all'), all, () => this.#set({ all: true }))}
        ${radio('all', 'some', t('compose.some'), !all, () => this.#set({ all: false }))}
      </div>
      ${all ? nothing : html`
        ${this.#choices(t('compose.chapters'), 'chapters', of('chapter').map(([id]) => [id, chapterTitle(id)]))}
        ${this.#choices(t('compose.platforms'), 'platforms', of('platform'))}
        ${field('years', t('compose.years'), html`<input id="years" .value=${this.draft.years} aria-describedby="years-hint" @input=${({ target }) => this.#set({ years: target.value })}>`, t('compose.yearsHint'))}
        ${to === 'groups' ? html`
          ${this.#choices(t('compose.tags'), 'tags', of('tags'))}
          ${this.#choices(t('compose.these'), 'chats', this.chats.map(({ id, title }) => [id, title || id]))}` : nothing}`}
    </fieldset>`;
  }

  #when() {
    const at = (key, label) => field(key, label, html`<input id=${key} type="datetime-local" aria-describedby=${`${key}-hint`} .value=${this.draft[key]} @change=${({ target }) => this.#set({ [key]: target.value })}>`, t('compose.clock'));
    return html`<div class="pair">${at('sendAt', t('compose.sendAt'))}${at('expiresAt', t('compose.expiresAt'))}</div>
      ${check(t('compose.urgent'), this.draft.urgent, (urgent) => this.#set({ urgent }))}`;
  }

  #sheet({ account, language, copies, text, length, limit, unit }) {
    const over = limit !== undefined && length > limit;
    return html`<article class="card">
      <h3>${account} · <span lang=${language === 'zh' ? 'zh-CN' : 'en'}>${language === 'zh' ? '中文' : 'English'}</span></h3>
      <p class=${over ? 'over' : 'hint'}>${limit === undefined ? number(length) : t(UNITS[unit], { length: number(length), limit: number(limit) })} · ${t('compose.copies', { count: number(copies) })}</p>
      <p class="said" lang=${language === 'zh' ? 'zh-CN' : 'en'}>${text}</p>
    </article>`;
  }

  #aside() {
    if (this.doubt) return failure(this.doubt);
    if (!this.preview) return loading();
    const { count, names, needsApproval, platforms, faults } = this.preview;
    const written = this.draft.zh.trim() || this.draft.en.trim();
    return html`
      <p role="status"><strong>${t('compose.reach', { count: number(count) })}</strong>${needsApproval ? html`<br>${t('compose.needsApproval')}` : nothing}</p>
      ${names.length ? html`<details><summary>${t('compose.names')}</summary><ul>${names.map((name) => html`<li>${name}</li>`)}</ul>${count > names.length ? html`<p>${t('compose.more', { count: number(count - names.length) })}</p>` : nothing}</details>` : nothing}
      ${written && faults.length ? html`<div class="failure"><ul>${faults.map(({ at, detail }) => html`<li><code>${at}</code> ${detail}</li>`)}</ul></div>` : nothing}
      <div class="sheets">${platforms.map((sheet) => this.#sheet(sheet))}</div>`;
  }

  render() {
    return html`
      ${back('announcements', t('nav.announcements'))}
      <h1>${t('announcements.new')}</h1>
      ${failure(this.failure)}
      ${this.chats === undefined ? (this.failure ? nothing : loading()) : html`
        <div class="compose">
          <form @submit=${this.#send}>
            ${this.#text('zh', t('compose.zh'))}${this.#text('en', t('compose.en'))}
            <p class="hint">${t('compose.markdown')}</p>
            ${this.#audience()}${this.#when()}
            <p><button class="primary" ?disabled=${this.busy || !this.preview || this.preview.faults.length > 0}>${t('compose.send')}</button></p>
          </form>
          <section aria-labelledby="preview"><h2 id="preview">${t('compose.preview')}</h2>${this.#aside()}</section>
        </div>`}`;
  }
}

customElements.define('page-composer', Composer);
