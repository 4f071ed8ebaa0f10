/** Members, searched as in a chat; the office sees everything. */
import { html, nothing } from 'lit';
import { get, signedIn } from '../api.js';
import { View, t } from '../view.js';
import { chapter as chapterOf, knowChapters } from '../chapters.js';
import { empty, failure, link, loading, number, table } from '../ui.js';

const PAGE = 50;

class Members extends View {
  static properties = { found: { state: true }, words: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.words = new URLSearchParams(location.search).get('q') ?? '';
    this.#search();
  }

  #search() {
    return this.attempt(async () => ([this.found] = await Promise.all([get(`/members?limit=${PAGE}&q=${encodeURIComponent(this.words)}`), knowChapters()])));
  }

  #more() {
    return this.attempt(async () => {
      const page = await get(`/members?limit=${PAGE}&q=${encodeURIComponent(this.words)}&cursor=${this.found.next}`);
      this.found = { ...page, items: [...this.found.items, ...page.items] };
    });
  }

  #asked(event) {
    event.preventDefault();
    history.replaceState(null, '', this.words ? `?q=${encodeURIComponent(this.words)}` : location.pathname);
    this.#search();
  }

  #rows() {
    const { items, total, next } = this.found;
    if (items.length === 0) return empty(t('members.none'));
    return html`
      ${total === undefined ? nothing : html`<p role="status">${t('members.total', { total: number(total) })}</p>`}
      ${table(t('nav.members'),
        [t('events.name'), t('members.classYear'), t('members.major'), t('members.city'), t('members.company'), t('members.chapter')],
        items.map(({ id, name, classYear = '', major = '', city = '', company = '', chapter = '' }) => [signedIn().role === 'ADMIN' ? link(`members/${id}`, name || id) : name || id, String(classYear), major, city, company, chapterOf(chapter)]))}
      ${next ? html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.#more()}>${t('more')}</button>` : nothing}`;
  }

  render() {
    return html`
      <div class="head"><h1>${t('nav.members')}</h1>
        ${signedIn().role !== 'ADMIN' ? nothing : html`<p class="row">${link('members/import', t('members.import'), 'primary')}${link('members/review', t('review.title'), 'button')}${link('members/requests', t('requests.title'), 'button')}<a class="button" href="/api/v1/members/export" download>${t('members.export')}</a></p>`}</div>
      <form class="row" role="search" @submit=${this.#asked}>
        <label class="unseen" for="q">${t('members.search')}</label>
        <input id="q" type="search" maxlength="200" placeholder=${t('members.search')} .value=${this.words} @input=${({ target }) => (this.words = target.value)}>
        <button class="primary" ?disabled=${this.busy}>${t('members.find')}</button>
      </form>
      ${failure(this.failure)}
      ${this.found === undefined ? (this.failure ? nothing : loading()) : this.#rows()}`;
  }
}

customElements.define('page-members', Members);
