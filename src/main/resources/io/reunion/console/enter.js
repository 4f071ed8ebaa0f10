/** The way in: takes the code out of the address at once, so that it stays in no history, and opens the session with it. */
import { html, nothing } from 'lit';
import { currentSession, hasProvider, signIn } from './api.js';
import { View, t } from './view.js';
import { failure } from './ui.js';
import { words } from './words.js';

class Enter extends View {
  static properties = { code: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.code = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    if (!this.code) currentSession().then(() => this.requestUpdate(), () => {});
  }

  async #enter() {
    const entered = await this.attempt(() => signIn(this.code));
    this.code = '';
    if (entered) location.replace('/console/');
  }

  render() {
    document.title = `${t('enter.title')} · Reunion`;
    const other = words.language === 'zh' ? 'en' : 'zh';
    return html`
      <main class="enter">
        <h1>${t('enter.title')}</h1>
        ${failure(this.failure)}
        ${this.code
          ? html`<p>${t('enter.ready')}</p>
              <button class="primary" ?disabled=${this.busy} @click=${this.#enter}>${t('enter.button')}</button>`
          : html`<p>${t('enter.how')}</p><p class="command"><code>console</code> <code lang="zh-CN">控制台</code></p><p>${t('enter.first')}</p>
              ${hasProvider() ? html`<p><a class="button" href="/console/oidc">${t('enter.provider')}</a></p>` : nothing}`}
        <button class="quiet" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${async () => {
          await words.keep(other);
          this.requestUpdate();
        }}>${other === 'zh' ? '中文' : 'English'}</button>
        ${this.busy ? html`<p role="status">${t('loading')}</p>` : nothing}
      </main>`;
  }
}

customElements.define('console-enter', Enter);
