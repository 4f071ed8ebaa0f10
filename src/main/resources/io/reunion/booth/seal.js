/**
 * Sealing a paper, byte for byte as the service's own reader opens it: 1, a public key of P-256 for this paper alone, for
 * every set of enough trustees the content key under AES-256-GCM, a nonce, and the paper under the content key.
 */

const KEY = 32;
const NONCE = 12;
const P256 = { name: 'ECDH', namedCurve: 'P-256' };
const text = new TextEncoder();

export function toText(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function toBytes(encoded) {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** All sets of `size` of the first `all` numbers, in lexical order. */
function subsets(all, size, from = 0) {
  if (size === 0) return [[]];
  const found = [];
  for (let i = from; i < all; i++) {
    for (const rest of subsets(all, size - 1, i + 1)) found.push([i, ...rest]);
  }
  return found;
}

async function gcm(key, nonce, digest, plain) {
  const usable = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: digest, tagLength: 128 }, usable, plain),
  );
}

async function wrapping(places, shared, digest, point) {
  const secrets = await crypto.subtle.importKey('raw', joined(places.map((place) => shared[place])), 'HKDF', false, [
    'deriveBits',
  ]);
  const info = joined([text.encode('reunion ballot 1'), Uint8Array.from(places), point]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: digest, info }, secrets, KEY * 8),
  );
}

/** How many options a paper may name. */
export function most(terms) {
  if (terms.kind === 'MOTION') return 1;
  const all = terms.candidates.length;
  return terms.method === 'BLOCK' ? Math.min(terms.seats, all) : all;
}

/** Seals `choices`, places of options from 0, under terms as they came from the service; base64url. */
export async function seal(termsText, choices) {
  const terms = JSON.parse(termsText);
  const digest = await sha256(text.encode(termsText));
  const paper = new DataView(new ArrayBuffer(2 + 2 * most(terms)));
  paper.setUint16(0, choices.length);
  choices.forEach((choice, i) => paper.setUint16(2 + 2 * i, choice));

  const once = await crypto.subtle.generateKey(P256, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const shared = [];
  for (const trustee of terms.trustees) {
    const key = await crypto.subtle.importKey('raw', toBytes(trustee.key), P256, false, []);
    shared.push(new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: key }, once.privateKey, KEY * 8)));
  }
  const content = crypto.getRandomValues(new Uint8Array(KEY));
  const wrapped = [];
  for (const places of subsets(terms.trustees.length, terms.threshold)) {
    wrapped.push(await gcm(await wrapping(places, shared, digest, point), new Uint8Array(NONCE), digest, content));
  }
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const body = await gcm(content, nonce, digest, new Uint8Array(paper.buffer));
  return toText(joined([Uint8Array.of(1), point, ...wrapped, nonce, body]));
}

/** A trustee's key pair: the public half to give away, and the whole as a JSON Web Key to keep. */
export async function trusteeKey() {
  const pair = await crypto.subtle.generateKey(P256, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { open: toText(point), file: JSON.stringify({ kty, crv, x, y, d }, null, 2) };
}
