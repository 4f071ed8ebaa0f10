/**
 * The room as this page knows it: what the server tells, and what only the visitor decides (who to be, which chat is
 * open, drafts, what was read). Every change is a `change` event; a new message also a `heard`, a notice a `toast`.
 */
import { Unreachable, isEventCard, loadState, sendMessage, sendPress, sendReaction } from './api.js';
import { follow } from './sse.js';
import { memory, words } from './words.js';

const PERSONA = 'reunion.persona';
const TIPS_HIDDEN = 'reunion.tips.hidden';
const TIPS_DONE = 'reunion.tips.done';
const PRESS_PATIENCE = 6000;

class Room extends EventTarget {
  bot = { handle: '', name: { zh: '', en: '' } };
  personas = [];
  commands = [];
  tips = [];
  textLimit = 0;
  connected = true;
  /** The id of the persona whom the visitor plays. */
  persona = '';
  /** The id of the chat that is shown, or null. */
  open = null;
  /** The typing box is to take the focus. */
  wantsToWrite = false;

  #chats = new Map();
  #drafts = new Map();
  #answering = new Map();
  #unread = new Map();
  #pressed = new Map();
  #noticed = new Set(); // presses that were answered, perhaps before they are known to have been sent
  /** The tip that was typed where, until it is sent. */
  #trying = new Map();

  async start() {
    const cursor = this.#take(await loadState());
    const remembered = memory.get(PERSONA);
    const fits = this.personas.find((persona) => persona.language.startsWith(words.language));
    this.persona = (this.person(remembered) ?? fits ?? this.personas[0]).id;
    follow(cursor, {
      event: (type, content) => this.#hear(type, content),
      connected: (yes) => this.#update(() => (this.connected = yes)),
    });
  }

  #take(state) {
    Object.assign(this, {
      bot: state.bot,
      personas: state.personas.map((persona, i) => ({ ...persona, hue: i % 8 })),
      commands: state.commands,
      tips: state.tips,
      textLimit: state.textLimit,
    });
    this.#chats = new Map(
      state.chats.map((chat, i) => [
        chat.id,
        { ...chat, hue: (i + 4) % 8, messages: new Map(chat.messages.map((message) => [message.id, message])) },
      ]),
    );
    return state.cursor;
  }

  // What is there

  person(id) {
    return this.personas.find((persona) => persona.id === id);
  }

  get me() {
    return this.person(this.persona);
  }

  /** The chats of a persona, groups first. */
  chatsOf(persona = this.persona) {
    return [...this.#chats.values()].filter((chat) => chat.members.includes(persona));
  }

  /** Where the persona begins: the first group that speaks the visitor's language, if there is one. */
  get home() {
    const chats = this.chatsOf();
    return chats.find((chat) => chat.kind === 'GROUP' && chat.language.startsWith(words.language)) ?? chats[0];
  }

  chat(id) {
    return this.#chats.get(id);
  }

  get current() {
    return this.open === null ? undefined : this.chat(this.open);
  }

  titleOf(chat) {
    return chat.kind === 'DIRECT' ? words.of(this.bot.name) : chat.title;
  }

  /** The messages of a chat that the visitor may see, oldest first. */
  messagesOf(chat) {
    return [...chat.messages.values()].filter((message) => this.#visible(message));
  }

  message(chat, id) {
    const message = this.chat(chat)?.messages.get(id);
    return message && this.#visible(message) ? message : undefined;
  }

  authorOf(message) {
    const persona = message.author && this.person(message.author);
    return words.of(persona ? persona.name : this.bot.name);
  }

  #visible(message, persona = this.persona) {
    return !message.onlyFor || message.onlyFor === persona;
  }

  // Unread: once for a chat, and beside that for what only one persona can see

  unreadOf(chat, persona = this.persona) {
    return (this.#unread.get(chat.id) ?? 0) + (this.#unread.get(`${chat.id} ${persona}`) ?? 0);
  }

  /** What waits for a persona alone: in the direct chat, and whispered in groups. */
  waitingFor(persona) {
    return this.chatsOf(persona)
      .map((chat) => this.#unread.get(chat.kind === 'DIRECT' ? chat.id : `${chat.id} ${persona}`) ?? 0)
      .reduce((sum, count) => sum + count, 0);
  }

  #countUnread(message) {
    const seen = message.chat === this.open && this.#visible(message) && !document.hidden;
    if (!seen && message.author !== this.persona) {
      const key = message.onlyFor ? `${message.chat} ${message.onlyFor}` : message.chat;
      this.#unread.set(key, (this.#unread.get(key) ?? 0) + 1);
    }
  }

  /** Everything in the open chat has been seen. */
  markRead() {
    const before = this.#unread.size;
    this.#unread.delete(this.open);
    this.#unread.delete(`${this.open} ${this.persona}`);
    if (this.#unread.size !== before) this.#changed();
  }

  // What the visitor does

  /** Becomes another persona; a chat that this one is not in gives way to the direct chat. */
  become(persona) {
    this.#update(() => {
      this.persona = persona;
      memory.set(PERSONA, persona);
      if (this.current && !this.current.members.includes(persona)) {
        this.open = this.#directOf(persona).id;
      }
    });
    this.markRead();
  }

  #directOf(persona) {
    return this.chatsOf(persona).find((chat) => chat.kind === 'DIRECT');
  }

  /** Shows a chat of the persona's, or none. */
  show(chat) {
    const known = this.chatsOf().some((one) => one.id === chat);
    this.#update(() => (this.open = known ? chat : null));
    this.markRead();
  }

  speak(language) {
    return words.keep(language).then(() => this.#update(() => {}));
  }

  get #here() {
    return `${this.persona} ${this.open}`;
  }

  get draft() {
    return this.#drafts.get(this.#here) ?? '';
  }

  set draft(text) {
    this.#drafts.set(this.#here, text);
  }

  /** The message that is being answered. */
  get answering() {
    return this.message(this.open, this.#answering.get(this.#here));
  }

  answer(message) {
    this.#update(() => {
      this.#answering.set(this.#here, message?.id);
      this.wantsToWrite ||= Boolean(message);
    });
  }

  async send(text) {
    const message = { persona: this.persona, chat: this.open, text };
    if (this.answering) message.replyTo = this.answering.id;
    const here = this.#here;
    this.draft = '';
    this.#update(() => this.#answering.delete(here));
    const sent = await this.#attempt(sendMessage(message), () => this.#drafts.set(here, text));
    if (sent) this.#update(() => this.#tried(here));
  }

  async press(message, button) {
    const waiting = { message: message.id, command: button.command };
    this.#update(() => this.#pressed.set(waiting, null));
    const over = () => this.#update(() => this.#pressed.delete(waiting));
    setTimeout(over, PRESS_PATIENCE);
    const sent = await this.#attempt(sendPress({ persona: this.persona, chat: message.chat, ...waiting }), over);
    if (this.#noticed.has(sent?.press)) over();
    else if (sent && this.#pressed.has(waiting)) this.#pressed.set(waiting, sent.press);
  }

  /** The command of the message's button that waits for an answer. */
  pressedOn(message) {
    return [...this.#pressed.keys()].find((waiting) => waiting.message === message.id)?.command;
  }

  async like(message) {
    const emoji = Object.keys(message.reactions).filter((sign) => message.reactions[sign].includes(this.persona));
    const changed = emoji.includes('👍') ? emoji.filter((sign) => sign !== '👍') : [...emoji, '👍'];
    await this.#attempt(
      sendReaction({ persona: this.persona, chat: message.chat, message: message.id, emoji: changed }),
    );
  }

  async #attempt(request, undo = () => {}) {
    try {
      return await request;
    } catch (failure) {
      undo();
      const key = failure instanceof Unreachable ? 'toast.away' : 'toast.error';
      this.toast(words.t(key, { text: failure.message }), 'alert');
      this.#changed();
      return undefined;
    }
  }

  toast(text, kind = 'status') {
    this.dispatchEvent(new CustomEvent('toast', { detail: { text, kind } }));
  }

  // Things to try

  get tipsHidden() {
    return memory.get(TIPS_HIDDEN) === 'yes';
  }

  hideTips(hidden) {
    this.#update(() => memory.set(TIPS_HIDDEN, hidden ? 'yes' : 'no'));
  }

  tipDone(number) {
    return (memory.get(TIPS_DONE) ?? '').split(' ').includes(String(number));
  }

  /** Sets everything up for a tip's step, up to the text in the typing box. */
  tryTip(number) {
    const step = words.of(this.tips[number]);
    const chat = this.chat(step.chat);
    this.become(step.persona);
    this.show(chat.id);
    const card = this.messagesOf(chat).findLast(isEventCard);
    if (step.answersCard && !card) {
      this.toast(words.t('tips.noCard'));
      return;
    }
    this.draft = step.text;
    this.#trying.set(this.#here, number);
    this.wantsToWrite = true;
    this.answer(step.answersCard ? card : undefined);
  }

  #tried(here) {
    const number = this.#trying.get(here);
    if (this.#trying.delete(here)) memory.set(TIPS_DONE, `${memory.get(TIPS_DONE) ?? ''} ${number}`);
  }

  // What the server tells

  #hear(type, content) {
    switch (type) {
      case 'message':
        this.#update(() => {
          this.#put(content);
          this.#countUnread(content);
        });
        this.#tellHeard(content, false);
        break;
      case 'changed': {
        const before = this.chat(content.chat)?.messages.get(content.id);
        this.#update(() => this.#put(content));
        this.#settle((waiting) => waiting.message === content.id);
        if (before?.text !== content.text) this.#tellHeard(content, true);
        break;
      }
      case 'removed':
        this.#update(() => this.chat(content.chat)?.messages.delete(content.id));
        break;
      case 'notice':
        this.#noticed.add(content.press);
        this.#settle((waiting, press) => press === content.press);
        this.#tellNotice(content);
        break;
      case 'reset':
        loadState().then((state) => this.#update(() => this.#take(state)));
        break;
    }
  }

  #put(message) {
    this.chat(message.chat)?.messages.set(message.id, message);
  }

  #settle(answered) {
    this.#update(() => {
      for (const [waiting, press] of this.#pressed) {
        if (answered(waiting, press)) this.#pressed.delete(waiting);
      }
    });
  }

  #tellHeard(message, edited) {
    if (this.#visible(message)) {
      this.dispatchEvent(new CustomEvent('heard', { detail: { message, edited } }));
    }
  }

  #tellNotice({ persona, text }) {
    if (text === '') return;
    const name = words.of(this.person(persona)?.name ?? this.bot.name);
    this.toast(persona === this.persona ? text : words.t('toast.for', { name, text }));
  }

  #update(change) {
    change();
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const room = new Room();
