/** What members and those who want to become one ask of the office: corrections and applications, until it has decided. */
import { html, nothing } from 'lit';
import { get, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, empty, facts, failure, link, loading, moment, number } from '../ui.js';
import { fieldName } from '../members.js';

/** What was asked of an applicant, in the order in which it is shown. */
const ASKED = {
  company: 'members.company', year: 'members.classYear', city: 'members.city', industry: 'members.industry', mail: 'members.email',
};

class Requests extends View {
  static properties = { corrections: { state: true }, applications: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#load());
  }

  async #load() {
    [this.corrections, this.applications] = await Promise.all([get('/members/corrections'), get('/members/applications')]);
    this.sure = undefined;
  }

  async #decide(path, said, body) {
    let refusal;
    const done = await this.attempt(async () => {
      // Somebody else may have been faster; what waits still is shown either way.
      await post(path, body).catch((refused) => (refusal = refused));
      await this.#load();
      if (refusal) throw refusal;
    });
    if (done) tell(said);
  }

  #button(kind, label, path, said, body) {
    return html`<button class=${kind} ?disabled=${this.busy} @click=${() => this.#decide(path, said, body)}>${label}</button>`;
  }

  #correction({ id, member, name, field, at, before, after }) {
    const path = `/members/corrections/${encodeURIComponent(id)}`;
    return html`<li class="card"><h3>${link(`members/${member}`, name)}</h3>
      <p><strong>${fieldName(field)}</strong></p>
      <p><del>${before.join('；') || t('requests.nothing')}</del> <span aria-hidden="true">→</span> <ins>${after.join('；')}</ins></p>
      <p class="hint">${moment(at)}</p>
      <p class="row">${this.#button('primary', t('requests.change'), `${path}/accept`, t('requests.changed', { name }))}
        ${this.#button('', t('requests.leave'), `${path}/refuse`, t('requests.left', { name }))}</p></li>`;
  }

  #application({ id, user, at, answers, alike }) {
    const path = `/members/applications/${encodeURIComponent(id)}`;
    const name = answers.name || answers.company || user;
    return html`<li class="card"><h3>${name}</h3>
      <p>${answers.kind === 'company' ? t('requests.company') : t('requests.person')}</p>
      ${facts([
        ...Object.entries(ASKED).map(([step, label]) => [t(label), answers[step] || undefined]),
        [t('members.consent'), answers.consent === 'yes' ? t('system.yes') : t('system.no')],
        [t('requests.account'), html`<code>${user}</code>`],
        [t('requests.at'), moment(at)],
      ])}
      ${alike.length === 0 ? nothing : html`<p>${t('requests.alike')}</p><ul class="bare">${alike.map((known) => html`
        <li class="row">${link(`members/${known.id}`, [known.name, known.classYear].filter(Boolean).join(' · '))}
          ${this.#button('', t('requests.same', { name: known.name }), `${path}/accept`, t('requests.accepted', { name }), { member: known.id })}</li>`)}</ul>`}
      <p class="row">${this.#button('primary', t('requests.accept'), `${path}/accept`, t('requests.accepted', { name }))}
        ${this.sure === id
          ? this.#button('danger', t('requests.reallyDecline'), `${path}/decline`, t('requests.declined', { name }))
          : html`<button class="quiet" ?disabled=${this.busy} @click=${() => (this.sure = id)}>${t('requests.decline')}</button>`}</p></li>`;
  }

  #section(id, title, { items, total }, none, shown) {
    return html`<section aria-labelledby=${id}><h2 id=${id}>${title}</h2>
      ${items.length === 0 ? empty(none) : html`<p role="status">${t('review.open', { count: number(total) })}</p><ul class="cards wide">${items.map(shown)}</ul>`}</section>`;
  }

  render() {
    return html`${back('members', t('nav.members'))}<h1>${t('requests.title')}</h1>
      <p>${t('requests.about')}</p>
      ${failure(this.failure)}
      ${this.applications ? html`
        ${this.#section('applications', t('requests.applications'), this.applications, t('requests.noApplications'), (one) => this.#application(one))}
        ${this.#section('corrections', t('requests.corrections'), this.corrections, t('requests.noCorrections'), (one) => this.#correction(one))}` : this.failure ? nothing : loading()}`;
  }
}

customElements.define('page-requests', Requests);
