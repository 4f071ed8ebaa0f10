/** Takes up a sign-up list that was copied out of a group: first it is shown what would become of each line. */
import { html, nothing } from 'lit';
import { post } from './api.js';
import { View, t, tell } from './view.js';
import { Keys, failure, moment, number, table } from './ui.js';

const CHANGE = { ADDED: 'list.added', CHANGED: 'list.changed', WITHDRAWN: 'list.gone' };

const STATUS = {
  ACCEPTED: 'events.accepted', WAITLISTED: 'events.waiting', TENTATIVE: 'events.tentative', DECLINED: 'events.declined', WITHDRAWN: 'events.withdrawn',
  NO_ROOM: 'list.full', STALE: 'list.stale', DEADLINE_OVER: 'list.late', PARTY_TOO_LARGE: 'list.large', CLOSED: 'list.closed', NONE_LEFT: 'list.closed', NO_EVENT: 'list.closed',
};

const QUESTION = {
  MISSING: 'list.missing', OWN_LINE_MISSING: 'list.missing', RETURNED: 'list.returned', SAME_NAME: 'list.twice', SEATS: 'list.seats',
  GUESTS: 'list.guests', ROLE: 'list.role', ATTENDANCE: 'list.attendance', UNREADABLE: 'list.unreadable',
};

class List extends View {
  static properties = { event: { attribute: false }, text: { state: true }, taken: { state: true }, undone: { state: true } };

  #keys = new Keys();

  connectedCallback() {
    super.connectedCallback();
    this.text = '';
  }

  #send(dryRun) {
    const body = { text: this.text };
    return this.attempt(async () => {
      this.taken = undefined;
      this.undone = undefined;
      this.taken = await post(`/events/${this.event.id}/list?dryRun=${dryRun}`, body, dryRun ? {} : { key: this.#keys.of(body) });
    });
  }

  #look(submitted) {
    submitted.preventDefault();
    return this.#send(true);
  }

  async #take() {
    if (!(await this.#send(false))) return;
    this.#keys.done();
    this.text = '';
    tell(t('list.done'));
    this.dispatchEvent(new CustomEvent('changed'));
  }

  async #undo() {
    const done = await this.attempt(async () => (this.undone = await post(`/events/${this.event.id}/lists/${this.taken.id}/undo`, {}, { key: this.taken.id })));
    if (!done) return;
    this.taken = undefined;
    tell(t('list.undone'));
    this.dispatchEvent(new CustomEvent('changed'));
  }

  #after() {
    if (!this.undone) return nothing;
    const { items, since } = this.undone;
    return html`<div role="status"><h3>${t('list.undone')}</h3>
      ${items.length === 0 ? nothing : table(t('list.undone'), [t('events.name'), t('events.answer'), t('events.seatsHead')],
        items.map(({ name, status, position, seats }) => [name, `${t(STATUS[status])}${position ? ` ${number(position)}` : ''}`, number(seats)]))}
      ${since.length ? html`<p class="hint">${t('list.since', { names: since.join(', ') })}</p>` : nothing}</div>`;
  }

  #result() {
    if (!this.taken) return nothing;
    const { items, asked, same, dryRun } = this.taken;
    const said = t(dryRun ? 'list.foreseen' : 'list.taken');
    return html`<div role="status"><h3>${said}</h3>
      ${items.length === 0 ? html`<p>${t('list.nothing')}</p>` : table(said, [t('events.name'), t('list.change'), t('events.answer'), t('events.seatsHead'), t('events.guests')],
        items.map(({ name, change, status, position, seats, guests = [] }) => [
          name, t(CHANGE[change]), `${t(STATUS[status])}${position ? ` ${number(position)}` : ''}`, number(seats), guests.join(', ')]))}
      ${same.length ? html`<p class="hint">${t('list.same', { names: same.join(', ') })}</p>` : nothing}
      ${asked.length ? html`<p>${t('list.asked')}</p><ul>${asked.map(({ question, name }) => html`<li>${t(QUESTION[question], { name })}</li>`)}</ul>` : nothing}
      ${dryRun && items.length + asked.length ? html`<p><button class="primary" type="button" ?disabled=${this.busy} @click=${() => this.#take()}>${t('list.take')}</button></p>` : nothing}
      ${this.taken.id ? html`<p><button type="button" ?disabled=${this.busy} @click=${() => this.#undo()}>${t('list.undo')}</button> <span class="hint">${t('list.undoUntil')} ${moment(this.taken.undoUntil)}</span></p>` : nothing}</div>`;
  }

  render() {
    return html`<section aria-labelledby="list"><h2 id="list">${t('list.title')}</h2>
      <p>${t('list.why')}</p>
      ${failure(this.failure)}
      <form @submit=${this.#look}>
        <label class="unseen" for="list-text">${t('list.text')}</label>
        <textarea id="list-text" rows="6" maxlength="100000" required placeholder=${t('list.sample')} .value=${this.text} @input=${({ target }) => {
          [this.text, this.taken] = [target.value, undefined];
        }}></textarea>
        <p><button ?disabled=${this.busy}>${t('list.look')}</button></p>
      </form>
      ${this.#result()}${this.#after()}</section>`;
  }
}

customElements.define('event-list', List);
