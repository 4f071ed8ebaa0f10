/** Five things to try; a tap writes them into the typing box. */
import { html, css } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';
import { Part, shared, t } from './base.js';
import { check, close, iconStyle } from './icons.js';

class Tips extends Part {
  static styles = [
    shared,
    iconStyle,
    css`
      section {
        margin: 14px 12px 16px;
        border: 1px solid var(--line);
        border-radius: 18px;
        background: var(--raised);
        overflow: hidden;
      }
      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        padding: 12px 6px 6px 16px;
      }
      h2 {
        font-size: 15px;
        line-height: 1.4;
      }
      .hint {
        font-size: 13px;
        color: var(--muted);
      }
      .icon-button {
        width: 32px;
        height: 32px;
        margin-top: -4px;
      }
      ol {
        padding: 0 6px 8px;
      }
      .step {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 12px;
        align-items: center;
        width: 100%;
        padding: 7px 10px;
        border-radius: 12px;
        text-align: start;
      }
      .step:hover {
        background: var(--hover);
      }
      .step:focus-visible {
        outline-offset: -2px;
      }
      .number {
        display: grid;
        place-items: center;
        width: 26px;
        height: 26px;
        border-radius: 50%;
        background: var(--tint);
        color: var(--brand-strong);
        font-size: 13px;
        font-weight: 700;
      }
      .done .number {
        background: var(--brand);
        color: var(--on-brand);
      }
      .title {
        display: block;
        font-size: 14px;
        line-height: 1.35;
      }
      .as {
        display: block;
        font-size: 12.5px;
        color: var(--muted);
      }
    `,
  ];

  render() {
    if (room.tipsHidden || room.tips.length === 0) return '';
    return html`
      <section aria-labelledby="title">
        <header>
          <div>
            <h2 id="title">${t('tips.title')}</h2>
            <p class="hint">${t('tips.hint')}</p>
          </div>
          <button class="icon-button" aria-label=${t('tips.hide')} @click=${() => room.hideTips(true)}>
            ${close}
          </button>
        </header>
        <ol>
          ${room.tips.map((tip, i) => html`<li>${this.#step(words.of(tip), i)}</li>`)}
        </ol>
      </section>
    `;
  }

  #step(step, number) {
    const done = room.tipDone(number);
    const name = words.of(room.person(step.persona).name);
    const chat = room.titleOf(room.chat(step.chat));
    return html`
      <button class="step ${done ? 'done' : ''}" @click=${() => this.#choose(number)}>
        <span class="number" aria-hidden="true">${done ? check : number + 1}</span>
        <span>
          <span class="title">${step.title}${done ? html`<span class="unseen"> (${t('tips.done')})</span>` : ''}</span>
          <span class="as clip">${t('tips.as', { name, chat })}</span>
        </span>
      </button>
    `;
  }

  #choose(number) {
    this.dispatchEvent(new CustomEvent('try', { detail: number }));
  }
}

customElements.define('reunion-tips', Tips);
