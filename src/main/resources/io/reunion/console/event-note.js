/** An event's list as one that is copied into a group, where people go on with it. */
import { html, nothing } from 'lit';
import { getText } from './api.js';
import { View, t } from './view.js';
import { failure } from './ui.js';
import { words } from './words.js';
import { copied } from './copied.js';

class Note extends View {
  static properties = { event: { attribute: false }, note: { state: true } };

  #print() {
    return this.attempt(async () => (this.note = await getText(`/events/${this.event.id}/rsvps?format=note&language=${words.tag.slice(0, 2)}`)));
  }

  render() {
    return html`<section aria-labelledby="note"><h2 id="note">${t('note.title')}</h2>
      <p>${t('note.why')}</p>
      ${failure(this.failure)}
      ${this.note === undefined ? nothing : html`<label class="unseen" for="note-text">${t('note.title')}</label>
        <textarea id="note-text" readonly rows=${Math.min(12, this.note.split('\n').length + 1)} .value=${this.note}></textarea>`}
      <p class="row"><button ?disabled=${this.busy} @click=${() => this.#print()}>${this.note === undefined ? t('note.print') : t('note.again')}</button>
        ${this.note === undefined ? nothing : html`<button @click=${() => copied(this.note, this.querySelector('textarea'))}>${t('feed.copy')}</button>`}</p></section>`;
  }
}

customElements.define('event-note', Note);
