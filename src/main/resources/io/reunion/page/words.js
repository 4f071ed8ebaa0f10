/** The words of the interface in the chosen language, and moments written in it. */

const LANGUAGES = ['zh', 'en'];
const KEY = 'reunion.language';
const DAY = 24 * 60 * 60 * 1000;

/** A value kept in this browser; where that is not allowed, for as long as the page is open. */
const fallback = new Map();
export const memory = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return fallback.get(key) ?? null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      fallback.set(key, value);
    }
  },
};

class Words {
  #dictionaries = {};
  #language = 'en';

  /** Chooses the language that was chosen before, or the first one of the browser's that there is. */
  async load() {
    const remembered = memory.get(KEY);
    await this.choose(LANGUAGES.includes(remembered) ? remembered : preferred());
  }

  get language() {
    return this.#language;
  }

  /** A BCP 47 tag for `lang` attributes and Intl. */
  get tag() {
    return this.#language === 'zh' ? 'zh-CN' : 'en-GB';
  }

  /** Its words are fetched when a language is first chosen; where they cannot be, the one before stays. */
  async choose(language) {
    this.#dictionaries[language] ??= await read(new URL(`words/${language}.json`, import.meta.url));
    this.#language = language;
    document.documentElement.lang = this.tag;
  }

  /** Chooses and remembers. */
  async keep(language) {
    await this.choose(language);
    memory.set(KEY, language);
  }

  /** The words under `key`, with `{name}` replaced by the arguments. */
  t(key, args = {}) {
    const pattern = this.#dictionaries[this.#language][key] ?? key;
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(args[name] ?? whole));
  }

  /** The side of a `{zh, en}` pair that is wanted. */
  of(pair) {
    return pair[this.#language];
  }

  time(moment) {
    return new Intl.DateTimeFormat(this.tag, { hour: '2-digit', minute: '2-digit', hour12: false }).format(moment);
  }

  /** Today, yesterday, or the date. */
  day(moment) {
    const start = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
    const ago = Math.round((start(new Date()) - start(moment)) / DAY);
    if (ago === 0) return this.t('day.today');
    if (ago === 1) return this.t('day.yesterday');
    return new Intl.DateTimeFormat(this.tag, { weekday: 'short', day: 'numeric', month: 'short' }).format(moment);
  }

  /** The time of a moment of today, the day of an earlier one. */
  brief(moment) {
    const today = this.day(moment) === this.t('day.today');
    return today ? this.time(moment) : this.day(moment);
  }

  list(names) {
    return new Intl.ListFormat(this.tag, { type: 'conjunction' }).format(names);
  }
}

async function read(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.json();
}

function preferred() {
  const tags = navigator.languages ?? [navigator.language];
  const first = tags.map((tag) => tag.slice(0, 2)).find((language) => LANGUAGES.includes(language));
  return first ?? 'en';
}

export const words = new Words();
