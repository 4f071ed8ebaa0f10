/** The frame around every page: where one can go, who one is, and what was just done. */
import { html, nothing } from 'lit';
import { signedIn, signOut } from './api.js';
import { ROUTES, isFor, menuOf, routeOf } from './routes.js';
import { View, t } from './view.js';
import { icons, link, nameOf } from './ui.js';
import { words } from './words.js';

const SHOWN = 6000;

class Shell extends View {
  static properties = { page: { state: true }, menu: { state: true }, told: { state: true } };

  #opened = () => this.#show();
  #tell = ({ detail }) => {
    this.told = detail;
    clearTimeout(this.fading);
    this.fading = setTimeout(() => (this.told = undefined), SHOWN);
  };

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#opened);
    addEventListener('tell', this.#tell);
    this.#show();
  }

  disconnectedCallback() {
    removeEventListener('popstate', this.#opened);
    removeEventListener('tell', this.#tell);
    super.disconnectedCallback();
  }

  async #show() {
    const asked = routeOf(location.pathname);
    const { route, rest } = signedIn().role === 'HOST' && !asked.route.host ? routeOf('') : asked;
    this.menu = false;
    await route.load();
    const page = document.createElement(route.tag);
    page.rest = rest;
    const first = !this.page;
    this.page = { route, page };
    if (!first) {
      await this.updateComplete;
      this.querySelector('main').focus();
      scrollTo(0, 0);
    }
  }

  async #language() {
    await words.keep(words.language === 'zh' ? 'en' : 'zh');
    dispatchEvent(new Event('words'));
  }

  render() {
    if (!this.page) return nothing;
    const { route, page } = this.page;
    const session = signedIn();
    const here = menuOf(route);
    document.title = `${t(here.nav)} · Reunion`;
    const shown = ROUTES.filter((one) => one.nav && isFor(session.role, one));
    return html`
      <a class="skip" href="#main">${t('nav.skip')}</a>
      <header class="top">
        <button class="menu" aria-expanded=${this.menu ? 'true' : 'false'} aria-controls="nav" aria-label=${t('nav.menu')}
          @click=${() => (this.menu = !this.menu)}>${icons.more}</button>
        <p class="brand">Reunion</p>
        <p class="who">${nameOf(session)}</p>
        <button class="quiet" lang=${words.language === 'zh' ? 'en' : 'zh-CN'} @click=${this.#language}>${words.language === 'zh' ? 'English' : '中文'}</button>
        <button class="quiet" @click=${signOut}>${t('nav.out')}</button>
      </header>
      <nav id="nav" class=${this.menu ? 'open' : ''} aria-label=${t('nav.label')}>
        <ul>${shown.map(({ path, nav, icon }) => html`
          <li class=${path === here.path ? 'here' : ''}>${link(path, html`${icons[icon]}<span>${t(nav)}</span>`)}</li>`)}</ul>
      </nav>
      <main id="main" tabindex="-1">${page}</main>
      <div class="told" role="status" aria-live="polite">${this.told ? html`<p>${this.told}</p>` : nothing}</div>`;
  }
}

customElements.define('console-shell', Shell);
