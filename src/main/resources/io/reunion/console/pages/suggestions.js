/** What members suggest, without who they are; it is answered in a direct chat with the bot. */
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { View, t } from '../view.js';
import { badge, check, empty, failure, loading, number, table } from '../ui.js';

const STATES = { OPEN: ['off', 'suggestions.open'], PLANNED: ['on', 'suggestions.planned'], DONE: ['on', 'suggestions.done'], DECLINED: ['', 'suggestions.declined'] };

class AllSuggestions extends View {
  static properties = { items: { state: true }, all: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.all = false;
    this.attempt(async () => (this.items = (await get('/suggestions')).items));
  }

  render() {
    const shown = (this.items ?? []).filter(({ state }) => this.all || state === 'OPEN' || state === 'PLANNED');
    return html`
      <h1>${t('nav.suggestions')}</h1>
      <p>${t('suggestions.about')}</p>
      ${check(t('suggestions.all'), this.all, (all) => (this.all = all))}
      ${failure(this.failure)}
      ${this.items === undefined ? (this.failure ? nothing : loading()) : shown.length === 0 ? empty(t('suggestions.none')) : table(t('nav.suggestions'),
        [t('replay.number'), t('announcements.text'), t('announcements.state'), t('suggestions.owner'), t('events.answer')],
        shown.map(({ id, text, state, owner, answer }) => [number(id), text, badge(STATES[state][0], t(STATES[state][1])), owner || nothing, answer || nothing]))}`;
  }
}

customElements.define('page-suggestions', AllSuggestions);
