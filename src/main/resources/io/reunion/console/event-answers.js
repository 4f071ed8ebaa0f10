/** Who has answered an event, and answers that the office puts down, takes back or removes for somebody. */
import { html, nothing } from 'lit';
import { post, remove, signedIn } from './api.js';
import { View, t, tell } from './view.js';
import { empty, failure, field, freshKey, link, moment, number, table } from './ui.js';

const ORDER = ['ACCEPTED', 'WAITLISTED', 'TENTATIVE', 'DECLINED'];
const STATUS = { ACCEPTED: 'events.accepted', WAITLISTED: 'events.waiting', TENTATIVE: 'events.tentative', DECLINED: 'events.declined', WITHDRAWN: 'events.withdrawn' };

const BLANK = { name: '', whose: '', status: 'ACCEPTED', seats: '1', guests: '', where: 'ROOM', answers: {} };

/** What became of an answer, in a word. */
const said = ({ name, status, position }) => t('events.put', { name, answer: t(STATUS[status]) + (position ? ` ${number(position)}` : '') });

/** An account, a member's id, or nothing: then the name is all that is known. */
function person(name, whose) {
  if (!whose) return { name };
  return whose.includes(':') ? { name, user: whose } : { name, member: whose };
}

class Answers extends View {
  static properties = { event: { attribute: false }, rsvps: { attribute: false }, form: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.form = BLANK;
    this.key = freshKey();
  }

  /** Does something to the answers; the page then looks at them anew. */
  async #do(work, word) {
    let outcome;
    const done = await this.attempt(async () => (outcome = await work()));
    this.sure = undefined;
    if (!done) return false;
    tell(word(outcome));
    this.dispatchEvent(new CustomEvent('changed'));
    return true;
  }

  #path(id, more = '') {
    return `/events/${this.event.id}/rsvps/${encodeURIComponent(id)}${more}`;
  }

  async #put(submitted) {
    submitted.preventDefault();
    const { name, whose, status, seats, guests, where, answers } = this.form;
    const comes = status === 'ACCEPTED';
    const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.trim()));
    const body = {
      ...person(name.trim(), whose.trim()), status,
      ...(comes ? { seats: Number(seats), guests: guests.split(/[,，、;；]/).map((one) => one.trim()).filter(Boolean) } : {}),
      ...(comes && this.event.onlineSeats !== undefined ? { where } : {}),
      ...(Object.keys(given).length ? { answers: given } : {}),
    };
    const done = await this.#do(() => post(`/events/${this.event.id}/rsvps`, body, { key: this.key }), said);
    this.key = freshKey();
    if (done) this.form = BLANK;
    else this.querySelector('.failure')?.scrollIntoView({ block: 'center' });
  }

  #set(change) {
    this.form = { ...this.form, ...change };
  }

  #actions({ id, name }) {
    return html`<span class="row">
      <button class="quiet" aria-label=${t('events.undoOf', { name })} ?disabled=${this.busy} @click=${() => this.#do(() => post(this.#path(id, '/undo'), {}, { key: freshKey() }), said)}>${t('events.undo')}</button>
      ${this.sure === id
        ? html`<button class="danger" aria-label=${t('events.reallyDropOf', { name })} ?disabled=${this.busy} @click=${() => this.#do(() => remove(this.#path(id)), () => t('events.dropped', { name }))}>${t('events.reallyDrop')}</button>`
        : html`<button class="quiet" aria-label=${t('events.dropOf', { name })} @click=${() => (this.sure = id)}>${t('events.drop')}</button>`}</span>`;
  }

  #people() {
    const rank = ({ status, position = 0 }) => ORDER.indexOf(status) * 1e6 + position;
    const rows = [...this.rsvps].sort((one, other) => rank(one) - rank(other));
    if (rows.length === 0) return empty(t('events.nobody'));
    const asked = this.event.questions?.length > 0;
    return table(t('events.people'),
      [t('events.name'), t('events.answer'), t('events.seatsHead'), t('events.guests'), ...(asked ? [t('events.answers')] : []), t('events.change')],
      rows.map((rsvp) => [
        rsvp.member && signedIn().role === 'ADMIN' ? link(`members/${rsvp.member}`, rsvp.name) : rsvp.name,
        html`${t(STATUS[rsvp.status])}${rsvp.position ? ` ${number(rsvp.position)}` : ''}${rsvp.where === 'ONLINE' ? ` · ${t('events.online')}` : ''}${rsvp.confirmBy ? html`<div class="hint">${t('events.heldUntil')} ${moment(rsvp.confirmBy)}</div>` : nothing}`,
        number(rsvp.seats),
        (rsvp.guests ?? []).join(', '),
        ...(asked ? [Object.entries(rsvp.answers ?? {}).map(([question, answer]) => html`<div><span class="hint">${question}</span> ${answer}</div>`)] : []),
        this.#actions(rsvp),
      ]));
  }

  #question({ text, choices = [], required }, i) {
    const id = `put-question-${i}`;
    const value = this.form.answers[text] ?? '';
    const take = ({ target }) => this.#set({ answers: { ...this.form.answers, [text]: target.value } });
    return field(id, required ? `${text} (${t('events.required')})` : text, choices.length
      ? html`<select id=${id} @change=${take}><option value="" ?selected=${value === ''}></option>${choices.map((one) => html`<option ?selected=${one === value}>${one}</option>`)}</select>`
      : html`<input id=${id} maxlength="200" .value=${value} @input=${take}>`);
  }

  #form() {
    const { form, event } = this;
    const options = (name, pairs) => html`<select id="put-${name}" @change=${({ target }) => this.#set({ [name]: target.value })}>${pairs.map(([value, label]) => html`<option value=${value} ?selected=${form[name] === value}>${label}</option>`)}</select>`;
    const box = (name, more = {}) => html`<input id="put-${name}" type=${more.type ?? 'text'} min=${more.min ?? nothing} max=${more.max ?? nothing} maxlength="200" ?required=${more.required ?? false}
      aria-describedby=${more.hint ? `put-${name}-hint` : nothing} .value=${form[name]} @input=${({ target }) => this.#set({ [name]: target.value })}>`;
    const comes = form.status === 'ACCEPTED';
    return html`<details class="put"><summary>${t('events.putDown')}</summary>
      <form @submit=${this.#put}>
        <div class="pair">${field('put-name', t('events.name'), box('name', { required: true }))}
          ${signedIn().role === 'ADMIN' ? field('put-whose', t('events.whoseAnswer'), box('whose', { hint: true }), t('events.whoseAnswerHint')) : nothing}
          ${field('put-status', t('events.answer'), options('status', ['ACCEPTED', 'TENTATIVE', 'DECLINED'].map((one) => [one, t(STATUS[one])])))}
          ${comes ? field('put-seats', t('events.seatsHead'), box('seats', { type: 'number', min: 1, max: event.partyLimit, required: true })) : nothing}
          ${comes && event.onlineSeats !== undefined ? field('put-where', t('events.where'), options('where', [['ROOM', t('events.room')], ['ONLINE', t('events.online')]])) : nothing}
          ${comes ? field('put-guests', t('events.guests'), box('guests', { hint: true }), t('events.guestsHint')) : nothing}
          ${comes ? (event.questions ?? []).map((one, i) => this.#question(one, i)) : nothing}</div>
        <p><button class="primary" ?disabled=${this.busy}>${t('events.putButton')}</button></p>
      </form></details>`;
  }

  render() {
    return html`${failure(this.failure)}${this.#people()}${this.event.state === 'PAST' || this.event.state === 'CANCELLED' ? nothing : this.#form()}`;
  }
}

customElements.define('event-answers', Answers);
