/**
 * The typing box. Enter sends, Shift and Enter begins a line; while a Chinese input method composes, Enter is its own.
 * `/` suggests commands and `@` the bot: arrows choose, Enter or Tab takes, Escape closes.
 */
import { html, nothing } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { Part, shared, t } from './base.js';
import { composerStyle } from './composer-style.js';
import { close, iconStyle, reply, send, slash } from './icons.js';
import { suggest } from './suggest.js';

class Composer extends Part {
  static properties = { text: { state: true }, at: { state: true }, dismissed: { state: true } };

  static styles = [shared, iconStyle, composerStyle];

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

  /** What is typed already stays: the commands are for an empty box. */
  #commands() {
    if (this.text.trim() === '' || this.text === '/') this.#write(this.text === '/' ? '' : '/');
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
