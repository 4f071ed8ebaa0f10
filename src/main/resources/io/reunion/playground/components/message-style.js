/** How a message looks. */
import { css } from 'lit';

export const messageStyle = css`
  :host {
    display: block;
  }
  :lang(en) {
    font-family: var(--font-latin);
  }
  .row {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 1px 0;
  }
  .row.last {
    padding-bottom: 9px;
  }
  .mine {
    justify-content: flex-end;
  }
  .no-picture {
    flex: none;
    width: 34px;
  }
  .column {
    display: grid;
    min-width: 0;
    max-width: min(88%, 560px);
  }
  .mine .column {
    justify-items: end;
  }
  .with-tools {
    position: relative;
    display: grid;
    min-width: 0;
    max-width: 100%;
  }
  .card .column {
    width: min(88%, 420px);
  }
  .bubble {
    position: relative;
    min-width: 92px;
    max-width: 100%;
    padding: 7px 12px 6px;
    border-radius: 18px;
    background: var(--bubble);
    box-shadow: var(--shadow);
    cursor: default;
    overflow-wrap: anywhere;
  }
  .theirs.last .bubble {
    border-bottom-left-radius: 5px;
  }
  .mine .bubble {
    background: var(--own);
  }
  .mine.last .bubble {
    border-bottom-right-radius: 5px;
  }
  .whisper .bubble {
    background: var(--whisper);
    box-shadow: inset 0 0 0 1.5px var(--whisper-line);
  }
  .only {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: 12.5px;
    font-weight: 600;
    color: var(--whisper-ink);
  }
  .only .icon {
    width: 16px;
    height: 16px;
  }
  .name {
    font-size: 13px;
    font-weight: 600;
    color: var(--name);
  }
  .by-bot {
    color: var(--brand);
  }
  .tag {
    padding: 0 6px;
    border-radius: 6px;
    background: var(--tint);
    color: var(--brand-strong);
    font-size: 11px;
    font-weight: 600;
  }
  .text {
    white-space: pre-wrap;
    line-height: 1.48;
  }
  .text strong {
    font-weight: 650;
  }
  .text a {
    color: var(--brand);
    text-underline-offset: 2px;
  }
  .text code {
    padding: 1px 5px;
    border-radius: 5px;
    background: var(--code);
    font: 0.92em var(--mono);
  }
  /* Keeps the last line clear of the time, which sits in the corner. */
  .room-for-time {
    display: inline-block;
    width: 62px;
    height: 1px;
  }
  .theirs .room-for-time {
    width: 44px;
  }
  :host([edited]) .room-for-time {
    width: 92px;
  }
  :host([edited]) .mine .room-for-time {
    width: 112px;
  }
  .foot {
    display: flex;
    justify-content: flex-end;
    align-items: center;
    gap: 5px;
    margin: -17px -2px 0 0;
    padding-left: 12px;
    font-size: 11.5px;
    line-height: 17px;
    color: var(--muted);
    pointer-events: none;
  }
  .mine .foot {
    color: var(--own-muted);
  }
  .whisper .foot {
    color: var(--whisper-ink);
  }
  .transit {
    display: inline-flex;
  }
  .transit .icon {
    width: 15px;
    height: 15px;
    stroke-width: 2.2;
  }
  .transit.failed {
    color: var(--danger);
  }
  /* A quote takes the width that there is and asks for none. */
  .answer .bubble {
    min-width: 240px;
  }
  .quote {
    display: block;
    width: 0;
    min-width: 100%;
    margin: 2px 0 5px;
    padding: 4px 10px;
    border-left: 3px solid var(--brand);
    border-radius: 6px;
    background: color-mix(in srgb, var(--brand) 10%, transparent);
    font-size: 13px;
    line-height: 1.4;
    text-align: start;
  }
  .quote > span {
    display: block;
  }
  .quote-name {
    font-weight: 600;
    color: var(--brand-strong);
  }
  .tools {
    position: absolute;
    inset: auto auto 0 100%;
    display: flex;
    padding-inline: 4px;
    opacity: var(--tools-opacity, 0);
    visibility: var(--tools, hidden);
    transition: opacity 0.12s;
  }
  .mine .tools {
    inset: auto 100% 0 auto;
  }
  .row:hover .tools {
    opacity: 1;
    visibility: visible;
  }
  .tools .icon-button {
    width: 32px;
    height: 32px;
  }
  .tools .icon-button:hover {
    background: var(--panel);
  }
  .tools .icon {
    width: 18px;
    height: 18px;
  }
  .tools [aria-pressed='true'] {
    color: var(--brand);
  }
  /* There is no room beside the bubble: the tools lie on its lower edge. */
  @media (max-width: 859px) {
    .tools,
    .mine .tools {
      inset: auto 6px -12px auto;
      z-index: 1;
      border-radius: 18px;
      background: var(--panel);
      box-shadow: var(--shadow);
    }
  }
  @media (hover: none) {
    .tools {
      display: none;
    }
  }
  .buttons {
    display: grid;
    gap: 5px;
    margin-top: 5px;
    width: 100%;
  }
  .button-row {
    display: flex;
    gap: 5px;
  }
  .card-button {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    min-height: 40px;
    padding: 7px 12px;
    border-radius: 12px;
    background: var(--bubble);
    color: var(--brand-strong);
    font-size: 14px;
    font-weight: 600;
    line-height: 1.35;
    box-shadow: var(--shadow);
    overflow-wrap: anywhere;
    transition: transform 0.1s, filter 0.1s;
  }
  .card-button:hover {
    filter: brightness(0.97);
  }
  .card-button:active {
    transform: scale(0.98);
  }
  .card-button.primary {
    background: var(--brand);
    color: var(--on-brand);
  }
  .card-button.danger {
    background: var(--danger-tint);
    color: var(--danger);
  }
  .waits > span {
    opacity: 0.35;
  }
  .waits::after {
    content: '';
    position: absolute;
    inset: 0;
    margin: auto;
    width: 18px;
    height: 18px;
    border: 2.5px solid currentcolor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: turn 0.7s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  .reactions {
    display: flex;
    gap: 4px;
    margin-top: 4px;
  }
  .reactions li {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 9px;
    border-radius: 12px;
    background: var(--bubble);
    color: var(--brand-strong);
    font-size: 12.5px;
    font-weight: 600;
    box-shadow: var(--shadow);
  }
  .reactions .icon {
    display: block;
    width: 15px;
    height: 15px;
  }
`;
