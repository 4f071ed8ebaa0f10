/** What all parts of the console share: drawn into the page itself, so that one style sheet serves them all. */
import { LitElement } from 'lit';
import { words } from './words.js';
import { Unreachable } from './api.js';

export const t = (key, args) => words.t(key, args);

/** A page or a part of one. `busy` and `failure` are drawn by ui.js. */
export class View extends LitElement {
  static properties = { failure: { state: true }, busy: { state: true }, stale: { state: true } };

  createRenderRoot() {
    return this;
  }

  #words = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('words', this.#words);
  }

  disconnectedCallback() {
    removeEventListener('words', this.#words);
    super.disconnectedCallback();
  }

  /** Does what may be refused; keeps the refusal to be shown, and tells whether it went well. */
  async attempt(work) {
    this.busy = true;
    this.toggleAttribute('data-busy', true);
    try {
      await work();
      this.failure = undefined;
      return true;
    } catch (failure) {
      this.failure = failure instanceof Unreachable ? new Error(t('failure.unreachable')) : failure;
      return false;
    } finally {
      this.busy = false;
      this.toggleAttribute('data-busy', false);
    }
  }

  /**
   * Edits what somebody else may have changed meanwhile: then nothing is changed, `stale` holds both versions, and whoever
   * edits decides.
   *
   * @param send does it, given the etag of what was seen
   * @param was what was seen
   * @param read reads the other's version into the page
   */
  async edit(send, was, etag, read) {
    const done = await this.attempt(() => send(etag));
    this.stale = undefined;
    if (this.failure?.status === 412) {
      const { content, etag: now } = this.failure;
      this.failure = undefined;
      this.stale = { was, current: content.current, yours: content.yours, mine: () => this.edit(send, was, now, read), theirs: () => this.#drop(read) };
    }
    return done;
  }

  #drop(read) {
    this.stale = undefined;
    return this.attempt(read);
  }
}

/** Tells in passing what was done; read aloud too. */
export function tell(text) {
  dispatchEvent(new CustomEvent('tell', { detail: text }));
}
