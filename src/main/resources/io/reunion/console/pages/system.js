/** What the service tells of itself. */
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { View, t } from '../view.js';
import { empty, failure, figure, link, loading, number, table } from '../ui.js';

const QUEUES = { inbox: 'system.inbox', outbound: 'system.outbound', broadcasts: 'system.broadcasts' };
const SCOPES = { ACCOUNT: 'system.account', CHAT: 'system.chat', GROUP: 'system.group' };

class System extends View {
  static properties = { system: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  #look() {
    return this.attempt(async () => (this.system = await get('/system')));
  }

  #platforms() {
    const yes = (can) => (can ? t('system.yes') : t('system.no'));
    return table(t('system.accounts'), [t('groups.platform'), t('system.webhooks'), t('system.edit'), t('system.buttons'), t('system.longest'), t('system.limits')],
      this.system.platforms.map(({ account, webhooks, edit, buttons, longest, limits }) => [
        account,
        Object.entries(webhooks).map(([outcome, count]) => html`<div>${outcome} ${number(count)}</div>`),
        yes(edit), yes(buttons), number(longest),
        limits.map(({ scope, count, seconds }) => html`<div>${t('system.limit', { scope: t(SCOPES[scope]), count: number(count), seconds: number(seconds) })}</div>`)]));
  }

  render() {
    if (!this.system) return html`<h1>${t('nav.system')}</h1>${failure(this.failure)}${this.failure ? nothing : loading()}`;
    const { queues, redis, settings } = this.system;
    return html`
      <div class="head"><h1>${t('nav.system')}</h1><button ?disabled=${this.busy} @click=${() => this.#look()}>${t('system.again')}</button></div>
      ${failure(this.failure)}
      <dl class="figures">${Object.entries(queues).sort().map(([name, depth]) => figure(QUEUES[name] ? t(QUEUES[name]) : name, number(depth)))}</dl>
      <p>${link('system/set-aside', t('aside.title'), 'button')}</p>
      <section aria-labelledby="platforms"><h2 id="platforms">${t('system.platforms')}</h2>${this.#platforms()}</section>
      <section aria-labelledby="redis"><h2 id="redis">${t('system.redis')}</h2>
        ${redis.length ? html`<ul>${redis.map(({ weakness, sentence }) => html`<li><code>${weakness}</code> ${sentence}</li>`)}</ul>` : empty(t('system.durable'))}</section>
      <section aria-labelledby="settings"><h2 id="settings">${t('system.settings')}</h2>
        <details><summary>${t('system.show')}</summary>${table(t('system.asRead'), [t('events.field'), t('members.value')], settings.map(({ key, value }) => [html`<code>${key}</code>`, value || nothing]))}</details></section>`;
  }
}

customElements.define('page-system', System);
