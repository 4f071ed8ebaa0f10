/** An event's fields. What somebody else changed meanwhile is shown beside, and never overwritten unasked. */
import { html, nothing } from 'lit';
import { get, getTagged, patch, post, signedIn } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, check, failure, field, freshKey, loading, number, table } from '../ui.js';
import { open } from '../routes.js';

const BLANK = { title: '', startsAt: '', timeZone: '', place: '', waitlist: '', state: 'OPEN', chats: [], questions: [], hosts: [] };

const UNITS = { 1: 'events.minutes', 60: 'events.hours', 1440: 'events.days' };

/** A number of minutes in the largest unit of which it is whole: 1440 is one day. */
const inUnit = (minutes) => {
  const unit = [1440, 60].find((each) => minutes % each === 0) ?? 1;
  return minutes === undefined ? { confirm: '', confirmUnit: '60' } : { confirm: String(minutes / unit), confirmUnit: String(unit) };
};

/** What the form holds of an event: texts as they stand in its boxes, moments on the event's own clock. */
const formOf = (event) => ({
  id: event.id ?? '',
  title: event.title,
  startsAt: (event.startsAt ?? '').slice(0, 16),
  endsAt: (event.endsAt ?? '').slice(0, 16),
  deadline: (event.deadline ?? '').slice(0, 16),
  timeZone: event.timeZone,
  place: event.place,
  capacity: String(event.capacity ?? ''),
  partyLimit: String(event.partyLimit ?? ''),
  waitlist: event.waitlist,
  ...inUnit(event.confirmMinutes),
  draw: event.draw ?? '',
  state: event.state,
  url: event.online?.url ?? '',
  openLink: event.online?.open ?? false,
  onlineSeats: String(event.onlineSeats ?? ''),
  chats: [...event.chats],
  chapters: (event.invited?.chapters ?? []).join(', '),
  classYears: (event.invited?.classYears ?? []).join(', '),
  owners: (event.owners ?? []).join(', '),
  questions: (event.questions ?? []).map(({ text, choices = [], required = false }) => ({ text, choices: choices.join(' / '), required })),
  hosts: (event.hosts ?? []).map(({ name, user = '', member = '' }) => ({ name, user, member })),
});

/** Who is told that an event is called off, as far as they have an account. */
const HEAR = ['ACCEPTED', 'TENTATIVE', 'WAITLISTED'];

const list = (text) => text.split(/[,，、;；\s]+/).filter(Boolean);
const count = (text) => (text === '' ? null : Number(text));

/** How each field of the API is made of the form's. */
const FIELDS = {
  title: (form) => form.title,
  startsAt: (form) => form.startsAt,
  endsAt: (form) => form.endsAt || null,
  deadline: (form) => form.deadline || null,
  timeZone: (form) => form.timeZone,
  place: (form) => form.place,
  capacity: (form) => count(form.capacity),
  partyLimit: (form) => count(form.partyLimit),
  waitlist: (form) => form.waitlist,
  confirmMinutes: (form) => (form.confirm === '' ? null : Math.round(Number(form.confirm) * Number(form.confirmUnit))),
  draw: (form) => form.draw || null,
  state: (form) => form.state,
  online: (form) => (form.url ? { url: form.url, open: form.openLink } : null),
  onlineSeats: (form) => count(form.onlineSeats),
  chats: (form) => form.chats,
  invited: (form) => ({ chapters: list(form.chapters), classYears: list(form.classYears).map(Number) }),
  owners: (form) => list(form.owners),
  questions: (form) => form.questions.filter(({ text }) => text.trim()).map(({ text, choices, required }) => ({
    text, required, choices: choices.split(/[/／]/).map((choice) => choice.trim()).filter(Boolean) })),
  hosts: (form) => form.hosts.filter(({ name }) => name.trim()).map(({ name, user, member }) => ({
    name, ...(user ? { user } : {}), ...(member ? { member } : {}) })),
};

/** The fields in which two forms differ, as the API takes them. */
function changes(from, to) {
  const fields = Object.entries(FIELDS).map(([name, of]) => [name, of(from), of(to)]);
  return fields.filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after)).map(([name, , after]) => [name, after]);
}

class EventEditor extends View {
  static properties = { form: { state: true }, groups: { state: true }, theirs: { state: true }, following: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.key = freshKey();
    this.isNew = this.rest[0] === 'new';
    this.path = `/events/${encodeURIComponent(this.rest[0])}`;
    this.attempt(async () => {
      const { role } = signedIn();
      this.host = role === 'HOST';
      const [{ items }, read] = await Promise.all([role === 'ADMIN' ? get('/chats?kind=GROUP') : { items: [] }, this.isNew ? { content: BLANK } : getTagged(this.path)]);
      this.groups = items.filter(({ kind, active }) => kind === 'GROUP' && active);
      this.#begin(read);
    });
  }

  #begin({ content, etag }) {
    this.series = content.series !== undefined;
    this.was = formOf(content);
    this.etag = etag;
    this.theirs = undefined;
    this.form = formOf(content);
  }

  #set(change) {
    this.sure = undefined;
    this.form = { ...this.form, ...change };
  }

  /** Who has heard that an event is called off cannot unhear it: that is asked about first, with how many will be told. */
  async #submit(event) {
    event.preventDefault();
    if (this.form.state !== 'CANCELLED' || this.isNew || this.was.state === 'CANCELLED') return this.#save();
    const asked = await this.attempt(async () => (this.sure = await this.#hearers()));
    await this.updateComplete;
    if (!asked) return;
    this.querySelector('[role=alertdialog]').scrollIntoView({ block: 'center' });
    this.querySelector('#really').focus({ preventScroll: true });
  }

  /** Who is told, who is not since only a name is known of them, and how many later occurrences are called off too. */
  async #hearers() {
    const later = this.following ? await this.#later() : [];
    const lists = await Promise.all([this.path, ...later.map((id) => `/events/${id}`)].map((path) => get(`${path}/rsvps`)));
    const hear = lists.flatMap(({ items }) => items).filter(({ status }) => HEAR.includes(status));
    const told = new Set(hear.filter(({ user }) => user).map(({ id }) => id));
    return { told: told.size, names: new Set(hear.filter(({ id }) => !told.has(id)).map(({ id }) => id)).size, later: later.length };
  }

  async #later() {
    const { items } = await get(`${this.path}/series`);
    const own = items.findIndex(({ event }) => event.id === this.rest[0]);
    return items.slice(own + 1).map(({ event }) => event).filter(({ state }) => state !== 'CANCELLED').map(({ id }) => id);
  }

  async #save() {
    this.sure = undefined;
    let saved;
    const done = await this.attempt(async () => {
      const given = changes(this.was, this.form).filter(([, value]) => !(this.isNew && (value === null || value === '')));
      const body = Object.fromEntries(given);
      saved = this.isNew
        ? await post('/events', { ...(this.form.id ? { id: this.form.id } : {}), ...body }, { key: this.key })
        : await patch(this.path + (this.following ? '?scope=following' : ''), body, { etag: this.etag });
    });
    if (done) {
      tell(t('events.saved'));
      open(`events/${saved.id}`);
    } else if (this.failure.status === 412) {
      await this.attempt(async () => (this.theirs = await getTagged(this.path)));
    } else {
      this.key = freshKey();
    }
    await this.updateComplete;
    this.querySelector('.failure')?.scrollIntoView({ block: 'center' });
  }

  /** Both versions of what differs; the writer decides which holds. */
  #conflict() {
    if (!this.theirs) return nothing;
    const theirs = formOf(this.theirs.content);
    const shown = (form, name) => JSON.stringify(FIELDS[name](form));
    const rows = changes(theirs, this.form).map(([name]) => [html`<code>${name}</code>`, shown(theirs, name), shown(this.form, name)]);
    return html`<section class="failure" role="alert" aria-labelledby="conflict"><h2 id="conflict">${t('events.conflict')}</h2>
      ${table(t('events.versions'), [t('events.field'), t('events.theirs'), t('events.mine')], rows)}
      <p class="row"><button @click=${() => this.#begin(this.theirs)}>${t('events.takeTheirs')}</button>
        <button @click=${() => {
          [this.was, this.etag, this.theirs] = [theirs, this.theirs.etag, undefined];
        }}>${t('events.keepMine')}</button></p></section>`;
  }

  #box(key, label, { type = 'text', hint, ...rest } = {}) {
    return field(key, label, html`<input id=${key} type=${type} .value=${this.form[key]} ?required=${rest.required ?? false}
      min=${rest.min ?? nothing} max=${rest.max ?? nothing} maxlength=${rest.longest ?? nothing} pattern=${rest.pattern ?? nothing}
      aria-describedby=${hint ? `${key}-hint` : nothing} @input=${({ target }) => this.#set({ [key]: target.value })}>`, hint);
  }

  #select(key, label, options) {
    return field(key, label, html`<select id=${key} @change=${({ target }) => this.#set({ [key]: target.value })}>${options.map(([value, name]) => html`<option value=${value} ?selected=${this.form[key] === value}>${name}</option>`)}</select>`);
  }

  /** A number and what it counts, as one answer. */
  #confirm() {
    return field('confirm', t('events.confirmMinutes'), html`<span class="row"><input id="confirm" type="number" min="0.5" step="0.5" .value=${this.form.confirm} aria-describedby="confirm-hint" @input=${({ target }) => this.#set({ confirm: target.value })}>
      <select aria-label=${t('events.confirmUnit')} @change=${({ target }) => this.#set({ confirmUnit: target.value })}>${Object.entries(UNITS).map(([unit, name]) => html`<option value=${unit} ?selected=${this.form.confirmUnit === unit}>${t(name)}</option>`)}</select></span>`, t('events.confirmHint'));
  }

  /** Rows of boxes that are added and taken away. */
  #rows(key, label, blank, boxes) {
    const rows = this.form[key];
    const put = (i, change) => this.#set({ [key]: rows.map((row, at) => (at === i ? { ...row, ...change } : row)) });
    return html`<fieldset><legend>${label}</legend>
      ${rows.map((row, i) => html`<div class="row" role="group" aria-label=${`${label} ${i + 1}`}>
        ${boxes.map(([name, said]) => html`<input aria-label=${said} placeholder=${said} .value=${row[name]} @input=${({ target }) => put(i, { [name]: target.value })}>`)}
        ${'required' in blank ? check(t('events.required'), row.required, (required) => put(i, { required })) : nothing}
        <button type="button" class="quiet" @click=${() => this.#set({ [key]: rows.filter((other) => other !== row) })}>${t('events.remove')}</button></div>`)}
      <button type="button" @click=${() => this.#set({ [key]: [...rows, { ...blank }] })}>${t('events.add')}</button></fieldset>`;
  }

  #asked() {
    const { told, names, later } = this.sure;
    return html`<section class="failure" role="alertdialog" aria-labelledby="really" aria-describedby="really-told"><h2 id="really" tabindex="-1">${t('events.callOff', { title: this.was.title })}</h2>
      <div id="really-told"><p>${t('events.callOffTold', { count: number(told) })}</p>
        ${names ? html`<p>${t('events.callOffNames', { count: number(names) })}</p>` : nothing}
        ${later ? html`<p>${t('events.callOffLater', { count: number(later) })}</p>` : nothing}</div>
      <p class="row"><button type="button" class="danger" ?disabled=${this.busy} @click=${this.#save}>${t('events.reallyCallOff')}</button>
        <button type="button" @click=${() => this.#set({ state: this.was.state })}>${t('events.keepOn')}</button></p></section>`;
  }

  #form() {
    const { form } = this;
    const states = [['DRAFT', t('events.draft')], ['OPEN', t('events.open')], ['CLOSED', t('events.closed')], ['CANCELLED', t('events.cancelled')]];
    const usual = this.isNew ? [['', t('events.usual')]] : [];
    const past = form.state === 'PAST' ? [['PAST', t('events.past')]] : [];
    const size = { type: 'number', min: 1 };
    const draws = form.draw === 'DRAWN' ? [['DRAWN', t('draw.done')]] : [['', t('draw.first')], ['PENDING', t('draw.byLot')]];
    return html`<form @submit=${this.#submit}>
      ${this.#box('title', t('events.title'), { required: true, longest: 200 })}
      ${this.isNew ? this.#box('id', t('events.id'), { pattern: '[a-z0-9][a-z0-9\\-]{0,23}', hint: t('events.idHint') }) : nothing}
      <div class="pair">${this.#box('startsAt', t('events.startsAt'), { type: 'datetime-local', required: true })}${this.#box('endsAt', t('events.endsAt'), { type: 'datetime-local' })}
        ${this.#box('deadline', t('events.deadline'), { type: 'datetime-local' })}${this.#box('timeZone', t('events.zone'), { hint: t('events.zoneHint') })}</div>
      ${this.#box('place', t('events.place'), { longest: 200 })}
      <div class="pair">${this.#box('capacity', t('events.capacity'), { ...size, max: 100000, hint: t('events.capacityHint') })}${this.#box('partyLimit', t('events.partyLimit'), { ...size, max: 50 })}
        ${this.#select('waitlist', t('events.waitlist'), [...usual, ['fit', t('events.fit')], ['strict', t('events.strict')]])}${this.#select('state', t('announcements.state'), [...past, ...states])}
        ${this.#select('draw', t('draw.seats'), draws)}${this.#confirm()}</div>
      <div class="pair">${this.#box('url', t('events.link'), { type: 'url' })}${this.#box('onlineSeats', t('events.onlineSeats'), { type: 'number', min: 0, hint: t('events.onlineHint') })}</div>
      ${check(t('events.openLink'), form.openLink, (openLink) => this.#set({ openLink }))}
      ${this.host ? nothing : html`<fieldset><legend>${t('events.chats')}</legend><div class="choices" role="group" tabindex="0" aria-label=${t('events.chats')}>${this.groups.map(({ id, title }) => check(title || id, form.chats.includes(id),
        (on) => this.#set({ chats: on ? [...form.chats, id] : form.chats.filter((other) => other !== id) })))}</div></fieldset>`}
      ${this.#rows('questions', t('events.questions'), { text: '', choices: '', required: false }, [['text', t('events.question')], ['choices', t('events.choices')]])}
      <details><summary>${t('events.whose')}</summary>
        <div class="pair">${this.#box('chapters', t('events.invitedChapters'))}${this.#box('classYears', t('events.invitedYears'))}${this.host ? nothing : this.#box('owners', t('events.owners'))}</div>
        ${this.host ? nothing : this.#rows('hosts', t('events.hosts'), { name: '', user: '', member: '' }, [['name', t('events.name')], ['user', t('events.user')], ['member', t('events.member')]])}
      </details>
      ${this.series && !this.isNew && !this.host ? check(t('series.following'), this.following ?? false, (following) => Object.assign(this, { following, sure: undefined })) : nothing}
      ${this.sure ? this.#asked() : html`<p><button class="primary" ?disabled=${this.busy}>${t('events.save')}</button></p>`}
    </form>`;
  }

  render() {
    return html`
      ${this.isNew ? back('events', t('nav.events')) : back(`events/${this.rest[0]}`, this.was?.title ?? t('nav.events'))}
      <h1>${this.isNew ? t('events.new') : t('events.edit')}</h1>
      ${this.theirs ? this.#conflict() : failure(this.failure)}
      ${this.form === undefined ? (this.failure ? nothing : loading()) : this.#form()}`;
  }
}

customElements.define('page-event-editor', EventEditor);
