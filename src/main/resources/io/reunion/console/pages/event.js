/** One event: who comes, who waits, and how the answers came in, all as it happens. */
import { html, nothing, svg } from 'lit';
import { follow, get, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, duration, facts, failure, figure, link, loading, moment, number, table } from '../ui.js';
import { chapterTitle, knowChapters } from '../chapters.js';
import { groupTitles } from '../groups.js';
import { eventBadge, eventMoment, seatsOf } from '../events.js';
import '../event-answers.js';
import '../event-series.js';
import '../event-draw.js';
import '../event-list.js';
import '../event-note.js';
import '../calendar-address.js';

/** The accepted seats after each change, oldest first; `end` is what there are now. */
function course(journal, end) {
  const seats = (answer) => (answer.startsWith('ACCEPTED') ? Number(answer.split(':')[1] ?? 1) : 0);
  const steps = journal
    .map(({ at, from, to, name }) => ({ at, name, by: seats(to) - seats(from) }))
    .filter(({ by }) => by !== 0)
    .sort((one, other) => new Date(one.at) - new Date(other.at));
  let total = Math.max(0, end - steps.reduce((sum, { by }) => sum + by, 0));
  return steps.map((step) => ({ ...step, total: (total += step.by) }));
}

class OneEvent extends View {
  static properties = { event: { state: true }, rsvps: { state: true }, journal: { state: true }, sure: { state: true }, groups: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.path = `/events/${encodeURIComponent(this.rest[0])}`;
    this.attempt(async () => {
      [this.event] = await Promise.all([get(this.path), knowChapters()]);
      await this.#callGroups();
      await this.#answers();
      this.stop = follow(this.path + '/live', {
        event: (content) => {
          this.event = content;
          this.#callGroups().catch(() => {});
          this.#answers().catch(() => {});
        },
        end: () => this.stop(),
      });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  /** A group that was added since is asked for once; what has no title that one may know is called by its id. */
  async #callGroups() {
    const before = this.called;
    this.called = this.event.chats.join(' ');
    if (this.called !== before) this.groups = await groupTitles(this.event.chats);
  }

  #groups() {
    const { chats } = this.event;
    return chats.length === 0 ? nothing : html`<ul class="plain">${chats.map((id) => {
      const title = this.groups?.get(id);
      return html`<li>${title ? link(`groups/${encodeURIComponent(id)}`, title) : id}</li>`;
    })}</ul>`;
  }

  /** After a change that was made here: the stream tells it too, a moment later. */
  #look() {
    return this.attempt(async () => {
      this.event = await get(this.path);
      await this.#answers();
    });
  }

  async #answers() {
    const [rsvps, journal] = await Promise.all([get(this.path + '/rsvps'), get(this.path + '/journal?limit=1000')]);
    [this.rsvps, this.journal] = [rsvps.items, journal.items];
  }

  #chart() {
    const taken = this.event.seatsTaken + (this.event.onlineSeatsTaken ?? 0);
    const steps = course(this.journal ?? [], taken);
    if (steps.length < 2) return nothing;
    const times = steps.map(({ at }) => new Date(at).getTime());
    const span = Math.max(1, Date.now() - times[0]);
    const top = Math.max(1, ...steps.map(({ total }) => total));
    const x = (time) => ((time - times[0]) / span) * 1000;
    const y = (total) => 100 - (total / top) * 95;
    const path = `M0 ${y(steps[0].total - steps[0].by)}${steps.map(({ total }, i) => `H${x(times[i])}V${y(total)}`).join('')}H1000`;
    const said = t('events.chartText', { seats: number(taken), count: number(steps.length) });
    return html`
      <section aria-labelledby="course"><h2 id="course">${t('events.course')}</h2>
        <svg class="chart" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=${said}>
          ${svg`<line x1="0" y1="100" x2="1000" y2="100"/><line x1="0" y1="5" x2="1000" y2="5"/><path d=${path}/>`}
        </svg>
        <p class="hint">${said} · ${moment(steps[0].at)} – ${moment(steps.at(-1).at)}</p>
        <details><summary>${t('events.asTable')}</summary>
          ${table(t('events.asTable'), [t('audit.at'), t('events.name'), t('events.seatsHead')], steps.map(({ at, name, total }) => [moment(at), name, number(total)]))}
        </details>
      </section>`;
  }

  #counts() {
    const of = (status) => (this.rsvps ?? []).filter((rsvp) => rsvp.status === status);
    const sum = (rows) => rows.reduce((all, { seats }) => all + seats, 0);
    return html`<dl class="figures">
      ${figure(t('events.takenHead'), seatsOf(this.event))}
      ${this.event.onlineSeatsTaken === undefined ? nothing : figure(t('events.online'), number(this.event.onlineSeatsTaken))}
      ${figure(t('events.waiting'), number(sum(of('WAITLISTED'))))}
      ${figure(t('events.tentative'), number(of('TENTATIVE').length))}
      ${figure(t('events.declined'), number(of('DECLINED').length))}
    </dl>`;
  }

  /** Reminds those who come, once; what was done before is not done again, and said. */
  async #remind() {
    let result;
    const done = await this.attempt(async () => ({ result } = await post(`${this.path}/remind`)));
    this.sure = false;
    if (done) tell(t(result === 'SENT' ? 'events.reminded' : 'events.remindedBefore'));
  }

  #reminding() {
    const { state, startsAt } = this.event;
    if ((state !== 'OPEN' && state !== 'CLOSED') || new Date(startsAt) <= Date.now()) return nothing;
    return this.sure
      ? html`<button class="primary" ?disabled=${this.busy} @click=${this.#remind}>${t('events.reallyRemind')}</button>`
      : html`<button ?disabled=${this.busy} @click=${() => (this.sure = true)}>${t('events.remind')}</button>`;
  }

  render() {
    const event = this.event;
    if (!event || !this.rsvps) return html`${back('events', t('nav.events'))}${failure(this.failure)}${this.failure ? nothing : loading()}`;
    const file = (path, label) => html`<a class="button" href="/api/v1${this.path}${path}" download>${label}</a>`;
    return html`
      ${back('events', t('nav.events'))}
      <div class="head"><h1>${event.title}</h1><span>${eventBadge(event.state)}</span></div>
      ${failure(this.failure)}
      <p>${eventMoment(event.startsAt, event.timeZone)}${event.place ? html` · ${event.place}` : nothing}</p>
      ${this.#counts()}
      <p class="row">${link(`events/${event.id}/edit`, t('events.edit'), 'primary')}
        ${link(`events/${event.id}/door`, t('events.door'), 'button')}
        ${this.#reminding()}
        ${file('/rsvps?format=xlsx', 'XLSX')}${file('/rsvps?format=csv', 'CSV')}${file('?format=ics', t('events.calendar'))}</p>
      <section aria-labelledby="people"><h2 id="people">${t('events.attendees')}</h2>
        <event-answers .event=${event} .rsvps=${this.rsvps} @changed=${() => this.#look()}></event-answers></section>
      ${event.state === 'OPEN' ? html`<event-list .event=${event} @changed=${() => this.#look()}></event-list>` : nothing}
      ${event.draw ? html`<event-draw .event=${event} @changed=${() => this.#look()}></event-draw>` : nothing}
      <event-series .event=${event} @changed=${() => this.#look()}></event-series>
      <event-note .event=${event}></event-note>
      <section aria-labelledby="feed"><h2 id="feed">${t('feed.title')}</h2><p>${t('feed.event')}</p>
        <calendar-address path=${`${this.path}/calendar`} label=${event.title}></calendar-address></section>
      ${event.agenda?.length ? html`<section aria-labelledby="agenda"><h2 id="agenda">${t('events.agenda')}</h2><ul>${event.agenda.map((line) => html`<li>${line}</li>`)}</ul></section>` : nothing}
      ${this.#chart()}
      ${facts([
        [t('events.deadline'), event.deadline ? eventMoment(event.deadline, event.timeZone) : undefined],
        [t('events.endsAt'), event.endsAt ? eventMoment(event.endsAt, event.timeZone) : undefined],
        [t('events.zone'), event.timeZone],
        [t('events.partyLimit'), number(event.partyLimit)],
        [t('events.confirmMinutes'), event.confirmMinutes === undefined ? undefined : duration(event.confirmMinutes * 60)],
        [t('events.chats'), this.#groups()],
        [t('events.link'), event.online?.url],
        [t('events.hosts'), event.hosts?.map(({ name }) => name).join(', ')],
        [t('events.owners'), event.owners?.map(chapterTitle).join(', ')],
      ])}`;
  }
}

customElements.define('page-event', OneEvent);
