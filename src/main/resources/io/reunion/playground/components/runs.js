/** Draws a text with marks, as the server's tree of runs: text, bold, italic, code and links; tells its language. */
import { html } from 'lit';

/** The language in which words that anybody may have written are drawn and read out. */
export const languageOf = (text) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

export const runs = (nodes) => nodes.map(node);

function node(run) {
  if (run.bold) return html`<strong>${runs(run.bold)}</strong>`;
  if (run.italic) return html`<em>${runs(run.italic)}</em>`;
  if (run.code) return html`<code>${runs(run.code)}</code>`;
  if (run.link) return html`<a href=${run.url} target="_blank" rel="noopener noreferrer">${runs(run.link)}</a>`;
  return run.text;
}
