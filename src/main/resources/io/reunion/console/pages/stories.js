/** The showcase: stories, each shown only while its person agrees to exactly the text that stands here. */
import { html, nothing } from 'lit';
import { get, patch, post } from '../api.js';
import { View, t, tell } from '../view.js';
import { back, badge, conflict, empty, failure, field, link, loading, number } from '../ui.js';

class Stories extends View {
  static properties = { items: { state: true }, edited: { state: true }, left: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.#load());
  }

  async #load() {
    this.items = (await get('/stories')).items;
  }

  #work(path, said) {
    return this.attempt(async () => {
      const { left } = await post(path);
      this.left = left?.length ? left : undefined;
      await this.#load();
      tell(said);
    });
  }

  #save(event, story) {
    event.preventDefault();
    const { text } = Object.fromEntries(new FormData(event.target));
    const again = async () => {
      this.edited = undefined;
      await this.#load();
    };
    return this.edit(async (etag) => {
      await patch(`/stories/${story.id}`, { text }, { etag });
      await again();
    }, story, story.etag, again);
  }

  #state(story) {
    if (story.public) return badge('on', t('stories.public'));
    return story.agreed ? badge('on', t('stories.agreed')) : badge('off', t('stories.waits'));
  }

  #story(story) {
    const { id, title, text, year, member, agreed } = story;
    return html`<li class="card"><h2>${title}</h2>
      <p>${number(id)} · ${year} · ${link(`members/${member}`, t('stories.person'))} · ${this.#state(story)}</p>
      ${this.edited === id
        ? html`<form @submit=${(event) => this.#save(event, story)}>
            ${field(`text-${id}`, t('announcements.text'), html`<textarea id="text-${id}" name="text" required maxlength="3000" rows="8" .value=${text}></textarea>`, t('stories.voids'))}
            <p class="row"><button class="primary" ?disabled=${this.busy}>${t('events.save')}</button></p></form>`
        : html`<p>${text}</p>
            <p class="row">${story.public ? nothing : html`<button class="primary" ?disabled=${this.busy} @click=${() => this.#work(`/stories/${id}/publish`, t('stories.published', { title }))}>${t('stories.publish')}</button>`}
              <button ?disabled=${this.busy} @click=${() => (this.edited = id)}>${t('stories.edit')}</button>
              ${agreed ? html`<button ?disabled=${this.busy} @click=${() => this.#work(`/stories/${id}/withdraw`, t('stories.withdrawn', { title }))}>${t('stories.withdraw')}</button>` : nothing}</p>`}
    </li>`;
  }

  render() {
    return html`
      ${back('community', t('nav.community'))}
      <h1>${t('stories.title')}</h1>
      <p>${t('stories.about')}</p>
      ${conflict(this.stale, { text: t('announcements.text') })}${failure(this.failure)}
      ${this.left ? html`<div class="failure" role="alert"><p>${t('stories.left')}</p><ul>${this.left.map((chat) => html`<li><code>${chat}</code></li>`)}</ul></div>` : nothing}
      ${this.items === undefined ? (this.failure ? nothing : loading()) : this.items.length === 0 ? empty(t('stories.none')) : html`<ul class="cards">${this.items.map((story) => this.#story(story))}</ul>`}`;
  }
}

customElements.define('page-stories', Stories);
