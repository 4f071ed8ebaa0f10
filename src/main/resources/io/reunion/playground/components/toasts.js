/** Passing notices: what a button has to say, and what did not work. */
import { html, css } from 'lit';
import { room } from '../room.js';
import { Part, shared } from './base.js';

const SHOWN_FOR = 4500;

class Toasts extends Part {
  static properties = { notes: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        position: fixed;
        z-index: 40;
        inset: calc(76px + env(safe-area-inset-top)) 0 auto var(--side-width, 0);
        display: grid;
        justify-items: center;
        gap: 8px;
        padding: 0 16px;
        text-align: center;
        pointer-events: none;
      }
      div {
        display: grid;
        justify-items: center;
        gap: 8px;
      }
      p {
        max-width: min(520px, 100%);
        padding: 10px 18px;
        border-radius: 22px;
        background: var(--toast);
        color: var(--on-toast);
        font-size: 14px;
        box-shadow: var(--shadow-high);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
        animation: drop 0.22s ease-out;
      }
      @keyframes drop {
        from {
          opacity: 0;
          transform: translateY(-12px);
        }
      }
    `,
  ];

  #onToast = ({ detail }) => {
    this.notes = [...this.notes.slice(-2), detail];
    setTimeout(() => (this.notes = this.notes.filter((note) => note !== detail)), SHOWN_FOR);
  };

  /** What was said to one person is not for the next. */
  #onChange = () => {
    if (room.persona !== this.#persona) {
      this.#persona = room.persona;
      this.notes = [];
    }
  };

  #persona = '';

  constructor() {
    super();
    this.notes = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#persona = room.persona;
    room.addEventListener('toast', this.#onToast);
    room.addEventListener('change', this.#onChange);
  }

  disconnectedCallback() {
    room.removeEventListener('toast', this.#onToast);
    room.removeEventListener('change', this.#onChange);
    super.disconnectedCallback();
  }

  render() {
    const of = (kind) => this.notes.filter((note) => note.kind === kind).map(({ text }) => html`<p>${text}</p>`);
    return html`
      <div role="status">${of('status')}</div>
      <div role="alert">${of('alert')}</div>
    `;
  }
}

customElements.define('reunion-toasts', Toasts);
