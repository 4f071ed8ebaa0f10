/** Assemblies: who is there, what was voted on, and what came of it, as figures, a table and bars. */
import { html, nothing } from 'lit';
import { follow, get } from '../api.js';
import { View, t } from '../view.js';
import { failure, loading, empty, table, badge, figure, facts, moment, number } from '../ui.js';

/** As many as are followed. */
const NEWEST = 10;

const file = (path, label) => html`<a class="button" href="/api/v1${path}" target="_blank" rel="noopener">${label}</a>`;
const bar = (votes, most, name) => html`<progress max=${most || 1} value=${votes} aria-label=${name}></progress>`;

const STATES = { DRAFT: 'ballots.state.DRAFT', OPEN: 'ballots.state.OPEN', CLOSED: 'ballots.state.CLOSED', COUNTED: 'ballots.state.COUNTED', VOID: 'ballots.state.VOID' };
const VOICES = { for: 'ballots.for', against: 'ballots.against', abstain: 'ballots.abstain' };

/** Names of options with their votes, most first, and whether each is elected. */
function votesOf(ballot) {
  const { result } = ballot;
  if (ballot.majority) {
    return [['for', result.for], ['against', result.against], ['abstain', result.abstained]]
      .map(([voice, votes]) => ({ name: t(VOICES[voice]), votes, elected: false }));
  }
  const stage = result.stages[ballot.method === 'STV' ? 0 : result.stages.length - 1];
  return ballot.candidates
    .map(({ id, name }) => ({ name, votes: Number(stage.votes[id] ?? 0), elected: result.elected.includes(id) }))
    .sort((one, other) => other.votes - one.votes);
}

function resultOf(ballot) {
  const rows = votesOf(ballot);
  const most = Math.max(...rows.map(({ votes }) => votes));
  return html`
    ${ballot.majority ? html`<p>${ballot.result.carried ? badge('on', t('ballots.carried')) : badge('off', t('ballots.lost'))}</p>` : nothing}
    ${ballot.result.tie ? html`<p role="note">${t('ballots.tie')}</p>` : nothing}
    ${table(t('ballots.resultOf', { title: ballot.title }), [t('ballots.option'), t('ballots.votes'), t('ballots.share'), ballot.majority ? '' : t('ballots.elected')].filter(Boolean),
      rows.map(({ name, votes, elected }) => [name, number(votes), bar(votes, most, name), ...(ballot.majority ? [] : [elected ? '✓' : ''])]))}
    <p class="row">${file(`/ballots/${ballot.id}/announcement`, t('ballots.announcement'))}</p>`;
}

const named = (trustees) => trustees.map(({ name, fingerprint }) => `${name} (${fingerprint})`).join(', ');

const ballotOf = (ballot) => html`
  <section aria-labelledby=${ballot.id}>
    <div class="head"><h3 id=${ballot.id}>${ballot.title}</h3><span>${badge(ballot.state === 'OPEN' ? 'on' : 'off', t(STATES[ballot.state]))}</span></div>
    ${facts([
      [t('ballots.trustees'), named(ballot.trustees)],
      [t('ballots.offered'), named(ballot.offered)],
      [t('ballots.took'), ballot.attended === undefined ? undefined : `${number(ballot.attended)} / ${number(ballot.roll)}, ${t(ballot.quorum ? 'ballots.quorum' : 'ballots.noquorum')}`],
      [t('ballots.head'), ballot.head],
    ])}
    ${ballot.result ? resultOf(ballot) : nothing}
  </section>`;

/** An assembly with its ballots. */
async function read(id) {
  const [one, { items }] = await Promise.all([get(`/assemblies/${id}`), get(`/assemblies/${id}/ballots`)]);
  return { ...one, ballots: items };
}

class Ballots extends View {
  static properties = { all: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => {
      const { items } = await get('/assemblies');
      this.all = await Promise.all(items.slice(0, NEWEST).map(({ id }) => read(id)));
      if (this.isConnected) this.stop = follow('/assemblies/live', { assemblies: (content) => this.#hear(content) });
    });
  }

  disconnectedCallback() {
    this.stop?.();
    super.disconnectedCallback();
  }

  /** Only assemblies of which something has changed are read again. */
  async #hear({ items }) {
    const known = this.marks ?? {};
    this.marks = Object.fromEntries(items.map((mark) => [mark.id, JSON.stringify(mark)]));
    const changed = (id) => known[id] !== this.marks[id];
    if (!items.some(({ id }) => changed(id))) return;
    try {
      this.all = await Promise.all(items.map(({ id }) => (changed(id) ? read(id) : this.all.find((one) => one.id === id) ?? read(id))));
    } catch {
      this.marks = undefined;
    }
  }

  render() {
    return html`
      <h1>${t('nav.ballots')}</h1>
      ${failure(this.failure)}
      ${this.all === undefined ? (this.failure ? nothing : loading()) : this.all.length === 0 ? empty(t('ballots.none')) : this.all.map((one) => html`
        <section aria-labelledby=${one.id}>
          <h2 id=${one.id}>${one.title}</h2>
          <p>${moment(one.createdAt)} · ${one.open ? t('ballots.going') : t('ballots.over')}</p>
          <dl class="figures">
            ${figure(t('ballots.roll'), number(one.roll.count))}
            ${figure(t('ballots.present'), number(one.attendance.present))}
            ${figure(t('ballots.represented'), number(one.attendance.represented))}
            ${figure(t('ballots.needed'), number(one.needed))}
          </dl>
          <p class="row">${file(`/assemblies/${one.id}/minutes`, t('ballots.minutes'))}</p>
          ${one.ballots.map(ballotOf)}
        </section>`)}`;
  }
}

customElements.define('page-ballots', Ballots);
