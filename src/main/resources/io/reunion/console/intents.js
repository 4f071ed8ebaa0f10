/** What the bot takes a sentence for, in words for who does not know its names. */
import { t } from './view.js';

const SAID = {
  RSVP_YES: 'intents.yes', RSVP_NO: 'intents.no', RSVP_MAYBE: 'intents.maybe', RSVP_WITHDRAW: 'intents.withdraw', SIGN_UP_LIST: 'intents.list',
  FIND: 'intents.find', FIND_MORE: 'intents.findMore', LIST: 'intents.who', EVENTS: 'intents.events', MINE: 'intents.mine', HELP: 'intents.help', CANCEL: 'intents.cancel',
  CONFIRM: 'intents.confirm', DENY: 'intents.deny', BACK: 'intents.back', SKIP: 'intents.skip', UNDO: 'intents.undo', WHY: 'intents.why',
  LANG: 'intents.language', ANNOUNCE: 'intents.announce', EVENT_NEW: 'intents.newEvent', EVENT_MOVE: 'intents.moveEvent', EVENT_CANCEL: 'intents.cancelEvent',
  ME: 'intents.me', SUGGEST: 'intents.suggest',
  NEED: 'intents.need', OFFER: 'intents.offer', EXCHANGE: 'intents.exchange', INTRODUCE: 'intents.introduce', GUIDE: 'intents.guide',
  VERIFY: 'intents.verify', JOIN: 'intents.join', BALLOT: 'intents.ballot',
  ABOUT: 'intents.about', REMINDERS_OFF: 'intents.remindersOff', REMINDERS_ON: 'intents.remindersOn', UNSUBSCRIBE: 'intents.unsubscribe',
  ASK: 'intents.ask', NONE: 'intents.none',
};

export const intentName = (intent) => (SAID[intent] ? t(SAID[intent]) : intent);
