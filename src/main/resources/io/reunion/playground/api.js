/** Requests to the service. A refusal becomes an Error whose message is what the service says it expected. */

const BASE = '/playground';

export async function loadState() {
  return answer(await fetch(`${BASE}/state`, { cache: 'no-store' }));
}

/** @param {{persona: string, chat: string, text: string, replyTo?: string}} message */
export const sendMessage = (message) => post('messages', message);

/** @param {{persona: string, chat: string, message: string, command: string}} press */
export const sendPress = (press) => post('presses', press);

/** @param {{persona: string, chat: string, message: string, emoji: string[]}} reaction */
export const sendReaction = (reaction) => post('reactions', reaction);

async function post(what, content) {
  const response = await fetch(`${BASE}/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  });
  return answer(response);
}

async function answer(response) {
  const content = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(content.detail ?? `HTTP ${response.status}`);
  }
  return content;
}
