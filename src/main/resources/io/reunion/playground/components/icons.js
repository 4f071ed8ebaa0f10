/** Small line drawings, 24 by 24, in the colour of the text around them. Whatever they mean is said in words beside. */
import { html, css, svg } from 'lit';

const line = (paths) => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>
`;

export const iconStyle = css`
  .icon {
    width: 22px;
    height: 22px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.small {
    width: 15px;
    height: 15px;
    stroke-width: 2.2;
  }
`;

export const back = line(svg`<path d="M15 5l-7 7 7 7"/>`);
export const close = line(svg`<path d="M6 6l12 12M18 6L6 18"/>`);
export const send = line(svg`<path d="M20.500 3.500L3.500 10.300l6.800 3.400 3.400 6.800 6.800-17zM10.300 13.700l4-4"/>`);
export const reply = line(svg`<path d="M9.500 6L4 11.500 9.500 17M4.500 11.500h8.500a6.500 6.500 0 0 1 6.500 6.500v.5"/>`);
export const thumb = line(
  svg`<path d="M7.500 11v9M7.500 11l3.800-7.300c1.600 0 2.400 1.200 2.100 2.700L12.800 9.500h5.600c1.400 0 2.300 1.200 2 2.500l-1.400 6.300c-.2 1-1.100 1.700-2.100 1.700H4.500c-.6 0-1-.4-1-1v-7c0-.6.4-1 1-1h3"/>`,
);
export const slash = line(svg`<rect x="3.500" y="4.500" width="17" height="15" rx="4"/><path d="M13.800 8.500l-3.600 7"/>`);
export const bulb = line(
  svg`<path d="M9 17.500h6M10 20.500h4M12 3.500a6 6 0 0 1 3.700 10.700c-.6.5-.9 1.100-.9 1.800v.5H9.200V16c0-.7-.3-1.300-.9-1.800A6 6 0 0 1 12 3.500z"/>`,
);
export const down = line(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`);
export const chevron = line(svg`<path d="M7 10l5 5 5-5"/>`);
export const check = line(svg`<path d="M5 12.500l4.500 4.500L19 7.500"/>`);
export const clock = line(svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>`);
export const alert = line(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.500v5.500M12 16.500v.1"/>`);
export const eye = line(
  svg`<path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"/><circle cx="12" cy="12" r="2.800"/>`,
);
