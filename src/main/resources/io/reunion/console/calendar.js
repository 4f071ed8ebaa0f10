/** A month of events as a grid, a row for each week from Monday to Sunday. */
import { html, nothing } from 'lit';
import { stateWord } from './events.js';
import { link } from './ui.js';
import { words } from './words.js';

const DAY = 24 * 60 * 60 * 1000;

/** Midnight in UTC stands for a day of the calendar, whatever the clock. */
const utc = (date) => new Date(`${date}T00:00:00Z`);
const dateOf = (moment) => moment.toISOString().slice(0, 10);
const plus = (date, days) => dateOf(new Date(utc(date).getTime() + days * DAY));
const named = (date, options) => new Intl.DateTimeFormat(words.tag, { ...options, timeZone: 'UTC' }).format(utc(date));

export const monthName = (month) => named(`${month}-15`, { month: 'long', year: 'numeric' });

/** The month so many after another, as in 2027-01. */
export function monthAfter(month, months) {
  const first = utc(`${month}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  return dateOf(first).slice(0, 7);
}

/** Today where the reader is. */
export function today() {
  const now = new Date();
  return dateOf(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

/** The days on which an event is, on its own clock; an end at midnight is no day more. */
function daysOf({ startsAt, endsAt }) {
  const first = startsAt.slice(0, 10);
  const end = endsAt ?? startsAt;
  const last = end.slice(11, 16) === '00:00' && end > startsAt ? plus(end.slice(0, 10), -1) : end.slice(0, 10);
  const days = [first];
  while (days.at(-1) < last && days.length < 31) days.push(plus(days.at(-1), 1));
  return days;
}

/** The events of which any day is in the month, in their order. */
export const eventsOf = (month, events) => events
  .filter((event) => daysOf(event).some((day) => day.startsWith(month)))
  .sort((one, other) => new Date(one.startsAt) - new Date(other.startsAt));

function weeksOf(month) {
  const first = `${month}-01`;
  const monday = plus(first, -((utc(first).getUTCDay() + 6) % 7));
  const weeks = [];
  for (let start = monday; start < `${monthAfter(month, 1)}-01`; start = plus(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (unused, i) => plus(start, i)));
  }
  return weeks;
}

const entry = (event, day) => html`
  <li class=${event.state.toLowerCase()}>${link(`events/${event.id}`, html`
    ${event.startsAt.startsWith(day) ? html`<time>${event.startsAt.slice(11, 16)}</time>` : nothing}
    <span>${event.title}</span>${event.state === 'OPEN' ? nothing : html`<span class="unseen">${stateWord(event.state)}</span>`}`)}</li>`;

export function calendar(month, events) {
  const weeks = weeksOf(month);
  const shown = eventsOf(month, events);
  const cell = (day) => {
    if (!day.startsWith(month)) return html`<td class="other"></td>`;
    const here = shown.filter((event) => daysOf(event).includes(day));
    return html`<td class=${day === today() ? 'today' : ''}><time class="day" datetime=${day}>${Number(day.slice(8))}</time>
      ${here.length ? html`<ul>${here.map((event) => entry(event, day))}</ul>` : nothing}</td>`;
  };
  return html`<table class="calendar"><caption class="unseen">${monthName(month)}</caption>
    <thead><tr>${weeks[0].map((day) => html`<th scope="col"><abbr title=${named(day, { weekday: 'long' })}>${named(day, { weekday: 'short' })}</abbr></th>`)}</tr></thead>
    <tbody>${weeks.map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody></table>`;
}
