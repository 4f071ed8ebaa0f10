/** Round pictures made of a name: the last two characters of a Chinese one, the initials of another. */
import { html, css } from 'lit';

const HAN = /\p{Script=Han}/u;

export function initials(name) {
  const clean = name.trim();
  if (HAN.test(clean)) {
    return [...clean].slice(-2).join('');
  }
  const words = clean.split(/[\s-]+/).filter(Boolean);
  const first = words[0] ?? '?';
  const last = words.length > 1 ? words[words.length - 1] : '';
  return ([...first][0] + ([...last][0] ?? '')).toUpperCase();
}

/** The picture of a persona, decorative: the name is always beside it. */
export const personAvatar = (persona, name, size = 'medium') => html`
  <span class="avatar ${size} hue-${persona.hue}" aria-hidden="true">${initials(name)}</span>
`;

export const groupAvatar = (chat, size = 'medium') => html`
  <span class="avatar group ${size} hue-${chat.hue}" aria-hidden="true" lang=${chat.language}>
    ${HAN.test(chat.title) ? [...chat.title].slice(0, 2).join('') : initials(chat.title)}
  </span>
`;

const LOGO = new URL('../logo.svg', import.meta.url).pathname;

export const botAvatar = (size = 'medium') => html`
  <span class="avatar bot ${size}" aria-hidden="true"><img src=${LOGO} alt=""></span>
`;

export const avatarStyle = css`
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 48px;
    height: 48px;
    border-radius: 50%;
    background: linear-gradient(160deg, rgb(255 255 255 / 12%), transparent 60%) var(--hue, var(--brand));
    color: #fff;
    font-size: 17px;
    font-weight: 600;
    letter-spacing: 0;
    user-select: none;
  }
  .avatar.group {
    border-radius: 16px;
  }
  .avatar.small {
    width: 34px;
    height: 34px;
    font-size: 12.5px;
  }
  .avatar.small.group {
    border-radius: 11px;
  }
  .avatar.bot {
    background: var(--tint);
  }
  .avatar.bot img {
    width: 66%;
    height: 66%;
    display: block;
  }
  .hue-0 { --hue: var(--hue-0); --name: var(--name-0); }
  .hue-1 { --hue: var(--hue-1); --name: var(--name-1); }
  .hue-2 { --hue: var(--hue-2); --name: var(--name-2); }
  .hue-3 { --hue: var(--hue-3); --name: var(--name-3); }
  .hue-4 { --hue: var(--hue-4); --name: var(--name-4); }
  .hue-5 { --hue: var(--hue-5); --name: var(--name-5); }
  .hue-6 { --hue: var(--hue-6); --name: var(--name-6); }
  .hue-7 { --hue: var(--hue-7); --name: var(--name-7); }
`;
