/** What waits for a person. */
import { html } from 'lit';
import { get, signedIn } from '../api.js';
import { View, t } from '../view.js';
import { failure, loading, empty } from '../ui.js';

class Home extends View {
  static properties = { events: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.events = (await get('/events')).items));
  }

  render() {
    const coming = this.events?.filter(({ state, startsAt }) => state === 'OPEN' && new Date(startsAt) > new Date());
    return html`
      <h1>${t('home.title', { name: signedIn().name })}</h1>
      ${failure(this.failure)}
      <section aria-labelledby="coming">
        <h2 id="coming">${t('home.coming')}</h2>
        ${coming === undefined ? loading() : coming.length === 0 ? empty(t('home.none')) : html`
          <ul class="cards">${coming.map((event) => html`
            <li class="card"><h3>${event.title}</h3><p>${event.place}</p></li>`)}</ul>`}
      </section>`;
  }
}

customElements.define('page-home', Home);
