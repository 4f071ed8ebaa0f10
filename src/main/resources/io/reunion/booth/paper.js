/** The paper on the page: what can be chosen, and what was. */
import { html, nothing } from 'lit';
import { words } from './words.js';
import { most } from './seal.js';

const t = (key, args) => words.t(key, args);

/** What can be chosen, in the order in which a paper numbers it. */
export function options(terms) {
  return terms.kind === 'MOTION'
    ? ['for', 'against', 'abstain'].map((voice) => ({ name: t(`voice.${voice}`), statement: '' }))
    : terms.candidates;
}

export function paper(terms) {
  if (terms.kind === 'ELECTION' && terms.method === 'STV') return ranking(terms);
  const single = terms.kind === 'MOTION' || most(terms) === 1;
  return html`<fieldset>
    <legend>${single ? t('choose.one') : t('choose.some', { most: most(terms) })}</legend>
    ${options(terms).map(
      (option, i) => html`<label class="option">
        <input type=${single ? 'radio' : 'checkbox'} name="choice" value=${i} />
        <span>${option.name}${statement(option)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function ranking(terms) {
  const all = terms.candidates;
  return html`<fieldset>
    <legend>${t('choose.order')}</legend>
    ${all.map(
      (option, i) => html`<label class="option">
        <select name="rank" data-place=${i}>
          <option value="">—</option>
          ${all.map((_, rank) => html`<option value=${rank + 1}>${rank + 1}</option>`)}
        </select>
        <span>${option.name}${statement(option)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function statement(option) {
  return option.statement ? html`<small>${option.statement}</small>` : nothing;
}

/** What was chosen, or what is wrong with it. */
export function chosen(terms, form) {
  const ranked = [...form.querySelectorAll('select')]
    .filter((select) => select.value)
    .map((select) => ({ place: Number(select.dataset.place), rank: Number(select.value) }))
    .sort((a, b) => a.rank - b.rank);
  if (ranked.some((one, i) => one.rank !== i + 1)) return { wrong: t('wrong.order') };
  const ticked = [...form.querySelectorAll('input:checked')].map((input) => Number(input.value));
  const choices = ranked.length ? ranked.map((one) => one.place) : ticked;
  if (choices.length > most(terms)) return { wrong: t('wrong.many', { most: most(terms), chosen: choices.length }) };
  if (terms.kind === 'MOTION' && choices.length === 0) return { wrong: t('wrong.none') };
  return { choices };
}
