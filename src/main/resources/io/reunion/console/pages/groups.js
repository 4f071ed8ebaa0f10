/** The groups that the bot is in, what each is set to and how it is. */
import { html, nothing } from 'lit';
import { get, patch } from '../api.js';
import { View, t, tell } from '../view.js';
import { chapter, knowChapters } from '../chapters.js';
import { failure, link, loading, empty, table } from '../ui.js';
import { groupState, nameOfGroup, pathOf, unasked } from '../groups.js';

const PAGE = 100;

class Groups extends View {
  static properties = { chats: { state: true }, next: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load(cursor) {
    return this.attempt(async () => {
      const [page] = await Promise.all([get(`/chats?kind=GROUP&limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`), knowChapters()]);
      this.chats = [...(cursor ? this.chats : []), ...page.items];
      this.next = page.next;
    });
  }

  #set(chat, change) {
    return this.attempt(async () => {
      const changed = await patch(pathOf(chat.id), change);
      this.chats = this.chats.map((other) => (other.id === chat.id ? changed : other));
      tell(t('groups.changed', { name: nameOfGroup(chat) }));
    });
  }

  #language(chat) {
    return html`
      <select aria-label=${t('groups.languageOf', { name: nameOfGroup(chat) })}
        @change=${({ target }) => this.#set(chat, { language: target.value || null })}>
        <option value="" ?selected=${!chat.language}>${t('groups.default')}</option>
        <option value="zh" lang="zh-CN" ?selected=${chat.language === 'zh'}>中文</option>
        <option value="en" lang="en" ?selected=${chat.language === 'en'}>English</option>
      </select>`;
  }

  #table() {
    return table(
      t('nav.groups'),
      [t('groups.name'), t('groups.platform'), t('groups.state'), t('groups.language'), t('groups.clock'), t('members.chapter'), t('groups.unasked')],
      this.chats.map((chat) => [
        link(`groups/${encodeURIComponent(chat.id)}`, nameOfGroup(chat)),
        chat.platform,
        groupState(chat),
        this.#language(chat),
        chat.timeZone ?? t('groups.default'),
        chat.chapter ? chapter(chat.chapter) : '–',
        unasked(chat),
      ]),
    );
  }

  render() {
    return html`
      <div class="head"><h1>${t('nav.groups')}</h1>${link('sentences', t('replay.try'), 'button')}</div>
      ${failure(this.failure)}
      ${this.chats === undefined ? (this.failure ? nothing : loading()) : this.chats.length === 0 ? empty(t('groups.none')) : this.#table()}
      ${this.next ? html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.#load(this.next)}>${t('more')}</button>` : nothing}`;
  }
}

customElements.define('page-groups', Groups);
