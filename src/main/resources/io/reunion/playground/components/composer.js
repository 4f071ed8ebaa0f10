/**
 * The typing box. Enter sends, Shift and Enter begins a line; while a Chinese input method composes, Enter is its own.
 * `/` suggests commands and `@` the bot: arrows choose, Enter or Tab takes, Escape closes.
 */
import { html, css, nothing } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { Part, shared, t } from './base.js';
import { close, iconStyle, reply, send, slash } from './icons.js';
import { suggest } from './suggest.js';

class Composer extends Part {
  static properties = { text: { state: true }, at: { state: true }, dismissed: { state: true } };

  static styles = [
    shared,
    iconStyle,
    css`
      :host {
        position: relative;
        display: block;
      }
      form {
        display: grid;
        gap: 6px;
        max-width: 828px;
        margin: 0 auto;
        padding: 6px 14px calc(12px + env(safe-area-inset-bottom));
      }
      .box {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: end;
        gap: 4px;
        padding: 5px;
        border-radius: 26px;
        background: var(--panel);
        box-shadow: 0 0 0 1px var(--line), var(--shadow);
      }
      .box:focus-within {
        box-shadow: 0 0 0 2px var(--brand), var(--shadow);
      }
      textarea {
        display: block;
        width: 100%;
        max-height: 168px;
        padding: 8px 4px;
        border: 0;
        background: none;
        resize: none;
        line-height: 24px;
        font-size: 16px;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--muted);
        opacity: 1;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .send {
        background: var(--brand);
        color: var(--on-brand);
        transition: transform 0.12s, opacity 0.12s;
      }
      .send:hover {
        background: var(--brand-strong);
        color: var(--on-brand);
      }
      .send[aria-disabled='true'] {
        background: none;
        color: var(--muted);
      }
      .send .icon {
        margin: 1px 2px 0 0;
      }
      .answering {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 10px;
        padding: 6px 6px 6px 14px;
        border-radius: 16px;
        background: var(--panel);
        box-shadow: 0 0 0 1px var(--line);
        color: var(--brand);
        font-size: 13px;
        line-height: 1.4;
      }
      .answering strong {
        display: block;
        color: var(--brand-strong);
      }
      .answering span {
        display: block;
        color: var(--muted);
      }
      .answering .icon-button {
        width: 34px;
        height: 34px;
      }
      .too-long {
        padding: 0 14px;
        font-size: 13px;
        color: var(--danger);
      }
      .suggestions {
        position: absolute;
        z-index: 5;
        inset: auto 0 100%;
        max-width: 828px;
        margin: 0 auto;
        padding: 0 14px;
      }
      ul {
        max-height: min(340px, 50dvh);
        overflow-y: auto;
        padding: 6px;
        border-radius: 18px;
        background: var(--raised);
        box-shadow: 0 0 0 1px var(--line), var(--shadow-high);
      }
      li {
        display: grid;
        grid-template-columns: minmax(96px, max-content) minmax(72px, max-content) minmax(0, 1fr);
        align-items: baseline;
        gap: 10px;
        padding: 7px 12px;
        border-radius: 12px;
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--chosen);
      }
      li:hover {
        background: var(--hover);
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: minmax(92px, max-content) minmax(0, 1fr);
        }
        .other {
          display: none;
        }
      }
      .suggested {
        font-weight: 600;
        color: var(--brand-strong);
      }
      .other {
        font-size: 13px;
        color: var(--muted);
      }
      .help {
        font-size: 13.5px;
        color: var(--muted);
      }
    `,
  ];

  #here = '';

  constructor() {
    super();
    this.text = '';
    this.at = 0;
    this.dismissed = false;
  }

  get #area() {
    return this.renderRoot.querySelector('textarea');
  }

  /** The draft belongs to the persona and the chat; where either changes, so does the box. */
  willUpdate() {
    this.text = room.draft;
    const here = `${room.persona} ${room.open}`;
    if (here !== this.#here) {
      this.#here = here;
      this.dismissed = false;
      this.at = 0;
    }
  }

  updated() {
    const area = this.#area;
    if (area.value !== this.text) area.value = this.text;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    if (room.wantsToWrite) {
      room.wantsToWrite = false;
      // By the next frame a chat that slides in can take the focus.
      requestAnimationFrame(() => this.#focus());
    }
  }

  get #suggestions() {
    return this.dismissed ? [] : suggest(this.text, room);
  }

  render() {
    const suggestions = this.#suggestions;
    const open = suggestions.length > 0;
    const excess = this.text.trim().length - room.textLimit;
    const empty = this.text.trim() === '';
    return html`
      ${open ? this.#list(suggestions) : ''}
      <form @submit=${this.#submit}>
        ${room.answering ? this.#answering(room.answering) : ''}
        ${excess > 0 ? html`<p class="too-long" role="alert">${t('composer.tooLong', { count: excess })}</p>` : ''}
        <div class="box">
          <button type="button" class="icon-button" aria-label=${t('composer.commands')} @click=${this.#commands}>
            ${slash}
          </button>
          <textarea
            rows="1"
            enterkeyhint="send"
            autocomplete="off"
            aria-label=${t('composer.label')}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls=${open ? 'suggestions' : nothing}
            aria-activedescendant=${open ? `suggestion-${this.at}` : nothing}
            placeholder=${t('composer.placeholder', { name: words.of(room.me.name) })}
            @input=${this.#typed}
            @keydown=${this.#key}
          ></textarea>
          <button class="icon-button send" aria-label=${t('composer.send')} aria-disabled=${empty || excess > 0}>
            ${send}
          </button>
        </div>
      </form>
    `;
  }

  #answering(message) {
    return html`
      <div class="answering">
        ${reply}
        <div>
          <strong class="clip">${t('composer.replying', { name: room.authorOf(message) })}</strong>
          <span class="clip">${message.text}</span>
        </div>
        <button type="button" class="icon-button" aria-label=${t('composer.cancel')} @click=${() => room.answer(null)}>
          ${close}
        </button>
      </div>
    `;
  }

  #list(suggestions) {
    return html`
      <div class="suggestions">
        <ul id="suggestions" role="listbox" aria-label=${t('composer.suggestions')}>
          ${suggestions.map(
            (one, i) => html`
              <li
                id="suggestion-${i}"
                role="option"
                aria-selected=${i === this.at ? 'true' : 'false'}
                @mousedown=${(event) => event.preventDefault()}
                @click=${() => this.#take(one)}
              >
                <span class="suggested">${one.label}</span>
                <span class="other">${one.other}</span>
                <span class="help clip">${one.help}</span>
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }

  #typed() {
    this.#write(this.#area.value);
  }

  #write(text) {
    room.draft = text;
    this.at = 0;
    this.dismissed = false;
    this.requestUpdate();
  }

  #focus() {
    const area = this.#area;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }

  #commands() {
    this.#write(this.text === '/' ? '' : '/');
    this.#focus();
  }

  #take(suggestion) {
    room.wantsToWrite = true;
    this.#write(suggestion.text);
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const suggestions = this.#suggestions;
    if (suggestions.length > 0 && this.#choose(event, suggestions)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      this.#submit(event);
    } else if (event.key === 'Escape' && room.answering) {
      room.answer(null);
    }
  }

  /** True if the key was meant for the suggestions. */
  #choose(event, suggestions) {
    const { length } = suggestions;
    const chosen = suggestions[this.at];
    switch (event.key) {
      case 'ArrowDown':
        this.at = (this.at + 1) % length;
        return true;
      case 'ArrowUp':
        this.at = (this.at + length - 1) % length;
        return true;
      case 'Escape':
        this.dismissed = true;
        return true;
      case 'Tab':
      case 'Enter':
        if (event.shiftKey || chosen.text.trim() === this.text.trim()) return false;
        this.#take(chosen);
        return true;
      default:
        return false;
    }
  }

  #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (text !== '' && text.length <= room.textLimit) {
      room.send(text);
      this.#focus();
    }
  }
}

customElements.define('reunion-composer', Composer);
