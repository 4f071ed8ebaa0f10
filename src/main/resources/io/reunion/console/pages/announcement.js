/** One announcement while it goes out, and what became of it. */
import { html, nothing } from 'lit';
import { follow, get, post, signedIn } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, duration, facts, failure, figure, loading, moment, nameOf, number, table } from '../ui.js';
import { knowChapters } from '../chapters.js';
import { audienceText, doneOf, stateBadge, totalOf, textOf } from '../announcements.js';

/** Of how many milliseconds the rate is taken. */
const WINDOW = 20000;

class OneAnnouncement extends View {
  static properties = { one: { state: true }, report: { state: true }, failed: { state: true }, unknown: { state: true }, sure: { state: true } };

  #samples = [];

  connectedCallback() {
    super.connectedCallback();
    this.path = `/announcements/${encodeURIComponent(this.rest[0])}`;
    this.attempt(async () => {
      [this.one] = await Promise.all([get(this.path), knowChapters()]);
      await this.#detail();
      this.#follow();
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  #follow() {
    this.stop?.();
    if (!this.isConnected) return;
    this.#samples = [];
    this.stop = follow(this.path + '/live', {
      progress: (content) => this.#progress(content),
      end: () => {
        this.stop();
        this.#detail().catch(() => {});
      },
    });
  }

  #progress(content) {
    const at = performance.now();
    this.#samples = [...this.#samples.filter((sample) => at - sample.at < WINDOW), { at, done: doneOf(content.counts) }];
    const before = this.one;
    this.one = content;
    const { state, counts } = content;
    const moved = (names) => names.some((name) => before.counts[name] !== counts[name]);
    // While it runs the figures tell how it goes; the report is of what has come to rest.
    if (before && (before.state !== state || moved(state === 'RUNNING' ? ['failed', 'unknown'] : Object.keys(counts)))) this.#detail().catch(() => {});
  }

  async #detail() {
    const { counts } = this.one;
    const list = async (state) => (counts[state.toLowerCase()] ? (await get(`${this.path}/deliveries?state=${state}`)).items : []);
    [this.report, this.failed, this.unknown] = await Promise.all([get(this.path + '/report'), list('FAILED'), list('UNKNOWN')]);
  }

  async #do(verb, said, body = {}) {
    const done = await this.attempt(async () => {
      this.one = await post(`${this.path}/${verb}`, body);
      await this.#detail();
    });
    this.sure = false;
    if (done) {
      tell(said);
      this.#follow();
    }
  }

  async #leave() {
    const done = await this.attempt(async () => {
      await post(`${this.path}/leave`);
      await this.#detail();
    });
    if (done) tell(t('announcements.leftAlone'));
  }

  /** Copies a second, over the last while. */
  #rate() {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    const seconds = first && last ? (last.at - first.at) / 1000 : 0;
    return seconds > 0 ? (last.done - first.done) / seconds : 0;
  }

  #bar(one) {
    const [done, total] = [doneOf(one.counts), totalOf(one.counts)];
    const rate = this.#rate();
    const moving = one.state === 'RUNNING' && rate > 0;
    return html`
      <progress max=${total || 1} .value=${done} aria-label=${t('announcements.progress')}></progress>
      <p>${t('announcements.of', { done: number(done), total: number(total) })}
        ${moving ? html` · ${t('announcements.rate', { rate: number(Math.round(rate * 10) / 10) })} · ${t('announcements.left', { time: duration((total - done) / rate) })}` : nothing}</p>`;
  }

  #controls(one) {
    const button = (verb, label, said, kind = '', body) => html`<button class=${kind} ?disabled=${this.busy} @click=${() => this.#do(verb, said, body)}>${label}</button>`;
    const ended = one.state === 'DONE' || one.state === 'CANCELLED';
    return html`<div class="row">
      ${one.state === 'AWAITING_APPROVAL' && signedIn().role === 'ADMIN' ? button('approve', t('announcements.approve'), t('announcements.approved'), 'primary', { digest: one.digest }) : nothing}
      ${one.state === 'RUNNING' || one.state === 'SCHEDULED' ? button('pause', t('announcements.pause'), t('announcements.paused')) : nothing}
      ${one.state === 'PAUSED' ? button('resume', t('announcements.resume'), t('announcements.resumed'), 'primary') : nothing}
      ${ended ? nothing : this.sure
        ? html`${button('cancel', t('announcements.reallyCancel'), t('announcements.cancelled'), 'danger')}<button class="quiet" @click=${() => (this.sure = false)}>${t('announcements.keep')}</button>`
        : html`<button class="danger" @click=${() => (this.sure = true)}>${t('announcements.cancel')}</button>`}
    </div>`;
  }

  #unknown() {
    if (!this.unknown?.length || this.report?.journal.at(-1)?.what === 'leave') return nothing;
    return html`
      <section aria-labelledby="unknown"><h2 id="unknown">${t('announcements.unknownTitle')}</h2>
        <p>${t('announcements.unknownWhy')}</p>
        <ul>${this.unknown.map(({ chat, title, reason }) => html`<li>${title ?? chat} ${reason ? html`<code>${reason}</code>` : nothing}</li>`)}</ul>
        <div class="row">
          <button ?disabled=${this.busy} @click=${() => this.#do('resend', t('announcements.again'))}>${t('announcements.resend')}</button>
          <button class="quiet" ?disabled=${this.busy || this.one.state === 'RUNNING'} @click=${() => this.#leave()}>${t('announcements.leave')}</button>
        </div>
      </section>`;
  }

  #failures() {
    if (!this.failed?.length) return nothing;
    return html`
      <section aria-labelledby="failed"><h2 id="failed">${t('announcements.failedTitle')}</h2>
        ${table(t('announcements.failedCopies'), [t('groups.name'), t('announcements.reason'), t('announcements.attempts')],
          this.failed.map(({ chat, title, reason, attempts }) => [title ?? chat, html`<code>${reason ?? ''}</code>`, number(attempts)]))}
        <p><button ?disabled=${this.busy} @click=${() => this.#do('retry', t('announcements.again'))}>${t('announcements.retry')}</button></p>
      </section>`;
  }

  #report() {
    const { platforms = {}, maybeTwice = [], seenPressed, milliseconds } = this.report ?? {};
    if (this.one.state === 'RUNNING' || Object.keys(platforms).length === 0) return nothing;
    const states = [['queued', t('announcements.queued')], ['sending', t('announcements.sending')], ['sent', t('announcements.sent')], ['failed', t('announcements.failed')], ['gone', t('announcements.gone')], ['unknown', t('announcements.unknown')]];
    return html`
      <section aria-labelledby="report"><h2 id="report">${t('announcements.report')}</h2>
        ${table(t('announcements.byPlatform'), [t('groups.platform'), ...states.map(([, label]) => label)],
          Object.entries(platforms).map(([platform, counts]) => [platform, ...states.map(([state]) => number(counts[state] ?? 0))]))}
        ${facts([
          [t('announcements.seen'), seenPressed ? number(seenPressed) : undefined],
          [t('announcements.took'), milliseconds === undefined ? undefined : duration(milliseconds / 1000)],
          [t('announcements.twice'), maybeTwice.length ? maybeTwice.join(', ') : undefined],
        ])}
        <p><a href="/api/v1${this.path}/deliveries?format=csv" download="deliveries.csv">${t('announcements.csv')}</a></p>
      </section>`;
  }

  render() {
    const one = this.one;
    if (!one) return html`${back('announcements', t('nav.announcements'))}${failure(this.failure)}${this.failure ? nothing : loading()}`;
    const { counts } = one;
    return html`
      ${back('announcements', t('nav.announcements'))}
      <div class="head"><h1>${textOf(one, 40)}</h1><span>${stateBadge(one.state)}</span></div>
      ${failure(this.failure)}
      ${this.#bar(one)}
      <dl class="figures">
        ${figure(t('announcements.sent'), number(counts.sent))}${figure(t('announcements.queued'), number(counts.queued + counts.sending))}
        ${figure(t('announcements.failed'), number(counts.failed))}${figure(t('announcements.gone'), number(counts.gone))}${figure(t('announcements.unknown'), number(counts.unknown))}
      </dl>
      ${this.#controls(one)}
      ${Object.entries(one.text).map(([language, text]) => html`<p class="said" lang=${language === 'zh' ? 'zh-CN' : 'en'}>${text}</p>`)}
      ${facts([
        [t('announcements.author'), nameOf({ id: one.authorName ?? one.author, name: one.authorName ?? one.author })],
        [t('announcements.audience'), audienceText(one.audience)],
        [t('announcements.created'), moment(one.createdAt)],
        [t('announcements.sendAt'), one.sendAt ? moment(one.sendAt) : undefined],
        [t('announcements.expiresAt'), one.expiresAt ? moment(one.expiresAt) : undefined],
        [t('announcements.digest'), html`<code>${one.digest}</code>`],
      ])}
      ${this.#unknown()}${this.#failures()}${this.#report()}`;
  }
}

customElements.define('page-announcement', OneAnnouncement);
