package io.reunion.chat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One bot account on one messaging platform. Implementations keep no state of a conversation and may be called from the
 * service's event loop only; what they can do beyond this are the optional interfaces nested here.
 */
public interface Platform {
  AccountId account();

  Capabilities capabilities();

  /**
   * Authenticates over the raw bytes, decrypts and parses. Waits for nothing; what has to be asked first, such as a signing
   * key that is new, is a {@link WebhookResult.Later}.
   *
   * @return never null; throws nothing for any bytes
   */
  WebhookResult receive(WebhookRequest request);

  /**
   * Sends one message.
   *
   * @return succeeds when the platform has confirmed it; fails with {@link SendFailedException} and nothing else
   */
  Future<Receipt> send(OutboundMessage message);

  /** Changes what a sent message says. Only where {@link Capabilities#edit}. */
  interface Edits {
    /**
     * Succeeds also when the message already says this. Fails with {@link SendFailedException}: {@code REJECTED} with
     * code {@code not-editable} when this message can no longer be edited and a new one is needed.
     */
    Future<Void> edit(MessageId message, OutboundMessage replacement);
  }

  /** Takes a sent message back. Only where {@link Capabilities#delete}. */
  interface Deletes {
    Future<Void> delete(ChatId chat, MessageId message);
  }

  /** Tells what became of a send whose answer was lost, where the platform keeps our key with a message. */
  interface FindsSent {
    /**
     * Looks for the message that was sent to {@code chat} with {@code sendKey}. Fails with {@link SendFailedException}
     * when that cannot be known now.
     *
     * @param since when it was sent at the earliest
     * @return empty if there is certainly none
     */
    Future<Optional<Receipt>> findSent(ChatId chat, String sendKey, Instant since);
  }

  /** Answers a button press beside the chat, as a passing notice to the one who pressed. */
  interface AnswersPresses {
    /**
     * @param notice shown to the person for a moment; may be empty, which only ends the platform's waiting sign
     */
    Future<Void> answerPress(Update.ButtonPressed press, String notice);
  }

  /** Puts the bot's own reaction on somebody's message. Only where {@link Capabilities#reactions}. */
  interface Reacts {
    /**
     * Succeeds also when the bot has already reacted so. Fails with {@link SendFailedException}: {@code REJECTED} when
     * the platform does not have this emoji.
     *
     * @param emoji as Unicode has it, such as {@code 👍}
     */
    Future<Void> react(ChatId chat, MessageId message, String emoji);
  }

  /** Shows the bot's commands in a menu of the platform's own. */
  interface ShowsCommandMenu {
    /** One line of the menu: {@code rsvp}, "say whether you come". */
    record Entry(String command, String description) {}

    /**
     * Replaces the menu; entries whose command the platform cannot have (Telegram: only lower-case Latin letters,
     * digits and '_') are left out. Harmless to repeat.
     *
     * @param language a two-letter language for whose speakers this menu is; empty: for all others
     */
    Future<Void> showCommandMenu(String language, List<Entry> entries);
  }

  /** Answers by a limited right that came with an update, also where the bot may not write by itself. */
  interface SpendsCredits {
    /**
     * Uses {@code credit} once. Fails with {@link SendFailedException}: {@code REJECTED} when it is used up, has expired
     * or does not lead to the platform.
     */
    Future<Receipt> reply(ReplyCredit credit, OutboundMessage message);

    /** Whether an answer goes by its credit before it is sent: the platform allows no sends of one's own, or counts them. */
    default boolean creditsFirst() {
      return false;
    }

    /** No more is said by {@code credit}: what waits for words need not wait. Harmless where something was said. */
    default void leave(ReplyCredit credit) {}
  }

  /** Tells how a person is called where updates do not. */
  interface NamesPeople {
    /** Succeeds with the name that the platform shows, empty if there is none; may be some hours old. */
    Future<String> nameOf(UserId user);
  }

  /** Tells in which direct chat a person can be reached without having written first. */
  interface OpensDirectChats {
    /** Fails with {@link SendFailedException} {@code GONE} when the person cannot be written to. */
    Future<ChatId> openDirectChat(UserId user);
  }

  /** Tells whether the account works as it is configured, by calls that change nothing. */
  interface ChecksItself {
    /**
     * Asks the platform, and no host but its own.
     *
     * @param webhook the address at which the platform has to be told to call us; the host may be a placeholder
     * @return what was found, the credentials first; never fails. Without secrets
     */
    Future<List<Finding>> check(String webhook);
  }

  /** Takes more addresses than the one of its account: those below it. */
  interface ServesPaths {
    /**
     * @param path what follows the account in the URL's path, as it was sent, beginning with a slash
     */
    boolean serves(String path);
  }

  /** Comes with more in one request than the service takes of anybody. */
  interface TakesLongBodies {
    /**
     * How long the body may be of a request with this head, in bytes; 0 where that does not show who sends it.
     *
     * @param query what stands in the URL
     */
    int longestBody(MultiMap headers, MultiMap query);
  }

  /** Comes into a chat only after it has accepted that it was invited there. */
  interface AcceptsInvitations {
    /** Succeeds also when it is there already. Fails with {@link SendFailedException}. */
    Future<Void> accept(ChatId chat);
  }

  /**
   * Shows the picture of a message with its text. Others are sent the picture's address as a link in the text. A picture that
   * the platform does not take fails as {@code REJECTED}, and nothing was sent.
   */
  interface ShowsImages {}

  /** Tells how many people read a group, where that is what a quota counts. */
  interface CountsReaders {
    /** Without the bot. Fails with {@link SendFailedException}. */
    Future<Integer> readersOf(ChatId chat);
  }

  /** Keeps a message in view at the top of its chat. */
  interface Pins {
    /** Succeeds also when it is pinned already. Fails with {@link SendFailedException}. */
    Future<Void> pin(ChatId chat, MessageId message);
  }

  /** Writes unasked only into groups with which it was paired, such as by the address of a webhook. */
  interface NeedsPairing {
    boolean isPaired(ChatId chat);
  }

  /** Called once before the first update, for what needs a request: the bot's own id and name. */
  interface Starts {
    /** Fails with {@link SendFailedException} when the credentials do not work. */
    Future<Void> start();
  }
}
