/**
 * One message: who, what, the buttons under it and what became of it. A tap on it answers it; so do the small buttons
 * beside it, which the keyboard reaches.
 */
import { LitElement, html } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { avatarStyle, botAvatar, personAvatar } from './avatar.js';
import { shared, t } from './base.js';
import { alert, check, clock, eye, iconStyle, reply, thumb } from './icons.js';
import { languageOf, runs } from './runs.js';
import { messageStyle } from './message-style.js';

const TRANSIT = {
  PENDING: { icon: clock, words: 'message.pending' },
  DELIVERED: { icon: check, words: 'message.delivered' },
  FAILED: { icon: alert, words: 'message.failed' },
};

class Message extends LitElement {
  static properties = {
    message: { attribute: false },
    /** The id of the persona who looks at it. */
    viewer: {},
    language: {},
    /** The first of several by one author, and the last of them. */
    first: { type: Boolean },
    last: { type: Boolean },
    inGroup: { type: Boolean },
    /** The command of the button that was pressed and not answered yet. */
    pressed: {},
  };

  static styles = [shared, iconStyle, avatarStyle, messageStyle];

  render() {
    const { message } = this;
    const mine = message.author === this.viewer;
    const classes = [
      'row',
      mine ? 'mine' : 'theirs',
      message.onlyFor && 'whisper',
      message.buttons.length > 0 && 'card',
      message.replyTo && 'answer',
      this.last && 'last',
    ];
    return html`
      <div class=${classes.filter(Boolean).join(' ')}>
        ${this.inGroup && !mine ? this.#picture() : ''}
        <div class="column">
          <div class="with-tools">
            <div class="bubble" @click=${this.#tap}>
              ${this.first && !mine && this.inGroup ? this.#name() : ''}
              ${message.onlyFor ? html`<p class="only">${eye} ${t('message.onlyYou')}</p>` : ''}
              ${message.replyTo ? this.#quote() : ''}
              <div class="text" lang=${languageOf(message.text)}>${runs(message.runs)}<span class="room-for-time" aria-hidden="true"></span></div>
              ${this.#foot(mine)}
            </div>
            ${this.#tools()}
          </div>
          ${message.buttons.length > 0 ? this.#buttons() : ''} ${this.#reactions()}
        </div>
      </div>
    `;
  }

  get #author() {
    return this.message.author ? room.person(this.message.author) : undefined;
  }

  #picture() {
    if (!this.last) return html`<span class="no-picture"></span>`;
    const author = this.#author;
    return author ? personAvatar(author, words.of(author.name), 'small') : botAvatar('small');
  }

  #name() {
    const hue = this.#author ? `hue-${this.#author.hue}` : 'by-bot';
    return html`
      <p class="name ${hue}">
        ${room.authorOf(this.message)}${this.#author ? '' : html` <span class="tag">${t('chat.bot')}</span>`}
      </p>
    `;
  }

  #quote() {
    const quoted = room.message(this.message.chat, this.message.replyTo);
    if (!quoted) return html`<p class="quote clip">${t('message.gone')}</p>`;
    return html`
      <button class="quote" @click=${() => this.#tell('jump', quoted.id)}>
        <span class="quote-name clip">${room.authorOf(quoted)}</span>
        <span class="quote-text clip" lang=${languageOf(quoted.text)}>${quoted.text}</span>
      </button>
    `;
  }

  #foot(mine) {
    const { message } = this;
    const transit = TRANSIT[message.transit];
    return html`
      <p class="foot">
        ${message.edited ? html`<span>${t('message.edited')}</span>` : ''}
        <time datetime=${message.at}>${words.time(new Date(message.at))}</time>
        ${
          mine
            ? html`<span class="transit ${message.transit.toLowerCase()}" title=${t(transit.words)}>
                ${transit.icon}<span class="unseen">${t(transit.words)}</span>
              </span>`
            : ''
        }
      </p>
    `;
  }

  #tools() {
    const name = room.authorOf(this.message);
    const liked = (this.message.reactions['👍'] ?? []).includes(this.viewer);
    return html`
      <div class="tools">
        <button class="icon-button" aria-label=${t('message.reply', { name })} @click=${() => this.#tell('reply')}>
          ${reply}
        </button>
        <button
          class="icon-button"
          aria-label=${t(liked ? 'message.unlike' : 'message.like')}
          aria-pressed=${liked}
          @click=${() => room.like(this.message)}
        >
          ${thumb}
        </button>
      </div>
    `;
  }

  #buttons() {
    return html`
      <div class="buttons" role="group" aria-label=${t('message.buttons')}>
        ${this.message.buttons.map((row) => html`<div class="button-row">${row.map((one) => this.#button(one))}</div>`)}
      </div>
    `;
  }

  #button(button) {
    const waits = this.pressed === button.command;
    return html`
      <button
        class="card-button ${button.style} ${waits ? 'waits' : ''}"
        lang=${languageOf(button.label)}
        aria-busy=${waits}
        aria-disabled=${waits}
        @click=${() => waits || room.press(this.message, button)}
      >
        <span>${button.label}</span>
      </button>
    `;
  }

  #reactions() {
    const signs = Object.entries(this.message.reactions);
    if (signs.length === 0) return '';
    return html`
      <ul class="reactions">
        ${signs.map(([sign, people]) => {
          const names = words.list(people.map((id) => words.of(room.person(id).name)));
          return html`
            <li title=${t('message.likes', { names })}>
              <span aria-hidden="true">${sign === '👍' ? thumb : sign}</span> ${people.length}
              <span class="unseen">${t('message.likes', { names })}</span>
            </li>
          `;
        })}
      </ul>
    `;
  }

  #tap(event) {
    const selecting = String(getSelection()) !== '';
    if (!selecting && !event.composedPath().some((node) => node.localName === 'a' || node.localName === 'button')) {
      this.#tell('reply');
    }
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail: detail ?? this.message, bubbles: true, composed: true }));
  }
}

customElements.define('reunion-message', Message);
