/** The open chat: who is in it, its messages, the typing box. */
import { html, css } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { avatarStyle, botAvatar, groupAvatar, personAvatar } from './avatar.js';
import { Part, shared, t } from './base.js';
import { back, chevron, iconStyle } from './icons.js';
import './composer.js';
import './message-log.js';
import './people-dialog.js';

class ChatView extends Part {
  static styles = [
    shared,
    iconStyle,
    avatarStyle,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
        min-width: 0;
        height: 100%;
        background:
          radial-gradient(circle at 1px 1px, var(--wall-dot) 1px, transparent 1.5px) 0 0 / 22px 22px,
          radial-gradient(60% 50% at 12% 8%, var(--wall-glow), transparent 70%),
          radial-gradient(60% 50% at 95% 90%, var(--wall-glow-2), transparent 70%), var(--wall);
      }
      header {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 64px;
        padding: 8px 14px;
        padding-top: calc(8px + env(safe-area-inset-top));
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      .back {
        display: none;
        margin-inline: -8px -6px;
        color: var(--brand);
      }
      .title {
        flex: 1;
        min-width: 0;
      }
      h2 {
        font-size: 16.5px;
        line-height: 1.35;
        outline: none;
      }
      .people {
        font-size: 13px;
        color: var(--muted);
      }
      .me {
        display: flex;
        align-items: center;
        gap: 6px;
        flex: none;
        padding: 3px 8px 3px 3px;
        border-radius: 22px;
        background: var(--hover);
        color: var(--muted);
        font-size: 14px;
        font-weight: 600;
      }
      .me:hover {
        background: var(--chosen);
      }
      .me .icon {
        width: 18px;
        height: 18px;
      }
      .lost {
        display: none;
        padding: 6px 18px;
        background: var(--danger-tint);
        color: var(--danger);
        font-size: 13px;
        font-weight: 600;
      }
      reunion-message-log {
        grid-row: 3;
      }
      reunion-composer {
        grid-row: 4;
      }
      .nothing {
        grid-row: 1 / -1;
        margin: auto;
        padding: 6px 16px;
        border-radius: 16px;
        background: var(--panel);
        color: var(--muted);
      }
      @media (max-width: 859px) {
        /* Beside the list of chats it is said there. */
        .lost {
          display: block;
        }
        .back {
          display: inline-grid;
        }
        .me .my-name {
          display: none;
        }
        header {
          min-height: 60px;
          gap: 10px;
        }
      }
    `,
  ];

  /** For one who comes from the list of chats. */
  focusTitle() {
    this.renderRoot.querySelector('h2')?.focus();
  }

  render() {
    const chat = room.current;
    if (!chat) return html`<p class="nothing">${t('chat.choose')}</p>`;
    const group = chat.kind === 'GROUP';
    return html`
      <header>
        <button class="icon-button back" aria-label=${t('chat.back')} @click=${this.#back}>${back}</button>
        ${group ? groupAvatar(chat, 'small') : botAvatar('small')}
        <div class="title">
          <h2 class="clip" tabindex="-1" lang=${group ? chat.language : words.tag}>${room.titleOf(chat)}</h2>
          <p class="people clip">${group ? this.#people(chat) : t('chat.direct')}</p>
        </div>
        ${this.#me()}
      </header>
      ${room.connected ? '' : html`<p class="lost" role="alert">${t('connection.lost')}</p>`}
      <reunion-message-log></reunion-message-log>
      <reunion-composer></reunion-composer>
      <reunion-people-dialog></reunion-people-dialog>
    `;
  }

  #people(chat) {
    return words.list([...chat.members.map((id) => words.of(room.person(id).name)), words.of(room.bot.name)]);
  }

  #me() {
    const name = words.of(room.me.name);
    return html`
      <button
        class="me"
        aria-haspopup="dialog"
        aria-label=${t('persona.switch', { name })}
        @click=${() => this.renderRoot.querySelector('reunion-people-dialog').show()}
      >
        ${personAvatar(room.me, name, 'small')}<span class="my-name">${name}</span>${chevron}
      </button>
    `;
  }

  #back() {
    this.dispatchEvent(new CustomEvent('back'));
  }
}

customElements.define('reunion-chat-view', ChatView);
