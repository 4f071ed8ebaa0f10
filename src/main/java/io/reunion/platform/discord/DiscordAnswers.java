package io.reunion.platform.discord;

import io.reunion.chat.AccountId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Equipment;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers interactions. The first word goes in the response while that waits; when its time was up, the response asked for
 * patience, and the first word takes the place of that; everything else follows, one after the other.
 */
final class DiscordAnswers {
  /** Shown to the one person only: it is not yet known whether the others may see what will be said. */
  static final Answer THINKING = Answer.json("{\"type\":5,\"data\":{\"flags\":64}}");

  static final Answer SEEN = Answer.json("{\"type\":6}");

  private static final Duration PATIENCE = Duration.ofMillis(2_200);
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final int MOST_TRIES = 4;
  private static final int MOST_THINKING = 4_096;

  private final AccountId account;
  private final Equipment equipment;
  private final DiscordMethods methods;
  private final Clock clock;

  /** Interactions whose place is kept by "is thinking", in order. */
  private final Set<String> thinking = new LinkedHashSet<>();

  /** What is being said to an interaction, and what waits for that. */
  private final Map<String, Future<Receipt>> talking = new HashMap<>();

  DiscordAnswers(AccountId account, Equipment equipment, DiscordMethods methods) {
    this.account = account;
    this.equipment = equipment;
    this.methods = methods;
    this.clock = equipment.clock();
  }

  private record Interaction(String id, String token) {
    static Interaction of(ReplyCredit credit) {
      int colon = credit.handle().indexOf(':');
      return new Interaction(
          credit.handle().substring(0, Math.max(colon, 0)), credit.handle().substring(colon + 1));
    }

    boolean isWellFormed() {
      return DiscordPlaces.isSnowflake(id)
          && DiscordInteractions.TOKEN.matcher(token).matches();
    }
  }

  /** The response to the request that brought {@code update}. */
  Future<Answer> hold(Update update, Answer silence) {
    String id =
        update.origin().credit().map(credit -> Interaction.of(credit).id()).orElse("");
    return equipment
        .answers()
        .hold(handle(id), PATIENCE, silence)
        .onSuccess(answer -> noteThinking(id, answer));
  }

  private void noteThinking(String id, Answer answer) {
    if (answer.equals(THINKING)) {
      thinking.add(id);
      if (thinking.size() > MOST_THINKING) {
        thinking.remove(thinking.iterator().next());
      }
    }
  }

  private String handle(String id) {
    return account + ":" + id;
  }

  /** Ends the waiting of a press without a word; where nobody waits any more there is nothing to end. */
  Future<Void> seen(ReplyCredit credit) {
    String id = Interaction.of(credit).id();
    return Future.succeededFuture(equipment.answers().answer(handle(id), SEEN)).mapEmpty();
  }

  Future<Receipt> say(ReplyCredit credit, OutboundMessage message) {
    Interaction to = Interaction.of(credit);
    boolean valid = credit.kind().equals(DiscordInteractions.CREDIT)
        && credit.expiresAt().isAfter(clock.instant())
        && to.isWellFormed();
    if (!valid) {
      return Future.failedFuture(SendFailedException.of(Reason.REJECTED, "credit-not-valid"));
    }
    if (equipment.answers().answer(handle(to.id()), DiscordRequests.response(message))) {
      return isCard(message) ? inOrder(to, () -> original(to)) : said();
    }
    return inOrder(to, () -> follow(to, message));
  }

  /** Only what everybody sees can be edited later as a message of the channel. */
  private static boolean isCard(OutboundMessage message) {
    return !message.buttons().isEmpty() && message.onlyFor().isEmpty();
  }

  private static Future<Receipt> said() {
    return Future.succeededFuture(Receipt.WITHOUT_ID);
  }

  private Future<Receipt> inOrder(Interaction to, Supplier<Future<Receipt>> next) {
    Future<Receipt> before = talking.getOrDefault(to.id(), said());
    Future<Receipt> after = before.transform(done -> next.get());
    if (!after.isComplete()) {
      talking.put(to.id(), after);
      after.onComplete(done -> talking.remove(to.id(), after));
    }
    return after;
  }

  private Future<Receipt> original(Interaction to) {
    return afterwards(() -> methods.original(to.token()), 1);
  }

  private Future<Receipt> follow(Interaction to, OutboundMessage message) {
    Buffer body = DiscordRequests.followUp(message);
    if (thinking.remove(to.id())) {
      return afterwards(() -> methods.fill(to.token(), body), 1).map(Receipt.WITHOUT_ID);
    }
    return afterwards(() -> methods.follow(to.token(), body), 1)
        .map(receipt -> isCard(message) ? receipt : Receipt.WITHOUT_ID);
  }

  /** Discord may not have read our response yet, without which it knows of no conversation. */
  private Future<Receipt> afterwards(Supplier<Future<Receipt>> call, int attempt) {
    return call.get()
        .recover(failure -> attempt < MOST_TRIES
                && failure instanceof SendFailedException refused
                && refused.code().equals(DiscordFailures.TOO_EARLY)
            ? equipment.answers().later(PAUSE).compose(later -> afterwards(call, attempt + 1))
            : Future.failedFuture(failure));
  }
}
