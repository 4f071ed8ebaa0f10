/** Who did what. */
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { View, t } from '../view.js';
import { badge, empty, failure, loading, moment, nameOf, table } from '../ui.js';

/** As the service notes it; all else is a request or a command, which is shown as it was. */
const SIGNED_IN = 'signed in';

class Audit extends View {
  static properties = { entries: { state: true }, refused: { state: true }, next: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.refused = false;
    this.#load();
  }

  #load(before) {
    return this.attempt(async () => {
      const page = await get(`/audit?limit=50&refused=${this.refused}${before ? `&cursor=${before}` : ''}`);
      this.entries = [...(before ? this.entries : []), ...page.items];
      this.next = page.next;
    });
  }

  render() {
    return html`
      <h1>${t('nav.audit')}</h1>
      <p>${t('audit.about')}</p>
      <label class="check"><input type="checkbox" .checked=${this.refused} @change=${({ target }) => {
        this.refused = target.checked;
        this.#load();
      }}> ${t('audit.refused')}</label>
      ${failure(this.failure)}
      ${this.entries === undefined ? loading() : this.entries.length === 0 ? empty(t('audit.none')) : table(
        t('nav.audit'),
        [t('audit.at'), t('audit.who'), t('audit.what'), t('audit.outcome')],
        this.entries.map(({ at, who, name, what, outcome }) => [moment(at), html`<span title=${who}>${nameOf({ id: name, name })}</span>`, what === SIGNED_IN ? t('audit.signedIn') : html`<code>${what}</code>`, html`<span title=${outcome}>${outcome < 400 ? t('audit.done') : badge('off', t('audit.refusedWith', { code: outcome }))}</span>`]),
      )}
      ${this.next ? html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.#load(this.next)}>${t('more')}</button>` : nothing}`;
  }
}

customElements.define('page-audit', Audit);
