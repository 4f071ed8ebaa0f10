/** A screen for the door of an event, to be read from far: the code, the word of the day, and how many have come. */
import { html, nothing } from 'lit';
import { follow, post } from '../api.js';
import { View, t } from '../view.js';
import { back, failure, loading, number } from '../ui.js';

class Screen extends View {
  static properties = { code: { state: true }, door: { state: true }, bare: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    const path = `/events/${encodeURIComponent(this.rest[0])}/checkins`;
    this.attempt(async () => {
      this.code = await post(path + '/door');
      this.stop = follow(path + '/live', { checkins: (content) => (this.door = content) });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  #fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.querySelector('.screen').requestFullscreen();
  }

  render() {
    const { code, door } = this;
    if (!code || !door) return html`${back(`events/${this.rest[0]}/door`, t('events.door'))}${failure(this.failure)}${this.failure ? nothing : loading()}`;
    const word = door.words.ROOM;
    return html`
      ${back(`events/${this.rest[0]}/door`, t('events.door'))}
      ${failure(this.failure)}
      <div class="screen">
        <h1>${code.title}</h1>
        ${this.bare ? nothing : html`<img src=${code.picture} alt=${t('screen.code')} @error=${() => (this.bare = true)}>`}
        ${word ? html`<p>${t('screen.how')}</p><p class="word" lang="zh-CN"><strong>签到 ${word}</strong></p><p class="word" lang="en"><strong>checkin ${word}</strong></p>` : html`<p>${t('screen.closed')}</p>`}
        <p class="count" role="status"><strong>${number(door.counts.heads)}</strong> ${t('screen.here')}</p>
        <p>${t('screen.of', { arrived: number(door.counts.arrived), expected: number(door.counts.expected) })}</p>
      </div>
      <p><button @click=${() => this.#fill()}>${t('screen.full')}</button></p>`;
  }
}

customElements.define('page-screen', Screen);
