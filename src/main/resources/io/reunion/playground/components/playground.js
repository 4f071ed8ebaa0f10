/**
 * The whole page. On a laptop the chats stand beside the open one; on a phone one slides over the other, and the
 * browser's own "back" leads back, because the open chat is the address's fragment.
 */
import { html, css } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { Part, shared, t } from './base.js';
import { bulb, iconStyle } from './icons.js';
import './chat-list.js';
import './chat-view.js';
import './persona-strip.js';
import './tips.js';
import './toasts.js';

const LOGO = new URL('../logo.svg', import.meta.url).pathname;
const narrow = matchMedia('(max-width: 859px)');

class Playground extends Part {
  static properties = { news: { state: true } };

  static styles = [
    shared,
    iconStyle,
    css`
      :host {
        --side-width: 388px;
        display: block;
      }
      main {
        position: relative;
        display: grid;
        grid-template-columns: var(--side-width) minmax(0, 1fr);
        height: 100dvh;
        /* Not "hidden": that would still be scrolled to whatever gets the focus beyond the edge. */
        overflow: clip;
      }
      .side {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        border-right: 1px solid var(--line);
        background: var(--panel);
        overflow-y: auto;
        scrollbar-width: thin;
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 12px 10px 10px 18px;
        padding-top: calc(12px + env(safe-area-inset-top));
      }
      .brand img {
        width: 36px;
        height: 36px;
      }
      .names {
        flex: 1;
        min-width: 0;
      }
      .name {
        font-size: 17px;
        font-weight: 700;
        line-height: 1.3;
      }
      .subtitle {
        font-size: 12.5px;
        color: var(--muted);
      }
      .languages {
        display: flex;
        flex: none;
        padding: 3px;
        border-radius: 18px;
        background: var(--hover);
      }
      .languages button {
        min-width: 36px;
        height: 28px;
        padding: 0 8px;
        border-radius: 14px;
        color: var(--muted);
        font-size: 13px;
        font-weight: 600;
      }
      .languages [aria-pressed='true'] {
        background: var(--panel);
        color: var(--brand-strong);
        box-shadow: var(--shadow);
      }
      .lost {
        padding: 6px 18px;
        background: var(--danger-tint);
        color: var(--danger);
        font-size: 13px;
        font-weight: 600;
      }
      reunion-persona-strip {
        border-bottom: 1px solid var(--line);
        margin-bottom: 8px;
      }
      reunion-tips {
        margin-top: auto;
      }
      .chat {
        min-width: 0;
        min-height: 0;
      }
      @media (max-width: 859px) {
        :host {
          --side-width: 0px;
        }
        main {
          display: block;
        }
        .side,
        .chat {
          position: absolute;
          inset: 0;
          border: 0;
          transition: transform 0.26s cubic-bezier(0.2, 0.7, 0.2, 1);
        }
        /* What leaves is hidden at the end of its way, what comes is there at once and can take the focus. */
        .in-list .chat {
          transform: translateX(100%);
          visibility: hidden;
          transition: transform 0.26s, visibility 0s 0.26s;
        }
        .in-chat .side {
          transform: translateX(-28%);
          visibility: hidden;
          transition: transform 0.26s, visibility 0s 0.26s;
        }
        reunion-tips {
          margin-top: 0;
        }
      }
    `,
  ];

  #onAddress = () => this.#readAddress();
  #onHeard = ({ detail }) => this.#announce(detail);
  #onFocus = () => room.markRead();

  constructor() {
    super();
    this.news = '';
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#onAddress);
    addEventListener('focus', this.#onFocus);
    narrow.addEventListener('change', this.#onAddress);
    room.addEventListener('heard', this.#onHeard);
    this.#readAddress();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#onAddress);
    removeEventListener('focus', this.#onFocus);
    narrow.removeEventListener('change', this.#onAddress);
    room.removeEventListener('heard', this.#onHeard);
    super.disconnectedCallback();
  }

  #readAddress() {
    room.show(this.#address);
    if (room.open === null && !narrow.matches) room.show(room.home.id);
  }

  /** Opens a chat that was chosen from the list; the focus goes along. */
  async #go(chat) {
    room.wantsToWrite = !narrow.matches;
    if (this.#address === chat) {
      this.#readAddress();
    } else {
      location.hash = encodeURIComponent(chat);
      room.show(chat);
    }
    await this.#drawn();
    if (narrow.matches) this.renderRoot.querySelector('reunion-chat-view').focusTitle();
  }

  async #drawn() {
    await this.updateComplete;
    await this.renderRoot.querySelector('reunion-chat-view').updateComplete;
  }

  /**
   * A chat may also be shown by becoming somebody else or trying a tip: the address follows, with a step in the history
   * only where "back" must lead to the chats.
   */
  updated() {
    document.title = this.#title();
    if (room.open === null || this.#address === room.open) return;
    const step = narrow.matches && this.#address === '' ? 'pushState' : 'replaceState';
    history[step](null, '', `#${encodeURIComponent(room.open)}`);
  }

  get #address() {
    return decodeURIComponent(location.hash.slice(1));
  }

  #title() {
    const unread = room.chatsOf().reduce((sum, chat) => sum + room.unreadOf(chat), 0);
    return (unread > 0 ? `(${unread}) ` : '') + t('app.title');
  }

  render() {
    const inChat = room.open !== null;
    return html`
      <main class=${inChat ? 'in-chat' : 'in-list'}>
        <h1 class="unseen">${t('app.title')}</h1>
        <div class="side">
          <header class="brand">
            <img src=${LOGO} alt="">
            <div class="names">
              <p class="name" aria-hidden="true">${t('app.title')}</p>
              <p class="subtitle">${t('app.subtitle')}</p>
            </div>
            ${
              room.tipsHidden
                ? html`<button class="icon-button" aria-label=${t('tips.show')} @click=${() => room.hideTips(false)}>
                    ${bulb}
                  </button>`
                : ''
            }
            <div class="languages" role="group" aria-label=${t('language.label')}>
              ${this.#language('zh', '中文')}${this.#language('en', 'EN')}
            </div>
          </header>
          ${room.connected ? '' : html`<p class="lost" role="alert">${t('connection.lost')}</p>`}
          <reunion-persona-strip></reunion-persona-strip>
          <reunion-chat-list @choose=${(event) => this.#go(event.detail)}></reunion-chat-list>
          <reunion-tips @try=${(event) => room.tryTip(event.detail)}></reunion-tips>
        </div>
        <div class="chat">
          <reunion-chat-view @back=${this.#back}></reunion-chat-view>
        </div>
      </main>
      <p class="unseen" aria-live="polite">${this.news}</p>
      <reunion-toasts></reunion-toasts>
    `;
  }

  #language(language, label) {
    return html`
      <button
        lang=${language === 'zh' ? 'zh-CN' : 'en'}
        aria-pressed=${words.language === language}
        @click=${() => room.speak(language)}
      >
        ${label}
      </button>
    `;
  }

  async #back() {
    const left = room.open;
    history.pushState(null, '', location.pathname);
    room.show(null);
    await this.#drawn();
    this.renderRoot.querySelector('reunion-chat-list').focusRow(left);
  }

  #announce({ message, edited }) {
    if (message.chat !== room.open || message.author === room.persona) return;
    const key = message.onlyFor ? 'live.onlyYou' : edited ? 'live.edited' : 'live.message';
    this.news = t(key, { name: room.authorOf(message), text: message.text });
  }
}

customElements.define('reunion-playground', Playground);
