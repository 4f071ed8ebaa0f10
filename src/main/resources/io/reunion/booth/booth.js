/** The polling booth and the trustees' page. Nothing is kept in this browser: what is chosen is gone with the page. */
import { html, nothing, render } from 'lit';
import { words } from './words.js';
import { chosen, options, paper } from './paper.js';
import { hex, seal, sha256, toBytes, trusteeKey } from './seal.js';

const FEW = 10;
const t = (key, args) => words.t(key, args);
const state = { stage: 'start', message: '', wrong: '', busy: false };

/** The code leaves the address at once, so that it stays in no history. */
const [ballot, code] = location.hash.slice(1).split('.', 2);
history.replaceState(null, '', location.pathname);

class Refused extends Error {}

async function post(path, body) {
  const answer = await fetch(`/api/v1/ballots/${encodeURIComponent(ballot)}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
  });
  if (answer.ok) return answer.json();
  throw new Refused(t(answer.status === 409 ? 'refused.closed' : answer.status === 404 ? 'refused.link' : 'refused.later'));
}

async function attempt(work) {
  Object.assign(state, { busy: true, wrong: '' });
  show();
  try {
    await work();
  } catch (failure) {
    state.wrong = failure instanceof Refused ? failure.message : t('refused.later');
  }
  state.busy = false;
  show();
}

async function enter() {
  await attempt(async () => {
    const admitted = await post('admission', { code });
    Object.assign(state, { stage: 'paper', token: admitted.token, text: admitted.terms, terms: JSON.parse(admitted.terms) });
  });
}

function look(event) {
  event.preventDefault();
  const made = chosen(state.terms, event.target);
  state.wrong = made.wrong ?? '';
  if (made.choices) Object.assign(state, { stage: 'check', choices: made.choices });
  show();
}

async function cast() {
  await attempt(async () => {
    const sealed = await seal(state.text, state.choices);
    const receipt = hex(await sha256(toBytes(sealed)));
    const answer = await post('paper', { token: state.token, paper: sealed });
    if (answer.receipt !== receipt) throw new Refused(t('refused.receipt'));
    Object.assign(state, { stage: 'done', receipt, replaced: answer.replaced, choices: [] });
  });
}

function promise() {
  return html`<p>${t('promise.sealed', { threshold: state.terms.threshold })}</p>
    <p>${t('promise.not')}</p>
    ${state.terms.roll.count < FEW ? html`<p role="note">${t('promise.few', { few: FEW })}</p>` : nothing}`;
}

const stages = {
  start: () =>
    ballot && code
      ? html`<p>${t('start.ready')}</p>
          <button class="primary" ?disabled=${state.busy} @click=${enter}>${t('start.button')}</button>`
      : html`<p>${t('start.how')}</p>`,
  paper: () => html`<h2>${state.terms.title}</h2>
    ${promise()}
    <form @submit=${look}>${paper(state.terms)}<button class="primary">${t('paper.next')}</button></form>`,
  check: () => html`<h2>${state.terms.title}</h2>
    <p>${t('check.chosen', { count: state.choices.length })}</p>
    <ol>
      ${state.choices.map((place) => html`<li>${options(state.terms)[place].name}</li>`)}
    </ol>
    <button class="primary" ?disabled=${state.busy} @click=${cast}>${t('check.cast')}</button>
    <button
      class="quiet"
      ?disabled=${state.busy}
      @click=${() => {
        state.stage = 'paper';
        show();
      }}
    >
      ${t('check.back')}
    </button>`,
  done: () => html`<h2>${t('done.title')}</h2>
    <p role="status">${t(state.replaced ? 'done.replaced' : 'done.in')}</p>
    <p>${t('done.receipt')}</p>
    <p><output>${state.receipt}</output></p>
    <p>${t('done.again')}</p>`,
};

async function makeKey() {
  await attempt(async () => {
    state.key = await trusteeKey();
  });
}

function trustee() {
  if (!state.key) {
    return html`<p>${t('trustee.what')}</p>
      <button class="primary" ?disabled=${state.busy} @click=${makeKey}>${t('trustee.make')}</button>`;
  }
  return html`<p>${t('trustee.keep')}</p>
    <p>
      <a download="trustee-key.json" href=${`data:application/json,${encodeURIComponent(state.key.file)}`}>${t('trustee.save')}</a>
    </p>
    <p>${t('trustee.send')}</p>
    <p><code>ballot trustee ID <output>${state.key.open}</output></code></p>`;
}

function show() {
  const voting = location.pathname !== '/trustee';
  const title = voting ? t('title.vote') : t('title.trustee');
  document.title = `${title} · Reunion`;
  const other = words.language === 'zh' ? 'en' : 'zh';
  render(
    html`<main>
      <h1>${title}</h1>
      ${state.wrong ? html`<p role="alert">${state.wrong}</p>` : nothing} ${voting ? stages[state.stage]() : trustee()}
      ${state.busy ? html`<p role="status">${t('busy')}</p>` : nothing}
      <p>
        <button
          class="quiet"
          lang=${other === 'zh' ? 'zh-CN' : 'en'}
          @click=${async () => {
            await words.choose(other);
            show();
          }}
        >
          ${other === 'zh' ? '中文' : 'English'}
        </button>
      </p>
    </main>`,
    document.body,
  );
}

await words.load();
show();
