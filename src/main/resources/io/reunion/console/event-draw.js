/** How the seats of an event are drawn by lot, at the deadline or at once: what was committed to before, what was drawn, and doing it again right here. */
import { html, nothing } from 'lit';
import { get, post } from './api.js';
import { View, t, tell } from './view.js';
import { Keys, badge, empty, facts, failure, field, loading, number, table } from './ui.js';
import { eventMoment } from './events.js';

const hash = async (text) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), (byte) => byte.toString(16).padStart(2, '0')).join('');

const plain = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** The same steps as the service took, from the secret and the entries alone. */
async function again({ secret, entries }) {
  const list = [...entries].sort((one, other) => plain(one.entry, other.entry)).map(({ entry, seats }) => `${entry} ${seats}\n`).join('');
  const digest = await hash(list);
  const seed = await hash(`${secret}:${digest}`);
  const ranked = await Promise.all(entries.map(async ({ entry }) => ({ entry, rank: await hash(`${seed}:${entry}`) })));
  const order = ranked.sort((one, other) => plain(one.rank, other.rank)).map(({ entry }) => entry);
  return { commitment: await hash(secret), digest, seed, order };
}

class Draw extends View {
  static properties = { event: { attribute: false }, draw: { state: true }, proof: { state: true }, places: { state: true }, sure: { state: true } };

  #keys = new Keys();

  updated(changed) {
    const was = changed.get('event');
    if (changed.has('event') && (!was || was.draw !== this.event.draw)) this.attempt(() => this.#look());
  }

  async #look() {
    this.proof = undefined;
    this.draw = await get(`/events/${this.event.id}/draw`);
  }

  #check() {
    return this.attempt(async () => {
      const redone = await again(this.draw);
      const same = (name) => redone[name] === this.draw[name];
      this.proof = [
        ['draw.commitment', same('commitment')],
        ['draw.digest', same('digest')],
        ['draw.seed', same('seed')],
        ['draw.order', this.draw.entries.every(({ entry }, i) => entry === redone.order[i])],
      ];
    });
  }

  /** It cannot be taken back, so it is asked for twice. */
  async #now(submitted) {
    submitted.preventDefault();
    if (!this.sure) {
      this.sure = true;
      return;
    }
    const body = { places: Number(this.places) };
    const done = await this.attempt(async () => (this.draw = await post(`/events/${this.event.id}/draw`, body, { key: this.#keys.of(body) })));
    this.sure = false;
    if (!done) return;
    this.#keys.done();
    tell(t('draw.done'));
    this.dispatchEvent(new CustomEvent('changed'));
  }

  #atOnce() {
    const { capacity, seatsTaken, state } = this.event;
    const free = capacity === undefined ? undefined : capacity - seatsTaken;
    if (state === 'CANCELLED' || state === 'PAST' || free === 0) return nothing;
    const take = ({ target }) => ([this.places, this.sure] = [target.value, false]);
    return html`<details><summary>${t('draw.now')}</summary><form @submit=${this.#now}>
      ${field('draw-places', t('draw.places'), html`<input id="draw-places" type="number" min="1" max=${free ?? 100000} required aria-describedby="draw-places-hint" .value=${this.places ?? ''} @input=${take}>`, t('draw.nowHint'))}
      <p>${this.sure
        ? html`<button class="danger" ?disabled=${this.busy}>${t('draw.really', { places: number(Number(this.places)) })}</button>`
        : html`<button ?disabled=${this.busy}>${t('draw.nowButton')}</button>`}</p>
    </form></details>`;
  }

  #drawn() {
    const { entries, free, freeOnline } = this.draw;
    const place = entries.some((one) => one.place === 'ONLINE');
    return html`
      ${facts([[t('draw.secret'), html`<code>${this.draw.secret}</code>`], [t('draw.digest'), html`<code>${this.draw.digest}</code>`], [t('draw.seed'), html`<code>${this.draw.seed}</code>`],
        [t('draw.free'), free === undefined ? undefined : number(free)], [t('draw.freeOnline'), freeOnline === undefined ? undefined : number(freeOnline)]])}
      <p><button ?disabled=${this.busy} @click=${() => this.#check()}>${t('draw.again')}</button></p>
      ${this.proof ? html`<div role="status"><ul class="proof">${this.proof.map(([what, right]) => html`<li>${badge(right ? 'on' : 'off', right ? t('draw.right') : t('draw.wrong'))} ${t(what)}</li>`)}</ul></div>` : nothing}
      ${entries.length === 0 ? empty(t('draw.nobody')) : html`<details><summary>${t('draw.entries', { count: number(entries.length) })}</summary>
        ${table(t('draw.order'), [t('draw.place'), t('draw.entry'), t('events.seatsHead'), ...(place ? [t('events.where')] : [])], entries.map((one, i) => [
          number(i + 1), html`<code>${one.entry}</code>`, number(one.seats), ...(place ? [one.place === 'ONLINE' ? t('events.online') : t('events.room')] : [])]))}</details>`}`;
  }

  render() {
    const { draw, event } = this;
    return html`<section aria-labelledby="draw"><h2 id="draw">${t('draw.title')}</h2>
      ${failure(this.failure)}
      ${!draw ? (this.failure ? nothing : loading()) : html`
        <p>${draw.state === 'DRAWN' ? t('draw.done') : html`${t('draw.pending')} ${draw.at ? eventMoment(draw.at, event.timeZone) : nothing}`}</p>
        ${facts([[t('draw.commitment'), html`<code>${draw.commitment}</code>`]])}
        ${draw.state === 'DRAWN' ? this.#drawn() : this.#atOnce()}
        <details><summary>${t('draw.how')}</summary><p lang="en">${draw.algorithm}</p></details>`}</section>`;
  }
}

customElements.define('event-draw', Draw);
