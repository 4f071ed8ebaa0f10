/** All announcements, newest first. */
import { html, nothing } from 'lit';
import { get } from '../api.js';
import { View, t } from '../view.js';
import { failure, loading, empty, table, moment, number, link } from '../ui.js';
import { doneOf, stateBadge, totalOf, textOf } from '../announcements.js';

class Announcements extends View {
  static properties = { items: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.items = (await get('/announcements')).items));
  }

  render() {
    return html`
      <div class="head"><h1>${t('nav.announcements')}</h1>${link('announcements/new', t('announcements.new'), 'primary')}</div>
      ${failure(this.failure)}
      ${this.items === undefined ? (this.failure ? nothing : loading()) : this.items.length === 0 ? empty(t('announcements.none')) : table(
        t('nav.announcements'),
        [t('announcements.text'), t('announcements.state'), t('announcements.copies'), t('announcements.author'), t('announcements.created')],
        this.items.map((one) => [
          link(`announcements/${one.id}`, textOf(one, 60)),
          stateBadge(one.state),
          `${number(doneOf(one.counts))} / ${number(totalOf(one.counts))}`,
          one.authorName ?? one.author,
          moment(one.createdAt),
        ]),
      )}`;
  }
}

customElements.define('page-announcements', Announcements);
