/** Importing a list: first what it would do, then doing it, and taking it back. */
import { html, nothing } from 'lit';
import { get, post, upload } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, failure, field, figure, moment, number, table } from '../ui.js';
import { fieldName } from '../members.js';

class MemberImport extends View {
  static properties = { file: { state: true }, report: { state: true }, past: { state: true }, undo: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#past();
  }

  #past() {
    return this.attempt(async () => (this.past = (await get('/members/imports')).items));
  }

  async #run(dryRun) {
    const { file } = this;
    const done = await this.attempt(async () => {
      const report = await upload(`/members/import?dryRun=${dryRun}`, file);
      // The list first: what can be taken back must not move under somebody's finger.
      if (!dryRun) this.past = (await get('/members/imports')).items;
      this.report = report;
    });
    if (done && !dryRun) tell(t('imports.done'));
  }

  async #undo(id) {
    this.undo = undefined;
    let rolled;
    if (await this.attempt(async () => (rolled = await post(`/members/imports/${id}/rollback`)))) {
      tell(t('imports.undone', { count: number(rolled.restored + rolled.removed) }));
      await this.#past();
    }
  }

  #report() {
    const { dryRun, rows, added, changed, unchanged, refused, columns, problems } = this.report;
    return html`<section aria-labelledby="report" role="status"><h2 id="report">${dryRun ? t('imports.would') : t('imports.did')}</h2>
      <dl class="figures">${figure(t('imports.rows'), number(rows))}${figure(t('imports.added'), number(added))}${figure(t('imports.changed'), number(changed))}${figure(t('imports.unchanged'), number(unchanged))}${figure(t('imports.refused'), number(refused))}</dl>
      ${table(t('imports.columns'), [t('imports.heading'), t('imports.meaning')], columns.map(({ heading, meaning, nearest }) => [
        heading,
        meaning ? fieldName(meaning) : html`<span class="over">${t('imports.ignored')}</span>${nearest ? ` ${t('imports.nearest', { nearest })}` : ''}`]))}
      ${problems.length ? table(t('imports.problems'), [t('imports.line'), t('announcements.reason')], problems.map(({ line, detail }) => [number(line), detail])) : nothing}
      ${dryRun ? html`<p><button class="primary" ?disabled=${this.busy} @click=${() => this.#run(false)}>${t('imports.import', { count: number(added + changed) })}</button></p>` : nothing}
    </section>`;
  }

  #pastImports() {
    if (!this.past?.length) return nothing;
    return html`<section aria-labelledby="past"><h2 id="past">${t('imports.past')}</h2>
      ${table(t('imports.list'), [t('audit.at'), t('announcements.state'), t('nav.members'), t('imports.undo')], this.past.map(({ id, at, state, members }) => [
        moment(at), state, number(members),
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
        this.report = undefined;
        this.failure = undefined;
      }}>`, t('imports.hint'))}
      <p><button class=${this.report ? '' : 'primary'} ?disabled=${this.busy || !this.file} @click=${() => this.#run(true)}>${t('imports.look')}</button></p>
      ${failure(this.failure)}
      ${this.report ? this.#report() : nothing}
      ${this.#pastImports()}`;
  }
}

customElements.define('page-member-import', MemberImport);
