/** Who writes in this chat: the personas that are here, to switch without leaving it. */
import { html, css } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { avatarStyle, personAvatar } from './avatar.js';
import { Part, shared, t } from './base.js';
import { check, close, iconStyle } from './icons.js';

class PeopleDialog extends Part {
  static styles = [
    shared,
    iconStyle,
    avatarStyle,
    css`
      dialog {
        width: min(400px, calc(100vw - 24px));
        max-height: min(640px, calc(100dvh - 48px));
        padding: 0;
        border: 0;
        border-radius: 22px;
        background: var(--raised);
        color: var(--ink);
        box-shadow: var(--shadow-high);
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      dialog[open] {
        animation: rise 0.18s ease-out;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(16px);
        }
      }
      @media (max-width: 859px) {
        dialog {
          margin: auto auto 12px;
        }
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 12px 10px 4px 20px;
      }
      h2 {
        font-size: 17px;
      }
      ul {
        padding: 4px 8px 12px;
      }
      .one {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 12px;
        width: 100%;
        padding: 8px 12px;
        border-radius: 14px;
        text-align: start;
      }
      .one:hover {
        background: var(--hover);
      }
      .one[aria-current='true'] {
        background: var(--chosen);
      }
      .one:focus-visible {
        outline-offset: -2px;
      }
      strong {
        display: block;
        line-height: 1.35;
      }
      .hint {
        display: block;
        font-size: 13px;
        color: var(--muted);
      }
      .one[aria-current='true'] .hint {
        color: var(--own-muted);
      }
      .one .icon {
        color: var(--brand);
      }
    `,
  ];

  get #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  /** Opens it. */
  show() {
    this.#dialog.showModal();
  }

  render() {
    const here = room.current?.kind === 'GROUP' ? room.current.members.map((id) => room.person(id)) : room.personas;
    return html`
      <dialog aria-labelledby="title" @click=${this.#aside}>
        <header>
          <h2 id="title">${t('persona.choose')}</h2>
          <button class="icon-button" aria-label=${t('dialog.close')} @click=${() => this.#dialog.close()}>
            ${close}
          </button>
        </header>
        <ul>
          ${here.map((persona) => html`<li>${this.#one(persona)}</li>`)}
        </ul>
      </dialog>
    `;
  }

  #one(persona) {
    const name = words.of(persona.name);
    const current = persona.id === room.persona;
    const count = room.waitingFor(persona.id);
    return html`
      <button class="one" aria-current=${current ? 'true' : 'false'} @click=${() => this.#become(persona)}>
        ${personAvatar(persona, name)}
        <span><strong>${name}</strong><span class="hint">${words.of(persona.hint)}</span></span>
        ${current ? check : ''}
        ${
          count > 0
            ? html`<span class="badge">
                <span aria-hidden="true">${count}</span>
                <span class="unseen">${t('chats.unread', { count })}</span>
              </span>`
            : ''
        }
      </button>
    `;
  }

  #become(persona) {
    room.become(persona.id);
    this.#dialog.close();
  }

  /** A click beside the dialog closes it. */
  #aside(event) {
    if (event.composedPath()[0] === this.#dialog) this.#dialog.close();
  }
}

customElements.define('reunion-people-dialog', PeopleDialog);
