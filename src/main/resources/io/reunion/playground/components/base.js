/** What all parts of the page share: they draw themselves anew when the room changes, and look alike. */
import { LitElement } from 'lit';
import { room } from '../room.js';
import { words } from '../words.js';

export { shared } from '../look.js';

export const t = (key, args) => words.t(key, args);

export class Part extends LitElement {
  #onChange = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    room.addEventListener('change', this.#onChange);
  }

  disconnectedCallback() {
    room.removeEventListener('change', this.#onChange);
    super.disconnectedCallback();
  }
}
