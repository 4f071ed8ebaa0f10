/** How the typing box looks. */
import { css } from 'lit';

export const composerStyle = css`
  :host {
    position: relative;
    display: block;
  }
  form {
    display: grid;
    gap: 6px;
    max-width: 828px;
    margin: 0 auto;
    padding: 6px 14px calc(12px + env(safe-area-inset-bottom));
  }
  .box {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: end;
    gap: 4px;
    padding: 5px;
    border-radius: 26px;
    background: var(--panel);
    box-shadow: 0 0 0 1px var(--line), var(--shadow);
  }
  .box:focus-within {
    box-shadow: 0 0 0 2px var(--brand), var(--shadow);
  }
  textarea {
    display: block;
    width: 100%;
    max-height: 168px;
    padding: 8px 4px;
    border: 0;
    background: none;
    resize: none;
    line-height: 24px;
    font-size: 16px;
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .send {
    background: var(--brand);
    color: var(--on-brand);
    transition: transform 0.12s, opacity 0.12s;
  }
  .send:hover {
    background: var(--brand-strong);
    color: var(--on-brand);
  }
  .send[aria-disabled='true'] {
    background: none;
    color: var(--muted);
  }
  .send .icon {
    margin: 1px 2px 0 0;
  }
  .answering {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 10px;
    padding: 6px 6px 6px 14px;
    border-radius: 16px;
    background: var(--panel);
    box-shadow: 0 0 0 1px var(--line);
    color: var(--brand);
    font-size: 13px;
    line-height: 1.4;
  }
  .answering strong {
    display: block;
    color: var(--brand-strong);
  }
  .answering span {
    display: block;
    color: var(--muted);
  }
  .answering .icon-button {
    width: 34px;
    height: 34px;
  }
  .too-long {
    padding: 0 14px;
    font-size: 13px;
    color: var(--danger);
  }
  .suggestions {
    position: absolute;
    z-index: 5;
    inset: auto 0 100%;
    max-width: 828px;
    margin: 0 auto;
    padding: 0 14px;
  }
  ul {
    max-height: min(400px, 56dvh);
    overflow-y: auto;
    padding: 6px;
    border-radius: 18px;
    background: var(--raised);
    box-shadow: 0 0 0 1px var(--line), var(--shadow-high);
  }
  li {
    display: grid;
    grid-template-columns: minmax(96px, max-content) minmax(72px, max-content) minmax(0, 1fr);
    align-items: baseline;
    gap: 10px;
    padding: 7px 12px;
    border-radius: 12px;
    cursor: pointer;
  }
  li[aria-selected='true'] {
    background: var(--chosen);
  }
  li:hover {
    background: var(--hover);
  }
  @media (max-width: 560px) {
    li {
      grid-template-columns: minmax(92px, max-content) minmax(0, 1fr);
    }
    .other {
      display: none;
    }
  }
  .suggested {
    font-weight: 600;
    color: var(--brand-strong);
  }
  .other {
    font-size: 13px;
    color: var(--muted);
  }
  .help {
    font-size: 13.5px;
    color: var(--muted);
  }
`;
