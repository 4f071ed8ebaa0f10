/** An exported chat, read as the bot would have read it. */
import { html, nothing } from 'lit';
import { post } from './api.js';
import { View, t } from './view.js';
import { empty, failure, field, number, table } from './ui.js';
import { words } from './words.js';

/** As much as one request may hold, in characters; of a longer chat the end is read, which is the newest. */
const LONGEST = 60000;
const MOST = 2000;

/** The newest messages of an export of one message a line; JSON is left whole. */
function newest(text) {
  const trimmed = text.trim();
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) return trimmed;
  const kept = [];
  let length = 0;
  for (const line of trimmed.split(/\r?\n/).filter((one) => one.trim()).reverse()) {
    length += line.length + 1;
    if (length > LONGEST || kept.length === MOST) break;
    kept.push(line);
  }
  return kept.reverse().join('\n');
}

class Replay extends View {
  static properties = { text: { state: true }, name: { state: true }, heard: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.name = '';
  }

  async #take({ target }) {
    const [file] = target.files;
    if (file) this.text = await file.text();
  }

  #read(event) {
    event.preventDefault();
    return this.attempt(async () => (this.heard = await post('/understand/chat', {
      text: newest(this.text), locale: words.language, ...(this.name.trim() ? { name: this.name.trim() } : {}) })));
  }

  render() {
    return html`
      <p>${t('replay.about')}</p>
      <form @submit=${this.#read}>
        ${field('export', t('replay.file'), html`<input id="export" type="file" accept=".txt,.json,text/plain,application/json" @change=${this.#take}>`)}
        ${field('chat', t('replay.text'), html`<textarea id="chat" required .value=${this.text} aria-describedby="chat-hint" @input=${({ target }) => (this.text = target.value)}></textarea>`, t('replay.hint'))}
        ${field('bot', t('replay.name'), html`<input id="bot" maxlength="100" .value=${this.name} @input=${({ target }) => (this.name = target.value)}>`)}
        <p><button class="primary" ?disabled=${this.busy}>${t('replay.read')}</button></p>
      </form>
      ${failure(this.failure)}
      ${this.heard ? html`
        <p role="status">${t('replay.count', { acted: number(this.heard.items.length), all: number(this.heard.messages) })}</p>
        ${this.heard.items.length === 0 ? empty(t('replay.silent')) : table(t('replay.acted'), [t('replay.number'), t('sentences.text'), t('sentences.intent'), t('sentences.why')],
          this.heard.items.map(({ number: at, text, intent, why }) => [number(at), text, intent, why]))}` : nothing}`;
  }
}

customElements.define('console-replay', Replay);
