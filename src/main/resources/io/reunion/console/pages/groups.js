/** The groups that the bot is in, and what each is set to. */
import { html } from 'lit';
import { get, patch } from '../api.js';
import { View, t, tell } from '../view.js';
import { failure, link, loading, empty, table, badge } from '../ui.js';

const path = (chat) => `/chats/${chat.id.split('/').map(encodeURIComponent).join('/')}`;

class Groups extends View {
  static properties = { chats: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.chats = (await get('/chats')).items));
  }

  #set(chat, change) {
    return this.attempt(async () => {
      const changed = await patch(path(chat), change);
      this.chats = this.chats.map((other) => (other.id === chat.id ? changed : other));
      tell(t('groups.changed', { name: chat.title || chat.id }));
    });
  }

  #language(chat) {
    return html`
      <select aria-label=${t('groups.languageOf', { name: chat.title || chat.id })}
        @change=${({ target }) => this.#set(chat, { language: target.value || null })}>
        <option value="" ?selected=${!chat.language}>${t('groups.default')}</option>
        <option value="zh" lang="zh-CN" ?selected=${chat.language === 'zh'}>中文</option>
        <option value="en" lang="en" ?selected=${chat.language === 'en'}>English</option>
      </select>`;
  }

  render() {
    return html`
      <h1>${t('nav.groups')}</h1>
      ${failure(this.failure)}
      ${this.chats === undefined ? loading() : this.chats.length === 0 ? empty(t('groups.none')) : table(
        t('nav.groups'),
        [t('groups.name'), t('groups.platform'), t('groups.state'), t('groups.language'), t('groups.clock')],
        this.chats.map((chat) => [
          chat.kind === 'GROUP' ? link(`groups/${encodeURIComponent(chat.id)}`, chat.title || chat.id) : chat.title || chat.id,
          chat.id.split('/')[0],
          chat.active === false ? badge('off', t('groups.gone')) : chat.listening ? badge('off', t('groups.listening')) : badge('on', t('groups.active')),
          this.#language(chat),
          chat.timeZone ?? t('groups.default'),
        ]),
      )}`;
  }
}

customElements.define('page-groups', Groups);
