/** What several pages say of an event. */
import { html, nothing } from 'lit';
import { badge, link, number } from './ui.js';
import { t } from './view.js';
import { words } from './words.js';

const STATES = {
  DRAFT: ['', 'events.draft'],
  OPEN: ['on', 'events.open'],
  CLOSED: ['off', 'events.closed'],
  CANCELLED: ['off', 'events.cancelled'],
  PAST: ['', 'events.past'],
};

export const stateWord = (state) => t(STATES[state][1]);

export const eventBadge = (state) => badge(STATES[state][0], stateWord(state));

/** A moment of an event on the event's own clock, which is the one that is written at its door. */
export const eventMoment = (iso, zone) => {
  const options = { dateStyle: 'full', timeStyle: 'short', timeZone: zone };
  return html`<time datetime=${iso}>${new Intl.DateTimeFormat(words.tag, options).format(new Date(iso))}</time>`;
};

export const seatsOf = ({ seatsTaken, capacity }) => capacity === undefined
  ? number(seatsTaken)
  : `${number(seatsTaken)} / ${number(capacity)}`;

export const eventCard = (event) => html`
  <li class="card">
    <h3>${link(`events/${event.id}`, event.title)}</h3>
    <p>${eventMoment(event.startsAt, event.timeZone)}</p>
    ${event.place ? html`<p>${event.place}</p>` : nothing}
    <p>${eventBadge(event.state)} ${t(event.capacity === undefined ? 'events.taken' : 'events.seats', { seats: seatsOf(event) })}</p>
  </li>`;
