/** What the community does: the checklist of a union that is being founded, how current profiles are, how alumni take part. */
import { html, nothing } from 'lit';
import { get, getTagged, post, patch, put } from '../api.js';
import { View, t, tell } from '../view.js';
import { words } from '../words.js';
import { chapter, knowChapters } from '../chapters.js';
import { badge, conflict, empty, failure, field, figure, Keys, link, loading, number, table } from '../ui.js';

const MODES = ['volunteer', 'experiential', 'communication', 'philanthropic'];
const count = (value) => (value === null ? '–' : number(value));

const TASKS = { OPEN: 'community.open', DONE: 'community.done', DROPPED: 'community.dropped' };

class Community extends View {
  static properties = { tasks: { state: true }, profiles: { state: true }, report: { state: true }, by: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.by = 'chapter';
    this.keys = new Keys();
    this.attempt(async () => {
      [, , this.report] = await Promise.all([this.#tasks(), this.#profiles(), get('/engagement?by=chapter'), knowChapters()]);
    });
  }

  async #tasks() {
    this.tasks = (await get('/preparations')).items;
  }

  async #profiles() {
    const { content, etag } = await getTagged('/profiles');
    [this.profiles, this.etag] = [content, etag];
  }

  #group(by) {
    this.by = by;
    return this.attempt(async () => (this.report = await get(`/engagement?by=${by}`)));
  }

  #ask(on) {
    return this.edit(async (etag) => {
      await put('/profiles', { asking: on }, { etag });
      await this.#profiles();
    }, this.profiles, this.etag, () => this.#profiles());
  }

  #set(task, state) {
    return this.edit(async (etag) => {
      const changed = await patch(`/preparations/${task.id}`, { state }, { etag });
      await this.#tasks();
      tell(t('community.changed', { title: changed.title[words.tag.startsWith('zh') ? 'zh' : 'en'] }));
    }, task, task.etag, () => this.#tasks());
  }

  #stale() {
    return conflict(this.stale, { state: t('announcements.state'), due: t('community.due'), asking: t('community.profiles') }, { state: (state) => t(TASKS[state]) });
  }

  #add(event) {
    event.preventDefault();
    const form = event.target;
    const { title, due } = Object.fromEntries(new FormData(form));
    return this.attempt(async () => {
      this.tasks = [...this.tasks, await post('/preparations', { title, due }, { key: this.keys.of({ title, due }) })];
      this.keys.done();
      form.reset();
    });
  }

  #checklist() {
    const title = ({ title: { zh, en } }) => (words.tag.startsWith('zh') ? zh : en);
    const shown = this.tasks.filter(({ state }) => state !== 'DROPPED').sort((one, other) => one.due.localeCompare(other.due));
    const state = (task) => (task.state === 'DONE' ? badge('on', t('community.done')) : task.late ? badge('off', t('community.late')) : badge('', t('community.open')));
    const act = (task) => (task.state === 'DONE'
      ? html`<button ?disabled=${this.busy} aria-label=${t('community.reopenOf', { title: title(task) })} @click=${() => this.#set(task, 'OPEN')}>${t('community.reopen')}</button>`
      : html`<button ?disabled=${this.busy} aria-label=${t('community.doneOf', { title: title(task) })} @click=${() => this.#set(task, 'DONE')}>${t('community.isDone')}</button>`);
    return html`<section aria-labelledby="checklist"><h2 id="checklist">${t('community.checklist')}</h2>
      ${shown.length === 0 ? empty(t('community.nothing')) : table(t('community.task'),
        [t('replay.number'), t('community.task'), t('community.owner'), t('community.due'), t('announcements.state'), t('community.step')],
        shown.map((task) => [number(task.id), title(task), task.ownerName ?? nothing, task.due, state(task), act(task)]))}
      <form class="row" @submit=${(event) => this.#add(event)}>
        ${field('task', t('community.task'), html`<input id="task" name="title" required maxlength="120">`)}
        ${field('due', t('community.due'), html`<input id="due" name="due" type="date" required>`)}
        <button class="primary" ?disabled=${this.busy}>${t('community.add')}</button>
      </form></section>`;
  }

  #current() {
    const { asking: on, share, current, members, asked, answered, stopped: off } = this.profiles;
    return html`<section aria-labelledby="profiles"><h2 id="profiles">${t('community.profiles')}</h2>
      <dl class="figures">${figure(t('community.share'), `${number(share)}%`)}${figure(t('community.current'), `${number(current)} / ${number(members)}`)}
        ${figure(t('community.asked'), `${number(answered)} / ${number(asked)}`)}${figure(t('community.off'), number(off))}</dl>
      <p class="row"><button ?disabled=${this.busy} @click=${() => this.#ask(!on)}>${on ? t('community.stopAsking') : t('community.startAsking')}</button></p></section>`;
  }

  #engagement() {
    const { from, to, any, total, items } = this.report;
    const name = ({ group }) => (!group ? t('community.unknown') : this.by === 'chapter' ? chapter(group) : group);
    const row = (label, one) => [label, count(one.members), ...MODES.map((mode) => count(one[mode]))];
    return html`<section aria-labelledby="engagement"><h2 id="engagement">${t('community.engagement')}</h2>
      <p>${t('community.period', { from, to })}</p>
      <p class="row">${['chapter', 'class'].map((by) => html`<button aria-pressed=${this.by === by} ?disabled=${this.busy} @click=${() => this.#group(by)}>${t(by === 'chapter' ? 'community.byChapter' : 'community.byClass')}</button>`)}</p>
      ${table(t('community.group'),
        [t('community.group'), t('community.members'), t('community.volunteer'), t('community.experiential'), t('community.communication'), t('community.philanthropic')],
        [row(t('community.all'), total), ...items.map((one) => row(name(one), one))])}
      <p>${t('community.any', { count: count(any) })}</p>
      <p class="hint">${t('community.few')}</p></section>`;
  }

  render() {
    return html`
      <div class="head"><h1>${t('nav.community')}</h1>${link('community/stories', t('stories.title'), 'button')}</div>
      ${this.#stale()}${failure(this.failure)}
      ${this.report === undefined ? (this.failure ? nothing : loading()) : html`${this.#checklist()}${this.#current()}${this.#engagement()}`}`;
  }
}

customElements.define('page-community', Community);
