/** The chats of the persona: picture, title, the newest message and how many are unread. */
import { html, css } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { avatarStyle, botAvatar, groupAvatar } from './avatar.js';
import { Part, shared, t } from './base.js';

class ChatList extends Part {
  static styles = [
    shared,
    avatarStyle,
    css`
      ul {
        display: grid;
        gap: 2px;
        padding: 0 8px;
      }
      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 12px;
        align-items: center;
        width: 100%;
        padding: 9px 10px;
        border-radius: 14px;
        text-align: start;
      }
      button:hover {
        background: var(--hover);
      }
      button[aria-current='true'] {
        background: var(--chosen);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .line {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 10px;
      }
      .title {
        font-weight: 600;
      }
      time {
        flex: none;
        font-size: 12.5px;
        color: var(--muted);
      }
      .last {
        font-size: 14px;
        color: var(--muted);
      }
      button[aria-current='true'] :is(time, .last) {
        color: var(--own-muted);
      }
    `,
  ];

  /** For one who comes back from a chat. */
  focusRow(chat) {
    this.renderRoot.querySelectorAll('button')[room.chatsOf().findIndex((one) => one.id === chat)]?.focus();
  }

  render() {
    return html`
      <nav aria-label=${t('chats.label')}>
        <ul>
          ${room.chatsOf().map((chat) => html`<li>${this.#row(chat)}</li>`)}
        </ul>
      </nav>
    `;
  }

  #row(chat) {
    const last = room.messagesOf(chat).at(-1);
    const unread = room.unreadOf(chat);
    return html`
      <button aria-current=${chat.id === room.open ? 'true' : 'false'} @click=${() => this.#choose(chat)}>
        ${chat.kind === 'DIRECT' ? botAvatar() : groupAvatar(chat)}
        <span>
          <span class="line">
            <span class="title clip" lang=${chat.kind === 'GROUP' ? chat.language : words.tag}>
              ${room.titleOf(chat)}
            </span>
            ${last ? html`<time datetime=${last.at}>${words.brief(new Date(last.at))}</time>` : ''}
          </span>
          <span class="line">
            <span class="last clip">${last ? this.#preview(chat, last) : t('chats.empty')}</span>
            ${
              unread > 0
                ? html`<span class="badge">
                    <span aria-hidden="true">${unread}</span>
                    <span class="unseen">${t('chats.unread', { count: unread })}</span>
                  </span>`
                : ''
            }
          </span>
        </span>
      </button>
    `;
  }

  #preview(chat, message) {
    const text = message.text.replaceAll('\n', ' ');
    if (chat.kind === 'DIRECT' && !message.author) return text;
    const name = message.author === room.persona ? t('chats.you') : room.authorOf(message);
    return t('live.message', { name, text });
  }

  #choose(chat) {
    this.dispatchEvent(new CustomEvent('choose', { detail: chat.id }));
  }
}

customElements.define('reunion-chat-list', ChatList);
