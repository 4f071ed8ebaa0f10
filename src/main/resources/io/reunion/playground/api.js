/** Requests to the service. A refusal becomes an Error whose message is what the service says it expected. */

const BASE = '/playground';

/** Whether a message is the card of one event; a list of events has buttons too, but cannot be answered. */
export const isEventCard = (message) =>
  !message.author && message.buttons.flat().some(({ command }) => /^rsvp \S+ yes$/.test(command));

/** Nothing answered: the service is not running, or this computer is asleep. */
export class Unreachable extends Error {}

export async function loadState() {
  return answer(await ask('state', { cache: 'no-store' }));
}

/** @param {{persona: string, chat: string, text: string, replyTo?: string}} message */
export const sendMessage = (message) => post('messages', message);

/** @param {{persona: string, chat: string, message: string, command: string}} press */
export const sendPress = (press) => post('presses', press);

/** @param {{persona: string, chat: string, message: string, emoji: string[]}} reaction */
export const sendReaction = (reaction) => post('reactions', reaction);

async function post(what, content) {
  const response = await ask(what, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  });
  return answer(response);
}

/** The browser's own words for it would help nobody. */
async function ask(what, options) {
  try {
    return await fetch(`${BASE}/${what}`, options);
  } catch {
    throw new Unreachable();
  }
}

async function answer(response) {
  const content = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(content.detail ?? `HTTP ${response.status}`);
  }
  return content;
}
