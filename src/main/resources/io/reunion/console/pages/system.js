/** What the service tells of itself. */
import { html, nothing } from 'lit';
import { follow, get } from '../api.js';
import { View, t } from '../view.js';
import { badge, facts, failure, figure, link, loading, number, table } from '../ui.js';
import { words } from '../words.js';

const QUEUES = { inbox: 'system.inbox', outbound: 'system.outbound', broadcasts: 'system.broadcasts', setAside: 'system.setAside' };
const SCOPES = { ACCOUNT: 'system.account', CHAT: 'system.chat', GROUP: 'system.group' };
const MODES = { standalone: 'system.standalone', sentinel: 'system.sentinel', cluster: 'system.cluster' };
const WINDOWS = { DAY: 'system.today', MONTH: 'system.thisMonth' };

/** What can be done to messages on a platform besides sending them. */
const ABILITIES = { edit: 'system.edit', delete: 'system.delete', buttons: 'system.buttons', reactions: 'system.reactions' };

/** What becomes of requests to us and of messages of ours. */
const OUTCOMES = {
  accepted: 'system.accepted', ignored: 'system.ignored', unauthorized: 'system.unauthorized', malformed: 'system.malformed', unavailable: 'system.unavailable',
  sent: 'system.sent', rejected: 'system.rejected', gone: 'system.goneChats', suspended: 'system.suspended', retry_after: 'system.retryAfter',
  refresh_token: 'system.refreshToken', unknown_outcome: 'system.unknownOutcome',
};

/** What a setting of the store may lose. */
const WEAKNESSES = {
  'unsupported-version': 'system.weakVersion', 'config-forbidden': 'system.weakForbidden', 'appendonly-off': 'system.weakNoLog',
  'appendfsync-everysec': 'system.weakEverySecond', 'appendfsync-no': 'system.weakNoSync', 'no-fsync-on-rewrite': 'system.weakRewrite',
  eviction: 'system.weakEviction', 'replicas-not-awaited': 'system.weakReplicas',
};

const megabytes = (bytes) => new Intl.NumberFormat(words.tag, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1048576);

class System extends View {
  static properties = { system: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => {
      this.system = await get('/system');
      if (this.isConnected) this.stop = follow('/system/live', { system: (content) => (this.system = { ...this.system, ...content }) });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  #outcomes(counts) {
    const all = Object.entries(counts);
    return all.length === 0 ? '–' : all.map(([outcome, count]) => html`<div>${OUTCOMES[outcome] ? t(OUTCOMES[outcome]) : outcome} ${number(count)}</div>`);
  }

  #limits({ limits, quotas, heldSeconds }) {
    return html`<div>
      ${limits.map(({ scope, count, seconds }) => html`<div>${t('system.limit', { scope: t(SCOPES[scope]), count: number(count), seconds: number(seconds) })}</div>`)}
      ${quotas.map(({ used, count, window }) => html`<div>${t('system.quota', { used: number(used), count: number(count), window: t(WINDOWS[window]) })}</div>`)}
      ${heldSeconds ? html`<div>${badge('off', t('system.held', { seconds: number(heldSeconds) }))}</div>` : nothing}</div>`;
  }

  #platforms() {
    const can = (one) => Object.keys(ABILITIES).filter((ability) => one[ability]).map((ability) => html`<div>${t(ABILITIES[ability])}</div>`);
    return table(t('system.accounts'), [t('groups.platform'), t('system.webhooks'), t('system.sends'), t('system.limits'), t('system.can'), t('system.longest')],
      this.system.platforms.map((one) => [
        one.account, html`<div>${this.#outcomes(one.webhooks)}</div>`, html`<div>${this.#outcomes(one.sends)}</div>`, this.#limits(one), html`<div>${can(one)}</div>`, number(one.longest)]));
  }

  #store() {
    const { redis, store } = this.system;
    const { version, mode, appendFsync, replicas, masters, usedMemory, maxMemory } = store;
    return html`<section aria-labelledby="redis"><h2 id="redis">${t('system.redis')}</h2>
      ${redis.length
        ? html`<ul>${redis.map(({ weakness, sentence }) => html`<li>${WEAKNESSES[weakness] ? t(WEAKNESSES[weakness]) : nothing} <code title=${sentence}>${weakness}</code></li>`)}</ul>`
        : html`<p>${badge('on', t('system.durable'))}</p>`}
      ${facts([
        ['Redis', [version, MODES[mode] ? t(MODES[mode]) : mode, masters > 1 ? t('system.masters', { count: number(masters) }) : ''].filter(Boolean).join(' · ')],
        [t('system.fsync'), html`<code>${appendFsync || '?'}</code>`],
        [t('system.replicas'), number(replicas)],
        [t('system.memory'), maxMemory ? `${megabytes(usedMemory)} / ${megabytes(maxMemory)}` : megabytes(usedMemory)],
      ])}</section>`;
  }

  render() {
    if (!this.system) return html`<h1>${t('nav.system')}</h1>${failure(this.failure)}${this.failure ? nothing : loading()}`;
    const { queues, settings } = this.system;
    return html`
      <h1>${t('nav.system')}</h1>
      ${failure(this.failure)}
      <dl class="figures">${Object.entries(queues).sort().map(([name, depth]) => figure(QUEUES[name] ? t(QUEUES[name]) : name, number(depth)))}</dl>
      <p>${link('system/set-aside', t('aside.title'), 'button')} ${link('system/log-levels', t('levels.title'), 'button')}</p>
      <section aria-labelledby="platforms"><h2 id="platforms">${t('system.platforms')}</h2>${this.#platforms()}</section>
      ${this.#store()}
      <section aria-labelledby="settings"><h2 id="settings">${t('system.settings')}</h2>
        <details><summary>${t('system.show')}</summary>${table(t('system.asRead'), [t('events.field'), t('members.value')], settings.map(({ key, value }) => [html`<code>${key}</code>`, value || nothing]))}</details></section>`;
  }
}

customElements.define('page-system', System);
