package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.Update.ButtonPressed;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.chat.UserId;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.redis.Batches;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says a reply in the way that disturbs fewest: a button press is answered beside the chat, a discreet word is shown to
 * one person where the platform can, a private one goes to the direct chat or nowhere.
 */
public final class Replier {
  private static final Logger LOG = LoggerFactory.getLogger(Replier.class);

  /** Longest text that a passing notice can hold on every platform that has them. */
  private static final int NOTICE = 180;

  private static final int SHORTEST_TO_DIVIDE = 200;

  private final Outbound outbound;
  private final RoomStore rooms;
  private final NoiseBudget noise = new NoiseBudget();

  public Replier(Outbound outbound, RoomStore rooms) {
    this.outbound = outbound;
    this.rooms = rooms;
  }

  /** Succeeds when everything was said or has definitely failed; what failed is logged, never repeated to the person. */
  Future<Void> say(Turn turn, Reply reply) {
    Optional<Platform> platform = outbound.platform(turn.chat().account());
    if (platform.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Say> rest = within(turn, reply.says());
    List<Future<Void>> all = new ArrayList<>();
    all.add(answerPress(turn, platform.get(), rest));
    for (int i = 0; i < rest.size(); i++) {
      String key = SendKey.of(turn.operation(), Integer.toString(i));
      all.add(say(turn, platform.get(), rest.get(i), key));
    }
    if (!reply.letters().isEmpty()) {
      all.add(Batches.map(reply.letters(), letter -> post(turn, letter)).mapEmpty());
    }
    return ended(all).otherwiseEmpty().onComplete(done -> leave(turn));
  }

  /** Most often there is but one thing to do, and no table is needed for that. */
  private static Future<Void> ended(List<Future<Void>> all) {
    all.removeIf(Future::succeeded);
    return all.size() == 1 ? all.get(0) : Future.join(all).mapEmpty();
  }

  /** Says no more: nobody is to see that something is waited for. */
  void leave(Turn turn) {
    if (outbound.platform(turn.chat().account()).orElse(null)
        instanceof Platform.SpendsCredits spender) {
      turn.update().origin().credit().ifPresent(spender::leave);
    }
  }

  /** What is left of a reply when one person has had very many of them. */
  private List<Say> within(Turn turn, List<Say> says) {
    if (says.isEmpty()) {
      return new ArrayList<>();
    }
    return switch (noise.ask(turn)) {
      case REPLY -> new ArrayList<>(says);
      case SLOW_DOWN -> new ArrayList<>(List.of(Say.here(turn.say("bot.slow"))));
      case NOTHING -> new ArrayList<>();
    };
  }

  private Future<Void> post(Turn turn, Letter letter) {
    return outbound
        .send(letter.message(), letter.kind())
        .onFailure(failure -> logUnlessRefused(turn, failure))
        .otherwiseEmpty()
        .mapEmpty();
  }

  /** Ends the platform's waiting sign; a short discreet word without buttons goes with it and is then said. */
  private Future<Void> answerPress(Turn turn, Platform platform, List<Say> rest) {
    if (!(turn.update() instanceof ButtonPressed press)
        || !(platform instanceof Platform.AnswersPresses presses)) {
      return Future.succeededFuture();
    }
    if (rest.isEmpty() || !isNotice(rest.get(0))) {
      return presses.answerPress(press, "").otherwiseEmpty();
    }
    Say notice = rest.remove(0);
    return presses
        .answerPress(press, notice.text())
        .recover(failure -> isRefused(failure)
            // The press is too old to be answered beside the chat.
            ? say(turn, platform, notice, SendKey.of(turn.operation(), "notice"))
            : Future.succeededFuture());
  }

  private static boolean isNotice(Say say) {
    return say.to() == Say.To.DISCREETLY
        && say.buttons().isEmpty()
        && say.subject().isEmpty()
        && say.sent().isEmpty()
        && say.text().length() <= NOTICE;
  }

  /** Whether it is certain that nothing was shown. */
  private static boolean isRefused(Throwable failure) {
    return failure instanceof SendFailedException refused
        && refused.reason() != Reason.UNKNOWN_OUTCOME;
  }

  /** A message and the chat that it went to. */
  private record Placed(ChatId chat, Receipt receipt) {}

  private Future<Void> say(Turn turn, Platform platform, Say say, String key) {
    Future<Optional<Placed>> sent = switch (say.to()) {
      case HERE -> placed(turn.chat(), here(turn, say, key, Optional.empty()));
      case DISCREETLY -> placed(turn.chat(), here(turn, say, key, onlyFor(turn, platform)));
      case PRIVATELY -> privately(turn, platform, say, key);
    };
    return sent.compose(
            placed -> placed.map(where -> noteSent(where, say)).orElseGet(Future::succeededFuture))
        .recover(failure -> isTooLong(failure) && say.text().length() > SHORTEST_TO_DIVIDE
            ? inHalves(turn, platform, say, key)
            : Future.failedFuture(failure))
        .onFailure(failure -> logUnlessRefused(turn, failure))
        .otherwiseEmpty();
  }

  private static boolean isTooLong(Throwable failure) {
    return failure instanceof SendFailedException refused && refused.code().equals("too-long");
  }

  /** What is too long for the platform is said in two messages, or in as many as it takes; the buttons are at the last. */
  private Future<Void> inHalves(Turn turn, Platform platform, Say say, String key) {
    String text = say.text();
    int cut = cut(text);
    Say first = new Say(
        text.substring(0, cut).strip(), List.of(), say.to(), say.subject(), Optional.empty());
    Say second =
        new Say(text.substring(cut).strip(), say.buttons(), say.to(), say.subject(), say.sent());
    return say(turn, platform, first, SendKey.of(key, "first"))
        .compose(done -> say(turn, platform, second, SendKey.of(key, "second")));
  }

  /** At the line that ends nearest before the middle, or between two characters there if no line does. */
  private static int cut(String text) {
    int middle = text.length() / 2;
    int line = text.lastIndexOf('\n', middle);
    return line > middle / 2 ? line : text.offsetByCodePoints(0, text.codePointCount(0, middle));
  }

  private static Future<Optional<Placed>> placed(ChatId chat, Future<Receipt> sent) {
    return sent.map(receipt -> Optional.of(new Placed(chat, receipt)));
  }

  /** The one who asked, where the platform can show a message in a group to one person. */
  private static Optional<UserId> onlyFor(Turn turn, Platform platform) {
    return turn.inGroup() && platform.capabilities().ephemeral()
        ? Optional.of(turn.speaker().user())
        : Optional.empty();
  }

  private Future<Receipt> here(Turn turn, Say say, String key, Optional<UserId> onlyFor) {
    boolean answer =
        turn.inGroup() && turn.update() instanceof MessageReceived && onlyFor.isEmpty();
    OutboundMessage message = new OutboundMessage(
        turn.chat(),
        say.text(),
        say.buttons(),
        answer && turn.update() instanceof MessageReceived received
            ? Optional.of(received.message())
            : Optional.empty(),
        thread(turn.update()),
        onlyFor,
        key);
    return byCreditFirst(turn, message)
        .map(first -> first.recover(
            failure -> isRefused(failure) ? byPush(turn, message) : Future.failedFuture(failure)))
        .orElseGet(() -> byPush(turn, message));
  }

  private Future<Receipt> byPush(Turn turn, OutboundMessage message) {
    return outbound
        .answer(message, turn.room().kind())
        .recover(refused -> withCredit(turn, message, refused));
  }

  /** Nothing where there is no such credit, or where it is not what the platform likes best. */
  private Optional<Future<Receipt>> byCreditFirst(Turn turn, OutboundMessage message) {
    Optional<ReplyCredit> credit = turn.update().origin().credit();
    return credit.isPresent()
            && outbound.platform(turn.chat().account()).orElse(null)
                instanceof Platform.SpendsCredits spender
            && spender.creditsFirst()
        ? Optional.of(spent(turn, spender, credit.get(), message))
        : Optional.empty();
  }

  private Future<Receipt> spent(
      Turn turn, Platform.SpendsCredits spender, ReplyCredit credit, OutboundMessage message) {
    return spender.reply(credit, message).onSuccess(sent -> {
      if (turn.room().isGroup()) {
        rooms.pulses().sent(turn.chat(), turn.now());
      }
    });
  }

  /** Where the bot may not write by itself, it may still answer what it was asked, as long as that right lasts. */
  private Future<Receipt> withCredit(Turn turn, OutboundMessage message, Throwable failure) {
    boolean shutOut =
        failure instanceof SendFailedException refused && refused.reason() == Reason.GONE;
    return shutOut
            && turn.update().origin().credit().isPresent()
            && outbound.platform(turn.chat().account()).orElse(null)
                instanceof Platform.SpendsCredits spender
        ? spent(turn, spender, turn.update().origin().credit().get(), message)
        : Future.failedFuture(failure);
  }

  private static Optional<String> thread(Update update) {
    if (update instanceof MessageReceived message) {
      return message.thread();
    }
    return update instanceof ButtonPressed press ? press.thread() : Optional.empty();
  }

  private Future<Optional<Placed>> privately(Turn turn, Platform platform, Say say, String key) {
    Optional<UserId> onlyFor = onlyFor(turn, platform);
    if (!turn.inGroup() || onlyFor.isPresent()) {
      return placed(turn.chat(), here(turn, say, key, onlyFor));
    }
    return directChat(platform, turn.speaker().user())
        .compose(direct -> direct
            .map(chat -> placed(chat, outbound.send(toDirect(chat, say, key), ChatKind.DIRECT)))
            .orElseGet(
                () -> Future.failedFuture(SendFailedException.of(Reason.GONE, "no-direct-chat"))))
        .recover(failure -> cannotBeWrittenTo(failure)
            ? askForDirectChat(turn, key)
            : Future.failedFuture(failure));
  }

  private static boolean cannotBeWrittenTo(Throwable failure) {
    return failure instanceof SendFailedException refused
        && (refused.reason() == Reason.GONE || refused.reason() == Reason.SUSPENDED);
  }

  /** What was to be said is not: only where it could be. */
  private Future<Optional<Placed>> askForDirectChat(Turn turn, String key) {
    return here(turn, Say.here(turn.say("bot.private.first")), key, Optional.empty())
        .map(receipt -> Optional.empty());
  }

  private static OutboundMessage toDirect(ChatId direct, Say say, String key) {
    return OutboundMessage.text(direct, say.text(), key).withButtons(say.buttons());
  }

  private Future<Optional<ChatId>> directChat(Platform platform, UserId user) {
    return rooms
        .directChat(user)
        .compose(known -> known.isEmpty() && platform instanceof Platform.OpensDirectChats opens
            ? opens.openDirectChat(user).map(Optional::of)
            : Future.succeededFuture(known));
  }

  /** What a card is for is not waited for: it leaves in one write with the word that the update is settled. */
  private Future<Void> noteSent(Placed placed, Say say) {
    Receipt receipt = placed.receipt();
    if (say.subject().isPresent() && receipt.message().isPresent()) {
      rooms
          .putCard(placed.chat(), receipt.message().get(), say.subject().get())
          .onFailure(failure ->
              LOG.warn("a card of {} is not known: {}", placed.chat(), failure.toString()));
    }
    return say.sent().isPresent() ? say.sent().get().note(receipt) : Future.succeededFuture();
  }

  private static void logUnlessRefused(Turn turn, Throwable failure) {
    if (!(failure instanceof SendFailedException)) {
      LOG.error("reply to {} failed", turn.operation(), failure);
    }
  }
}
