/** Requests to the admin API. A refusal becomes a Problem with the mistakes that the service names. */

import { memory } from './words.js';

const BASE = '/api/v1';

/** What the service refused, as RFC 9457 says it; `mistakes` are {at, detail}. */
export class Problem extends Error {
  constructor(status, content, etag) {
    super(content.detail ?? `HTTP ${status}`);
    this.status = status;
    this.etag = etag;
    this.title = content.title ?? '';
    this.mistakes = content.errors ?? [];
    this.content = content;
  }
}

/** Nothing answered. */
export class Unreachable extends Error {}

/** Kept in this browser while somebody is signed in. */
const SIGNED_IN = 'reunion.signedIn';

const early = new Map();
let asked;
let session;
let provider = false;

/** Who is signed in, or undefined. Asked for once. */
export function currentSession() {
  asked ??= request('GET', '/session').then(
    ({ content }) => {
      provider = content.provider === true;
      session = content.role === 'GUEST' ? undefined : content;
      remember(session !== undefined);
      return session;
    },
  );
  return asked;
}

export const signedIn = () => session;

function remember(on) {
  memory.set(SIGNED_IN, on ? '1' : '');
}

/** Asks for what a page will show along with who is signed in, not after that; only where somebody was when it was left. */
export function askEarly(paths) {
  if (!memory.get(SIGNED_IN)) return;
  for (const path of paths) {
    const answer = request('GET', path);
    answer.catch(() => {});
    early.set(path, answer);
  }
}

/** The answer that was asked for early, once. */
function take(path) {
  const answer = early.get(path);
  early.delete(path);
  return answer;
}

/** Whether one may sign in by the association's own provider; known once the session was asked for. */
export const hasProvider = () => provider;

export async function signIn(code) {
  const { content } = await request('POST', '/session', { body: { code } });
  session = content;
  remember(true);
  return content;
}

export async function signOut() {
  remember(false);
  await request('DELETE', '/session');
  location.assign('/console/');
}

export const get = async (path) => (await (take(path) ?? request('GET', path))).content;
/** What is answered as a plain text. */
export const getText = async (path) => (await request('GET', path)).content.text;
export const post = async (path, body = {}, options = {}) => (await request('POST', path, { body, ...options })).content;
export const patch = async (path, body, options = {}) => (await request('PATCH', path, { body, ...options })).content;
export const put = async (path, body, options = {}) => (await request('PUT', path, { body, ...options })).content;
export const remove = async (path, options = {}) => (await request('DELETE', path, options)).content;

/** How long a page waits before it looks again after it was refused to follow, in milliseconds. */
const AGAIN = 5000;

/** With the ETag of what was read, for an edit that must not overwrite another's. */
export const getTagged = (path) => request('GET', path);
export const patchTagged = (path, body, etag) => request('PATCH', path, { body, etag });

/** Sends a file as it is. */
export const upload = async (path, file) => (await request('POST', path, { file })).content;

/**
 * Follows what the service tells of `path` as it happens: only while the page is seen, since a browser has few connections
 * for all its tabs, and again after the service was away. Whoever is signed out meanwhile is shown the way in.
 *
 * @param {Record<string, (content: object) => void>} heard by the event's name
 * @returns a function that ends it
 */
export function follow(path, heard) {
  let source;
  let later;
  const close = () => {
    clearTimeout(later);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    source = new EventSource(BASE + path);
    for (const [name, take] of Object.entries(heard)) {
      source.addEventListener(name, (event) => take(JSON.parse(event.data)));
    }
    // A connection that broke is made again by the browser; one that was refused is not.
    source.addEventListener('error', ({ target }) => {
      if (target.readyState === EventSource.CLOSED) later = setTimeout(again, AGAIN);
    });
  };
  const again = async () => {
    const gone = await request('GET', '/session').then(({ content }) => content.role === 'GUEST', () => false);
    if (gone) location.assign('/console/');
    else if (source) open();
  };
  const seen = () => (document.hidden ? close() : open());
  document.addEventListener('visibilitychange', seen);
  open();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    close();
  };
}

async function request(method, path, { body, file, etag, key } = {}) {
  const headers = {};
  if (method !== 'GET' && session) headers['X-Reunion-Csrf'] = session.csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  headers['Accept-Language'] = document.documentElement.lang;
  if (etag) headers['If-Match'] = etag;
  if (key) headers['Idempotency-Key'] = key;
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, cache: 'no-store', body: file ?? (body && JSON.stringify(body)) });
  } catch {
    throw new Unreachable();
  }
  const json = response.headers.get('Content-Type')?.includes('json');
  const content = json ? await response.json() : response.ok ? { text: await response.text() } : {};
  if (!response.ok) {
    if (response.status === 401) remember(false);
    if (response.status === 401 && session) location.assign('/console/');
    throw new Problem(response.status, content, response.headers.get('ETag'));
  }
  return { content, etag: response.headers.get('ETag') };
}
