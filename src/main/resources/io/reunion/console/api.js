/** Requests to the admin API. A refusal becomes a Problem with the mistakes that the service names. */

const BASE = '/api/v1';

/** What the service refused, as RFC 9457 says it; `mistakes` are {at, detail}. */
export class Problem extends Error {
  constructor(status, content) {
    super(content.detail ?? `HTTP ${status}`);
    this.status = status;
    this.title = content.title ?? '';
    this.mistakes = content.errors ?? [];
    this.content = content;
  }
}

/** Nothing answered. */
export class Unreachable extends Error {}

let asked;
let session;
let provider = false;

/** Who is signed in, or undefined. Asked for once. */
export function currentSession() {
  asked ??= request('GET', '/session').then(
    ({ content }) => {
      provider = content.provider === true;
      return (session = content.role === 'GUEST' ? undefined : content);
    },
  );
  return asked;
}

export const signedIn = () => session;

/** Whether one may sign in by the association's own provider; known once the session was asked for. */
export const hasProvider = () => provider;

export async function signIn(code) {
  const { content } = await request('POST', '/session', { body: { code } });
  session = content;
  return content;
}

export async function signOut() {
  await request('DELETE', '/session');
  location.assign('/console/');
}

export const get = async (path) => (await request('GET', path)).content;
export const post = async (path, body = {}, options = {}) => (await request('POST', path, { body, ...options })).content;
export const patch = async (path, body, options = {}) => (await request('PATCH', path, { body, ...options })).content;
export const put = async (path, body, options = {}) => (await request('PUT', path, { body, ...options })).content;
export const remove = async (path) => (await request('DELETE', path)).content;

/** With the ETag of what was read, for an edit that must not overwrite another's. */
export const getTagged = (path) => request('GET', path);
export const patchTagged = (path, body, etag) => request('PATCH', path, { body, etag });

/** Sends a file as it is. */
export const upload = async (path, file) => (await request('POST', path, { file })).content;

/**
 * Follows what the service tells of `path` as it happens.
 *
 * @param {Record<string, (content: object) => void>} heard by the event's name
 * @returns a function that ends it
 */
export function follow(path, heard) {
  const source = new EventSource(BASE + path);
  for (const [name, take] of Object.entries(heard)) {
    source.addEventListener(name, (event) => take(JSON.parse(event.data)));
  }
  return () => source.close();
}

async function request(method, path, { body, file, etag, key } = {}) {
  const headers = {};
  if (method !== 'GET' && session) headers['X-Reunion-Csrf'] = session.csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (etag) headers['If-Match'] = etag;
  if (key) headers['Idempotency-Key'] = key;
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, cache: 'no-store', body: file ?? (body && JSON.stringify(body)) });
  } catch {
    throw new Unreachable();
  }
  const json = response.headers.get('Content-Type')?.includes('json');
  const content = json ? await response.json() : {};
  if (!response.ok) {
    if (response.status === 401 && session) location.assign('/console/');
    throw new Problem(response.status, content);
  }
  return { content, etag: response.headers.get('ETag') };
}
