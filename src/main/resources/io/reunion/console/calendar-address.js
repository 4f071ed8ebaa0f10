/** The secret address under which a calendar is subscribed to: shown when it is asked for, copied, and made to lead nowhere. */
import { html, nothing } from 'lit';
import { post, remove } from './api.js';
import { View, t, tell } from './view.js';
import { failure } from './ui.js';
import { copied } from './copied.js';

class CalendarAddress extends View {
  static properties = { path: {}, label: {}, address: { state: true }, sure: { state: true } };

  async #show() {
    await this.attempt(async () => {
      const { url, path } = await post(this.path);
      this.address = url ?? location.origin + path;
    });
  }

  async #revoke() {
    const done = await this.attempt(() => remove(this.path));
    this.sure = false;
    if (!done) return;
    this.address = undefined;
    tell(t('feed.revoked'));
  }

  #buttons() {
    return html`
      ${this.address
        ? html`<button type="button" aria-label=${t('feed.copyOf', { name: this.label })} @click=${() => copied(this.address, this.querySelector('input'))}>${t('feed.copy')}</button>`
        : html`<button type="button" aria-label=${t('feed.showOf', { name: this.label })} ?disabled=${this.busy} @click=${() => this.#show()}>${t('feed.show')}</button>`}
      ${this.sure
        ? html`<button type="button" class="danger" aria-label=${t('feed.reallyRevokeOf', { name: this.label })} ?disabled=${this.busy} @click=${() => this.#revoke()}>${t('feed.reallyRevoke')}</button>`
        : html`<button type="button" class="quiet" aria-label=${t('feed.revokeOf', { name: this.label })} @click=${() => (this.sure = true)}>${t('feed.revoke')}</button>`}`;
  }

  render() {
    return html`${failure(this.failure)}
      ${this.address ? html`<input class="wide" readonly aria-label=${t('feed.addressOf', { name: this.label })} .value=${this.address} @focus=${({ target }) => target.select()}>` : nothing}
      <p class="row">${this.#buttons()}</p>`;
  }
}

customElements.define('calendar-address', CalendarAddress);
