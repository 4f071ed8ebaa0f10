/**
 * The messages of the open chat, by day. It stays at the newest message unless the visitor has scrolled up; the arrow
 * keys walk from message to message.
 */
import { html, css } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { room } from '../room.js';
import { words } from '../words.js';
import { Part, shared, t } from './base.js';
import { down, iconStyle } from './icons.js';
import './message.js';

/** Messages of one author within this time stand together. */
const TOGETHER = 5 * 60 * 1000;
const NEAR = 80;

class MessageLog extends Part {
  static properties = { away: { state: true } };

  static styles = [
    shared,
    iconStyle,
    css`
      :host {
        position: relative;
        display: block;
        min-height: 0;
      }
      .log {
        height: 100%;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 10px 14px 4px;
        display: flex;
        flex-direction: column;
      }
      .log:focus-visible {
        outline-offset: -3px;
      }
      ol {
        width: 100%;
        max-width: 800px;
        margin: auto auto 0;
      }
      li {
        border-radius: 14px;
        scroll-margin: 60px;
      }
      /* The tools beside a message, which is out of reach from here, show where the focus is. */
      li:focus-within {
        --tools: visible;
        --tools-opacity: 1;
      }
      li.flash {
        animation: flash 1.6s ease-out;
      }
      @keyframes flash {
        from {
          background: var(--flash);
        }
      }
      li.arrived {
        animation: arrive 0.18s ease-out;
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      .day {
        display: flex;
        justify-content: center;
        padding: 10px 0;
      }
      .day span {
        padding: 2px 12px;
        border-radius: 12px;
        background: color-mix(in srgb, var(--panel) 88%, transparent);
        color: var(--muted);
        font-size: 12.5px;
        font-weight: 500;
        box-shadow: var(--shadow);
      }
      .empty {
        margin: auto;
        max-width: 340px;
        padding: 14px 18px;
        border-radius: 16px;
        background: color-mix(in srgb, var(--panel) 88%, transparent);
        color: var(--muted);
        font-size: 14px;
        text-align: center;
      }
      .latest {
        position: absolute;
        right: 18px;
        bottom: 12px;
        background: var(--panel);
        box-shadow: var(--shadow-high);
      }
    `,
  ];

  #shown = null;
  #count = 0;

  constructor() {
    super();
    this.away = false;
  }

  get #log() {
    return this.renderRoot.querySelector('.log');
  }

  updated() {
    const chat = `${room.persona} ${room.open}`;
    const count = room.current ? room.messagesOf(room.current).length : 0;
    const other = chat !== this.#shown;
    const own = count > this.#count && room.messagesOf(room.current).at(-1)?.author === room.persona;
    if (other || own || !this.away) this.#toEnd();
    this.#shown = chat;
    this.#count = count;
  }

  /** Messages draw themselves a moment later, and only then have their height. */
  async #toEnd() {
    await Promise.all([...this.renderRoot.querySelectorAll('reunion-message')].map((one) => one.updateComplete));
    const log = this.#log;
    if (log) log.scrollTop = log.scrollHeight;
    this.away = false;
  }

  render() {
    const chat = room.current;
    if (!chat) return '';
    const messages = room.messagesOf(chat);
    return html`
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label=${t('log.label', { chat: room.titleOf(chat) })}
        tabindex="0"
        @scroll=${this.#scrolled}
        @keydown=${this.#walk}
        @jump=${(event) => this.#jump(event.detail)}
        @reply=${(event) => room.answer(event.detail)}
      >
        ${messages.length === 0 ? html`<p class="empty">${t(chat.kind === 'GROUP' ? 'log.empty.group' : 'log.empty.direct')}</p>` : ''}
        <ol>
          ${repeat(
            messages,
            (message) => `${room.persona} ${message.id}`,
            (message, i) => this.#item(chat, messages, i),
          )}
        </ol>
      </div>
      ${
        this.away
          ? html`<button class="icon-button latest" aria-label=${t('log.latest')} @click=${this.#toEnd}>${down}</button>`
          : ''
      }
    `;
  }

  #item(chat, messages, i) {
    const message = messages[i];
    const day = words.day(new Date(message.at));
    const newDay = i === 0 || day !== words.day(new Date(messages[i - 1].at));
    return html`
      ${newDay ? html`<li class="day"><span>${day}</span></li>` : ''}
      <li id=${message.id} class=${this.#arrived(i, messages) ? 'arrived' : ''} tabindex="-1">
        <reunion-message
          .message=${message}
          .viewer=${room.persona}
          .language=${words.language}
          .pressed=${room.pressedOn(message)}
          ?first=${newDay || !together(messages[i - 1], message)}
          ?last=${i === messages.length - 1 || !together(message, messages[i + 1])}
          ?inGroup=${chat.kind === 'GROUP'}
          ?edited=${message.edited}
        ></reunion-message>
      </li>
    `;
  }

  /** Only what comes while the chat is open moves in. */
  #arrived(i, messages) {
    return this.#shown === `${room.persona} ${room.open}` && i >= this.#count && i === messages.length - 1;
  }

  #scrolled() {
    // A scroll that was on its way when the log was taken down says nothing any more.
    if (this.#log === null) {
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    this.away = scrollHeight - scrollTop - clientHeight > NEAR;
  }

  #items() {
    return [...this.renderRoot.querySelectorAll('li[id]')];
  }

  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.altKey || event.metaKey || event.ctrlKey) return;
    const items = this.#items();
    const at = items.findIndex((item) => item.matches(':focus-within'));
    const next = items.at(at < 0 ? -1 : Math.min(Math.max(at + step, 0), items.length - 1));
    next?.focus();
    event.preventDefault();
  }

  #jump(id) {
    const item = this.#items().find((one) => one.id === id);
    if (!item) return;
    item.scrollIntoView({ block: 'center', behavior: 'smooth' });
    item.classList.add('flash');
    item.addEventListener('animationend', () => item.classList.remove('flash'), { once: true });
  }
}

function together(one, next) {
  return (
    one.author === next.author &&
    one.onlyFor === next.onlyFor &&
    one.buttons.length === 0 &&
    new Date(next.at) - new Date(one.at) < TOGETHER &&
    words.day(new Date(one.at)) === words.day(new Date(next.at))
  );
}

customElements.define('reunion-message-log', MessageLog);
