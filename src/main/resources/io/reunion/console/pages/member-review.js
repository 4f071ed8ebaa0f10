/** What an import leaves for a person to decide: records that may be of one person, and members whom a full list leaves out. */
import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, badge, check, empty, failure, link, loading, number } from '../ui.js';
import { fieldName } from '../members.js';

const REASONS = { SAME_NAME_AND_YEAR: 'review.sameName', SHARED_CONTACT: 'review.sharedContact', TWO_IN_ONE_ROW: 'review.twoInOneRow' };

/** The fields of two records side by side; `differs` where they do not say the same. */
const compared = ([one, other]) =>
  [...new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])].map((key) => {
    const cells = [one, other].map(({ fields }) => (fields[key] ?? []).join('；'));
    return { key, cells, differs: cells[0] !== cells[1] };
  });

class MemberReview extends View {
  static properties = { pairs: { state: true }, missing: { state: true }, kept: { state: true }, chosen: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.kept = {};
    this.chosen = [];
    this.attempt(() => this.#load());
  }

  async #load() {
    const [pairs, missing] = await Promise.all([get('/members/duplicates?limit=50'), get('/members/departures?limit=200')]);
    this.pairs = pairs;
    this.missing = missing;
    this.chosen = [];
    this.sure = undefined;
  }

  async #decide(work, said) {
    const done = await this.attempt(async () => {
      await work();
      await this.#load();
    });
    if (done) tell(said);
  }

  #pair({ id, reason, keep, members }) {
    const kept = this.kept[id] ?? keep;
    const name = `${members[0].name} · ${members[1].name}`;
    return html`<article class="card" aria-label=${name}>
      <h3>${name}</h3>
      <p>${badge('off', t(REASONS[reason]))}</p>
      <table class="versus"><caption class="unseen">${t('review.compared', { name })}</caption>
        <thead><tr><th scope="col">${t('events.field')}</th>${members.map((member) => html`<th scope="col">${link(`members/${member.id}`, member.id.slice(0, 8))}</th>`)}</tr></thead>
        <tbody>${compared(members).map(({ key, cells, differs }) => html`<tr><th scope="row">${fieldName(key)}</th>${cells.map((cell) => html`<td>${differs ? html`<strong>${cell}</strong>` : cell}</td>`)}</tr>`)}</tbody></table>
      <fieldset><legend>${t('review.keepWhich')}</legend>
        ${members.map((member) => html`<label><input type="radio" name=${id} .checked=${kept === member.id} @change=${() => (this.kept = { ...this.kept, [id]: member.id })}> ${member.id.slice(0, 8)}</label>`)}</fieldset>
      <p class="row">${this.sure === id
        ? html`<button class="danger" ?disabled=${this.busy} @click=${() => this.#decide(() => post(`/members/duplicates/${id}/merge`, { keep: kept }), t('review.merged'))}>${t('review.reallyMerge')}</button>`
        : html`<button class="primary" ?disabled=${this.busy} @click=${() => (this.sure = id)}>${t('review.merge')}</button>`}
        <button ?disabled=${this.busy} @click=${() => this.#decide(() => post(`/members/duplicates/${id}/keep`), t('review.keptApart'))}>${t('review.keepApart')}</button></p>
    </article>`;
  }

  #duplicates() {
    const { items, total } = this.pairs;
    return html`<section aria-labelledby="duplicates"><h2 id="duplicates">${t('review.duplicates')}</h2>
      ${items.length ? html`<p role="status">${t('review.open', { count: number(total) })}</p>${items.map((pair) => this.#pair(pair))}` : empty(t('review.noDuplicates'))}
      <p><button class="quiet" ?disabled=${this.busy} @click=${() => this.#decide(() => post('/members/duplicates'), t('review.scanned'))}>${t('review.scan')}</button></p></section>`;
  }

  #fate(fate, said) {
    return this.#decide(() => post('/members/departures', { [fate]: this.chosen }), said);
  }

  #departures() {
    const { items, total } = this.missing;
    const none = this.busy || this.chosen.length === 0;
    return html`<section aria-labelledby="departures"><h2 id="departures">${t('review.departures')}</h2>
      <p class="hint">${t('review.departuresHint')}</p>
      ${items.length ? html`<p role="status">${t('review.open', { count: number(total) })}</p>
        <ul class="plain">${items.map(({ id, name, fields }) => html`<li>${check(`${name} ${(fields.classYear ?? []).join(' ')} ${(fields.studentNumber ?? []).join(' ')}`, this.chosen.includes(id), (on) => {
          this.chosen = on ? [...this.chosen, id] : this.chosen.filter((other) => other !== id);
          this.sure = undefined;
        })}</li>`)}</ul>
        <p class="row"><button ?disabled=${none} @click=${() => this.#fate('stay', t('review.stayed'))}>${t('review.stay')}</button>
        ${this.sure === 'departures'
          ? html`<button class="danger" ?disabled=${none} @click=${() => this.#fate('remove', t('review.removed'))}>${t('review.reallyRemove', { count: number(this.chosen.length) })}</button>`
          : html`<button class="quiet" ?disabled=${none} @click=${() => (this.sure = 'departures')}>${t('review.remove')}</button>`}</p>` : empty(t('review.noDepartures'))}</section>`;
  }

  render() {
    return html`${back('members', t('nav.members'))}<h1>${t('review.title')}</h1>${failure(this.failure)}
      ${this.pairs ? html`${this.#duplicates()}${this.#departures()}` : this.failure ? nothing : loading()}`;
  }
}

customElements.define('page-member-review', MemberReview);
