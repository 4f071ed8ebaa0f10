/** Who the visitor is: one picture for each persona, as radio buttons. */
import { html, css } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { avatarStyle, personAvatar } from './avatar.js';
import { Part, shared, t } from './base.js';

class PersonaStrip extends Part {
  static styles = [
    shared,
    avatarStyle,
    css`
      .head {
        display: flex;
        align-items: baseline;
        gap: 8px;
        padding: 2px 18px 6px;
        font-size: 13px;
        color: var(--muted);
      }
      .who {
        min-width: 0;
        color: var(--ink);
      }
      .row {
        display: flex;
        gap: 2px;
        padding: 4px 12px 12px;
        overflow-x: auto;
        scrollbar-width: none;
      }
      label {
        position: relative;
        display: grid;
        justify-items: center;
        flex: 1 0 58px;
        max-width: 84px;
        gap: 5px;
        padding: 4px 2px;
        border-radius: 12px;
        cursor: pointer;
        -webkit-tap-highlight-color: transparent;
      }
      label:hover {
        background: var(--hover);
      }
      input {
        position: absolute;
        inset: 0;
        z-index: 1;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .ring {
        position: relative;
        padding: 3px;
        border: 2px solid transparent;
        border-radius: 50%;
        line-height: 0;
        transition: border-color 0.15s;
      }
      .ring .avatar {
        line-height: 1;
      }
      input:checked + .ring {
        border-color: var(--brand);
      }
      input:focus-visible + .ring {
        outline: 2px solid var(--brand);
        outline-offset: 2px;
      }
      .ring .badge {
        position: absolute;
        top: -2px;
        right: -4px;
        border: 2px solid var(--panel);
        border-radius: 12px;
      }
      .name {
        display: -webkit-box;
        max-width: 100%;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        font-size: 12px;
        line-height: 1.25;
        text-align: center;
        color: var(--muted);
      }
      input:checked ~ .name {
        color: var(--ink);
        font-weight: 600;
      }
    `,
  ];

  updated() {
    const chosen = this.renderRoot.querySelector('input:checked');
    if (chosen && chosen !== this.shownChoice) {
      this.shownChoice = chosen;
      const row = chosen.closest('.row');
      const label = chosen.parentElement;
      row.scrollLeft = label.offsetLeft - (row.clientWidth - label.clientWidth) / 2;
    }
  }

  render() {
    return html`
      <div role="radiogroup" aria-labelledby="label">
        <p class="head">
          <span id="label">${t('persona.label')}</span>
          <span class="who clip">
            <strong>${words.of(room.me.name)}</strong> · ${words.of(room.me.hint)}
          </span>
        </p>
        <div class="row">${room.personas.map((persona) => this.#one(persona))}</div>
      </div>
    `;
  }

  #one(persona) {
    const name = words.of(persona.name);
    const count = room.waitingFor(persona.id);
    return html`
      <label>
        <input
          type="radio"
          name="persona"
          value=${persona.id}
          .checked=${persona.id === room.persona}
          aria-label=${count > 0 ? t('persona.unread', { name, count }) : name}
          @change=${() => room.become(persona.id)}
        >
        <span class="ring">
          ${personAvatar(persona, name)}
          ${count > 0 ? html`<span class="badge" aria-hidden="true">${count}</span>` : ''}
        </span>
        <span class="name" aria-hidden="true">${name}</span>
      </label>
    `;
  }
}

customElements.define('reunion-persona-strip', PersonaStrip);
