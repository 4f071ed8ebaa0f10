/** What the typing box may be about to say. */
import { words } from '../words.js';

/**
 * Suggestions for a text that is being typed: commands after a leading `/`, in either language, and the bot after `@`.
 *
 * @returns {{label: string, other: string, help: string, text: string}[]} `text` is the whole text if it is taken
 */
export function suggest(text, room) {
  const command = /^\/(\S*)$/u.exec(text);
  if (command) return commands(command[1].toLowerCase(), room.commands.filter((one) => one.personas.includes(room.persona)));
  const mention = /(^|[\s\p{Script=Han}，。！？])[@＠]([\w-]*)$/u.exec(text);
  if (mention && room.bot.handle.startsWith(mention[2].toLowerCase())) {
    const before = text.slice(0, text.length - mention[2].length - 1);
    return [
      {
        label: `@${room.bot.handle}`,
        other: words.of(room.bot.name),
        help: words.t('composer.mention'),
        text: `${before}@${room.bot.handle} `,
      },
    ];
  }
  return [];
}

function commands(typed, known) {
  return known
    .filter(({ name }) => [name.zh, name.en].some((one) => one.toLowerCase().startsWith(typed)))
    .map(({ name, help }) => {
      const [own, other] = words.language === 'zh' ? [name.zh, name.en] : [name.en, name.zh];
      const starts = own.toLowerCase().startsWith(typed);
      return {
        label: `/${starts ? own : other}`,
        other: `/${starts ? other : own}`,
        help: words.of(help),
        text: `/${starts ? own : other} `,
      };
    });
}
