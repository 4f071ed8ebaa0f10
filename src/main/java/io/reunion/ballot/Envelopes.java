package io.reunion.ballot;

import io.reunion.ballot.Terms.Mode;
import io.reunion.bot.Inbox;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Update;
import io.reunion.chat.Update.MessageReceived;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody writes in a chat on a sealed ballot never gets into the journal as it was written: in a direct chat it is
 * sealed first, {@code vote b3kq7m ~…}, and in a group, or where it cannot be, only {@code vote b3kq7m} is left.
 */
public final class Envelopes implements Inbox.Envelope {
  /** What an envelope begins with; of a sealed ballot nothing else that is written so gets through. */
  static final String MARK = "~";

  private static final Pattern VOTE = Pattern.compile(
      "\\s*+([/!／！]?+)(?:(vote|表决|投票)(?:@\\S+)?)?[\\s:：]*+(b[0-9a-hjkmnp-tv-z]{5})(?![0-9a-zA-Z])[\\s:：,，]*(\\S.*)",
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final Ballots ballots;
  private final SealedBox box;

  Envelopes(Ballots ballots, SealedBox box) {
    this.ballots = ballots;
    this.box = box;
  }

  @Override
  public Optional<Future<Update>> close(Update update) {
    if (!(update instanceof MessageReceived message)) {
      return Optional.empty();
    }
    Matcher words = VOTE.matcher(message.text());
    if (!words.matches()) {
      return Optional.empty();
    }
    // The bot answers in the language of the command.
    String command = Optional.ofNullable(words.group(2))
        .orElse(HAN.matcher(words.group(4)).find() ? "投票" : "vote");
    String id = words.group(3).toLowerCase(Locale.ROOT);
    return Optional.of(closed(message, id, words.group(1) + command + " " + id, words.group(4)));
  }

  private Future<Update> closed(MessageReceived message, String id, String command, String words) {
    return ballots.lookUp(id).compose(found -> {
      if (found.isEmpty() || found.get().terms().mode() == Mode.HAND) {
        return Future.succeededFuture(message);
      }
      boolean seals =
          message.origin().kind() == ChatKind.DIRECT && found.get().state() == Ballot.State.OPEN;
      return seals
          ? box.envelope(found.get(), words)
              .map(envelope -> saying(message, command + " " + MARK + envelope))
              .recover(failure -> failure instanceof Ballots.RefusedException
                  ? Future.succeededFuture(saying(message, command))
                  : Future.failedFuture(failure))
          : Future.succeededFuture(saying(message, command));
    });
  }

  private static Update saying(MessageReceived message, String text) {
    return new MessageReceived(
        message.origin(),
        message.sender(),
        message.message(),
        text,
        message.mentioned(),
        message.replyTo(),
        message.replyToBot(),
        message.thread(),
        Optional.empty());
  }
}
