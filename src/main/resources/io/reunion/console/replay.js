/** An exported chat, read as the bot would have read it. */
import { html, nothing } from 'lit';
import { post } from './api.js';
import { View, t } from './view.js';
import { empty, failure, field, number, table } from './ui.js';
import { intentName } from './intents.js';
import { words } from './words.js';

/** As much as one request may hold, in characters; of a longer chat the end is read, which is the newest. */
const LONGEST = 60000;
const MOST = 2000;

/** What an app calls what was written. */
const TEXTS = ['text', 'message', 'content', 'body'];

/** What a message of a JSON export says, in pieces or whole. */
function textOf(message) {
  if (typeof message === 'string') return message;
  if (Array.isArray(message)) return message.map(textOf).join('');
  const held = TEXTS.find((name) => message?.[name] !== undefined);
  return held ? textOf(message[held]) : '';
}

/** The messages of a JSON export; undefined where it is none. */
function messagesOf(text) {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const all = JSON.parse(text);
    return (Array.isArray(all) ? all : all.messages ?? []).map(textOf).filter((said) => said.trim());
  } catch {
    return undefined;
  }
}

/** The end of an export, as much of it as one request may hold. */
function newest(text) {
  const messages = messagesOf(text.trim());
  const kept = [];
  let length = 0;
  for (const one of (messages ?? text.trim().split(/\r?\n/)).reverse()) {
    length += JSON.stringify(one).length + 1;
    if (length > LONGEST || kept.length === MOST) break;
    kept.push(one);
  }
  kept.reverse();
  return messages ? JSON.stringify(kept) : kept.join('\n');
}

/** Apps on Chinese systems write files in GB 18030 too. */
async function decoded(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
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
    if (file) this.text = await decoded(file);
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
        ${this.heard.items.length === 0 ? empty(t('replay.silent')) : table(t('replay.acted'), [t('replay.number'), t('sentences.text'), t('replay.where'), t('sentences.intent'), t('sentences.why')],
          this.heard.items.map(({ number: at, text, context, intent, why }) => [
            number(at), html`<span class="lines">${text}</span>`, t(context === 'addressed' ? 'replay.toBot' : 'replay.toAll'), html`${intentName(intent)} <code>${intent}</code>`, html`<code>${why}</code>`]))}` : nothing}`;
  }
}

customElements.define('console-replay', Replay);
