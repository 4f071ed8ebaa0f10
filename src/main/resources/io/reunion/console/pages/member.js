/** One member's record, the accounts that are this person, and a code by which an account becomes theirs. */
import { html, nothing } from 'lit';
import { get, post, remove } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, badge, facts, failure, field, loading, moment, table } from '../ui.js';
import { chapterTitle, knowChapters } from '../chapters.js';
import { audienceName, fieldName } from '../members.js';
import '../calendar-address.js';

const ROLES = { GUEST: 'members.roleGuest', MEMBER: 'members.roleMember', ORGANISER: 'members.roleOrganiser', ADMIN: 'members.roleAdmin' };

class OneMember extends View {
  static properties = { member: { state: true }, code: { state: true }, account: { state: true }, sure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.path = `/members/${encodeURIComponent(this.rest[0])}`;
    this.account = '';
    this.attempt(async () => ([this.member] = await Promise.all([get(this.path), knowChapters()])));
  }

  async #change(work, said) {
    if (await this.attempt(async () => (this.member = await work()))) {
      this.sure = undefined;
      tell(said);
    }
  }

  #link(event) {
    event.preventDefault();
    return this.#change(() => post(this.path + '/accounts', { user: this.account.trim() }), t('members.linked')).then(() => {
      if (!this.failure) this.account = '';
    });
  }

  #accounts() {
    const { accounts } = this.member;
    return html`<section aria-labelledby="accounts"><h2 id="accounts">${t('members.accounts')}</h2>
      <ul>${accounts.map((user) => html`<li class="row"><code>${user}</code>${this.sure === user
        ? html`<button class="danger" ?disabled=${this.busy} @click=${() => this.#change(() => remove(`${this.path}/accounts/${encodeURIComponent(user)}`), t('members.unlinked'))}>${t('members.reallyUnlink')}</button>`
        : html`<button class="quiet" aria-label=${t('members.unlinkOf', { user })} @click=${() => (this.sure = user)}>${t('members.unlink')}</button>`}</li>`)}</ul>
      <form @submit=${this.#link}>${field('account', t('members.account'), html`<input id="account" required .value=${this.account} aria-describedby="account-hint" @input=${({ target }) => (this.account = target.value)}>`, t('members.accountHint'))}
        <button ?disabled=${this.busy}>${t('members.link')}</button></form>
      <p><button ?disabled=${this.busy} @click=${() => this.attempt(async () => (this.code = await post(this.path + '/codes')))}>${t('members.code')}</button></p>
      ${this.code ? html`<p role="status"><code>${this.code.code}</code> ${t('members.codeUntil')} ${moment(this.code.expiresAt)}</p>` : nothing}
    </section>`;
  }

  render() {
    const member = this.member;
    if (!member) return html`${back('members', t('nav.members'))}${failure(this.failure)}${this.failure ? nothing : loading()}`;
    return html`
      ${back('members', t('nav.members'))}
      <div class="head"><h1>${member.name}</h1><span>${member.verified ? badge('on', t('members.verified')) : badge('off', t('members.unverified'))}</span></div>
      ${failure(this.failure)}
      ${table(t('members.record'), [t('events.field'), t('members.value'), t('members.seenBy')],
        Object.entries(member.fields).map(([key, values]) => [fieldName(key), (key === 'chapter' ? values.map(chapterTitle) : values).join('；'), audienceName(member.audiences[key])]))}
      ${facts([[t('members.consent'), audienceName(member.consent)], [t('members.role'), ROLES[member.role] ? t(ROLES[member.role]) : member.role], [t('members.changed'), moment(member.updatedAt)]])}
      ${this.#accounts()}
      <section aria-labelledby="feed"><h2 id="feed">${t('feed.title')}</h2><p>${t('feed.member')}</p>
        <calendar-address path=${`${this.path}/calendar`} label=${member.name}></calendar-address></section>`;
  }
}

customElements.define('page-member', OneMember);
