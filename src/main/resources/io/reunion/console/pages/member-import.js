/** Importing a list, or pulling one: first what it would do, what its columns are, then doing it, and taking it back. */
import { html, nothing } from 'lit';
import { follow, get, post, upload } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, badge, check, duration, failure, field, figure, link, moment, number, table } from '../ui.js';
import { COLUMNS, fieldName } from '../members.js';
import { problemText } from '../imports.js';

/** How an import stands. */
const STATES = { RUNNING: 'imports.stateRunning', INTERRUPTED: 'imports.stateInterrupted', DONE: 'imports.stateDone', REFUSED: 'imports.stateRefused', ROLLED_BACK: 'imports.stateTakenBack' };

const OUTCOMES = { TAKEN: 'pull.TAKEN', UNCHANGED: 'pull.UNCHANGED', REFUSED: 'pull.REFUSED', FAILED: 'pull.FAILED' };

class MemberImport extends View {
  static properties = { file: { state: true }, report: { state: true }, past: { state: true }, undo: { state: true }, mapping: { state: true }, full: { state: true }, pull: { state: true }, going: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.mapping = {};
    this.full = false;
    this.attempt(async () => {
      await this.#read();
      this.pull = await get('/members/pull');
      // Whoever comes back while a list is being taken sees how far it is.
      const going = this.past.find(({ state }) => state === 'RUNNING');
      if (going) this.#follow(going);
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  async #read() {
    this.past = (await get('/members/imports')).items;
  }

  /** A list is taken in the background: leaving the page stops nothing. */
  #follow(going) {
    this.stop?.();
    this.going = going;
    if (!this.isConnected) return;
    this.stop = follow(`/members/imports/${going.id}/live`, {
      import: (content) => (this.going = content),
      end: () => this.#ended(),
    });
  }

  #ended() {
    this.stop();
    const { state, report } = this.going;
    return this.attempt(async () => {
      // The list first: what can be taken back must not move under somebody's finger.
      await this.#read();
      this.going = undefined;
      if (state !== 'DONE') throw new Error(report?.refusal ? problemText(report.refusal) : t('imports.brokenOff'));
      this.report = report;
      this.pulled = false;
      tell(t('imports.done'));
    });
  }

  async #run(dryRun) {
    const { file } = this;
    await this.attempt(async () => {
      this.report = undefined;
      const answer = await this.#answer(`/members/import?dryRun=${dryRun}&full=${this.full}&background=${!dryRun}&mapping=${encodeURIComponent(JSON.stringify(this.mapping))}`, file);
      if (dryRun) this.report = answer;
      this.pulled = false;
      if (!dryRun) this.#follow(answer);
    });
  }

  /** A list that is refused for its headings can still be mapped: its columns come with the refusal. */
  async #answer(path, file) {
    try {
      return await upload(path, file);
    } catch (refused) {
      const { list } = refused.content ?? {};
      if (!list) throw refused;
      this.report = list.columns.length ? list : undefined;
      throw new Error(problemText(list.refusal));
    }
  }

  #progress() {
    if (!this.going) return nothing;
    const { done, total, perSecond, secondsLeft } = this.going;
    return html`<section aria-labelledby="going"><h2 id="going">${t('imports.going')}</h2>
      <progress max=${total || 1} .value=${done} aria-label=${t('imports.going')}></progress>
      <p>${total ? t('imports.of', { done: number(done), total: number(total) }) : t('loading')}
        ${perSecond ? html` · ${t('imports.rate', { rate: number(Math.round(perSecond)) })}` : nothing}
        ${secondsLeft ? html` · ${t('announcements.left', { time: duration(secondsLeft) })}` : nothing}</p>
      <p class="hint">${t('imports.leave')}</p></section>`;
  }

  async #undo(id) {
    this.undo = undefined;
    let rolled;
    if (await this.attempt(async () => (rolled = await post(`/members/imports/${id}/rollback`)))) {
      tell(t('imports.undone', { count: number(rolled.restored + rolled.removed) }));
      await this.attempt(() => this.#read());
    }
  }

  /** What the alumni system has, first only looked at. */
  async #fetch(dryRun) {
    const done = await this.attempt(async () => {
      const pulled = await post(`/members/pull?dryRun=${dryRun}&background=false`);
      if (!dryRun) await this.#read();
      this.pull = await get('/members/pull');
      this.pulled = true;
      this.report = pulled.report;
      if (!pulled.report) tell(t('pull.unchanged'));
    });
    if (done && !dryRun && this.report) tell(t('imports.done'));
  }

  #system() {
    if (!this.pull?.configured) return nothing;
    const { last } = this.pull;
    return html`<section aria-labelledby="pull"><h2 id="pull">${t('pull.title')}</h2>
      ${last ? html`<p>${badge(last.outcome === 'FAILED' || last.outcome === 'REFUSED' ? 'off' : 'on', t(OUTCOMES[last.outcome]))} ${moment(last.at)} ${t('pull.records', { count: number(last.records) })} ${last.why ?? ''}</p>` : html`<p>${t('pull.never')}</p>`}
      <p class="row"><button ?disabled=${this.busy} @click=${() => this.#fetch(true)}>${t('pull.look')}</button><button class="quiet" ?disabled=${this.busy} @click=${() => this.#fetch(false)}>${t('pull.now')}</button></p></section>`;
  }

  /** What a column stands for, for the office to say where the heading does not; the preview is to be asked for again. */
  #meaning({ heading, meaning, nearest }) {
    if (this.pulled || !this.report.dryRun) return meaning ? fieldName(meaning) : t('imports.ignored');
    const chosen = this.mapping[heading] ?? meaning ?? '';
    const others = meaning && !COLUMNS.includes(meaning) ? [meaning, ...COLUMNS] : COLUMNS;
    return html`<select aria-label=${t('imports.meaningOf', { heading })} @change=${({ target }) => (this.mapping = { ...this.mapping, [heading]: target.value })}>
      <option value="" .selected=${chosen === ''}>${t('imports.ignored')}</option>
      ${others.map((key) => html`<option value=${key} .selected=${chosen === key}>${fieldName(key)}</option>`)}</select>${!meaning && nearest ? ` ${t('imports.nearest', { nearest })}` : ''}`;
  }

  /** The first rows as they were read, by what their columns stand for. */
  #firstRows() {
    const { firstRows = [] } = this.report;
    const keys = [...new Set(firstRows.flatMap((row) => Object.keys(row)))];
    return firstRows.length ? table(t('imports.firstRows'), keys.map(fieldName), firstRows.map((row) => keys.map((key) => row[key] ?? ''))) : nothing;
  }

  #report() {
    const { dryRun, rows, added, changed, unchanged, refused, columns, problems, missing, refusal } = this.report;
    return html`<section aria-labelledby="report" role="status"><h2 id="report">${refusal ? t('imports.columns') : dryRun ? t('imports.would') : t('imports.did')}</h2>
      ${refusal ? nothing : html`<dl class="figures">${figure(t('imports.rows'), number(rows))}${figure(t('imports.added'), number(added))}${figure(t('imports.changed'), number(changed))}${figure(t('imports.unchanged'), number(unchanged))}${figure(t('imports.refused'), number(refused))}</dl>`}
      ${table(t('imports.columns'), [t('imports.heading'), t('imports.meaning')], columns.map((column) => [column.heading, this.#meaning(column)]))}
      ${dryRun && !this.pulled ? html`<p><button ?disabled=${this.busy} @click=${() => this.#run(true)}>${t('imports.lookAgain')}</button></p>` : nothing}
      ${this.#firstRows()}
      ${missing ? html`<p>${t('imports.missing', { count: number(missing) })} ${dryRun ? nothing : link('members/review', t('review.title'))}</p>` : nothing}
      ${problems.length ? table(t('imports.problems'), [t('imports.line'), t('announcements.reason')], problems.map((problem) => [number(problem.line), problemText(problem)])) : nothing}
      ${dryRun && !refusal ? html`<p><button class="primary" ?disabled=${this.busy} @click=${() => (this.pulled ? this.#fetch(false) : this.#run(false))}>${t('imports.import', { count: number(added + changed) })}</button></p>` : nothing}
    </section>`;
  }

  #pastImports() {
    if (!this.past?.length) return nothing;
    return html`<section aria-labelledby="past"><h2 id="past">${t('imports.past')}</h2>
      ${table(t('imports.list'), [t('audit.at'), t('announcements.state'), t('nav.members'), t('community.step')], this.past.map(({ id, at, state, members }) => [
        moment(at), STATES[state] ? t(STATES[state]) : state, number(members),
        this.undo === id
          ? html`<button class="danger" ?disabled=${this.busy} @click=${() => this.#undo(id)}>${t('imports.reallyUndo')}</button>`
          : html`<button class="quiet" ?disabled=${state !== 'DONE'} @click=${() => (this.undo = id)}>${t('imports.undo')}</button>`]))}</section>`;
  }

  render() {
    return html`
      ${back('members', t('nav.members'))}
      <h1>${t('members.import')}</h1>
      ${field('list', t('imports.file'), html`<input id="list" type="file" accept=".csv,.xlsx,text/csv" aria-describedby="list-hint" @change=${({ target }) => {
        this.file = target.files[0];
        this.mapping = {};
        this.report = undefined;
        this.failure = undefined;
      }}>`, t('imports.hint'))}
      ${check(t('imports.full'), this.full, (on) => (this.full = on))}
      <p><button class=${this.report ? '' : 'primary'} ?disabled=${this.busy || this.going || !this.file} @click=${() => this.#run(true)}>${t('imports.look')}</button></p>
      ${this.#system()}
      ${failure(this.failure)}
      ${this.#progress()}
      ${this.report ? this.#report() : nothing}
      ${this.#pastImports()}`;
  }
}

customElements.define('page-member-import', MemberImport);
