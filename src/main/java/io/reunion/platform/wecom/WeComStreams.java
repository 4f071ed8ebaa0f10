package io.reunion.platform.wecom;

import io.reunion.chat.AccountId;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Digests;
import io.reunion.platform.Equipment;
import io.reunion.platform.MessageCrypt;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers that take longer than the response to a message may. It is then answered with a stream that is not finished, for
 * which WeCom asks again and again, for six minutes at most; whichever instance it asks has the words as soon as they are
 * there. Words that nobody asks for in time are withdrawn, so that they can go another way and are never said twice. They are
 * kept encrypted with the account's own key: what is said to one person, such as a link to vote, is not Redis' to read.
 *
 * <p>The state is a note, {@code stream ID}: {@code open MILLIS} since when it waits, {@code said WORDS} words that wait to be
 * asked for, {@code done WORDS} words that were asked for and are given again to who asks again, {@code gone} words that go
 * another way. It never goes back.
 */
final class WeComStreams {
  /** WeCom asks for six minutes. */
  private static final Duration LIFE = Duration.ofMinutes(7);

  /** A stream without words is ended after this, lest it be shown as waiting for what does not come. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is left of the five seconds in which WeCom wants its answer. */
  private static final Duration MOST = Duration.ofMillis(400);

  private static final Duration PAUSE = Duration.ofMillis(250);
  /** WeCom asks about once a second. */
  private static final int MOST_PAUSES = 20;

  private static final String WAITING = "…";
  private static final String OPEN = "open ";
  private static final String SAID = "said ";
  private static final String DONE = "done ";
  private static final String GONE = "gone";

  private final AccountId account;
  private final Equipment equipment;
  private final MessageCrypt crypt;
  private final Map<String, Future<Boolean>> opening = new HashMap<>();

  WeComStreams(AccountId account, Equipment equipment, MessageCrypt crypt) {
    this.account = account;
    this.equipment = equipment;
    this.crypt = crypt;
  }

  /** The stream of the answer to {@code message}. */
  static String id(String message) {
    byte[] digest = Digests.sha256(message.getBytes(StandardCharsets.UTF_8));
    return "reunion-" + Digests.hex(digest).substring(0, 32);
  }

  /** What a message is answered with whose words are not there yet; of one that was answered before, those words. */
  Future<Answer> open(String id) {
    Future<Boolean> opened = swap(id, "", OPEN + now().toEpochMilli());
    if (!opened.isComplete()) {
      opening.put(id, opened);
    }
    return opened
        .onComplete(done -> opening.remove(id, opened))
        .compose(waits -> waits ? Future.succeededFuture(unfinished(id)) : poll(id))
        .otherwise(Answer.EMPTY)
        // WeCom does not wait for a slow Redis; the words are found all the same, or go another
        // way.
        .timeout(MOST.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(late -> unfinished(id));
  }

  /** What WeCom is told when it asks; never fails. */
  Future<Answer> poll(String id) {
    return note(id)
        .compose(note -> polled(id, note))
        .otherwise(nothing -> finished(id))
        .timeout(MOST.toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(late -> unfinished(id));
  }

  private Future<Answer> polled(String id, String note) {
    if (note.startsWith(DONE)) {
      return Future.succeededFuture(words(note));
    } else if (note.startsWith(SAID)) {
      return swap(id, note, DONE + note.substring(SAID.length()))
          .map(taken -> taken ? words(note) : finished(id));
    } else if (!note.startsWith(OPEN)) {
      return Future.succeededFuture(finished(id));
    } else if (isRecent(note)) {
      return Future.succeededFuture(unfinished(id));
    }
    return swap(id, note, GONE)
        .compose(ended ->
            ended ? Future.succeededFuture(finished(id)) : Future.succeededFuture(unfinished(id)));
  }

  private boolean isRecent(String note) {
    Instant since = Instant.ofEpochMilli(Long.parseLong(note.substring(OPEN.length())));
    return since.plus(PATIENCE).isAfter(now());
  }

  /**
   * Gives the words to whoever asks for the stream.
   *
   * @return whether they were asked for; if not, nobody ever gets them from here. Never fails
   */
  Future<Boolean> say(String id, Buffer words) {
    String said = SAID + kept(words);
    return opening
        .getOrDefault(id, Future.succeededFuture(true))
        .compose(opened -> note(id))
        .compose(
            note -> note.startsWith(OPEN) ? swap(id, note, said) : Future.succeededFuture(false))
        .compose(waits -> waits ? taken(id, said, 0) : Future.succeededFuture(false))
        .otherwise(false);
  }

  private Future<Boolean> taken(String id, String said, int pauses) {
    return equipment.answers().later(PAUSE).compose(later -> note(id)).compose(note -> {
      if (!note.equals(said)) {
        return Future.succeededFuture(note.startsWith(DONE));
      }
      return pauses < MOST_PAUSES
          ? taken(id, said, pauses + 1)
          : swap(id, said, GONE).map(withdrawn -> !withdrawn);
    });
  }

  /**
   * No words come: whoever asks is told so. Never fails, and is harmless where there are words.
   *
   * @return whether there is no stream and never were words
   */
  Future<Boolean> end(String id) {
    return opening
        .getOrDefault(id, Future.succeededFuture(true))
        .compose(opened -> note(id))
        .compose(note -> note.startsWith(OPEN)
            ? swap(id, note, GONE).map(false)
            : Future.succeededFuture(note.isEmpty()))
        .otherwise(false);
  }

  /** The words were in the response itself; a repeated message gets them again. */
  Future<Void> said(String id, Buffer words) {
    return equipment.notes().put(account, name(id), DONE + kept(words), LIFE);
  }

  private String kept(Buffer words) {
    return crypt.encrypt(words.getBytes());
  }

  private Answer words(String note) {
    return sealed(Buffer.buffer(crypt.decrypt(note.substring(SAID.length()))));
  }

  private Answer unfinished(String id) {
    return sealed(WeComRequests.stream(id, WAITING, /* finish= */ false));
  }

  private Answer finished(String id) {
    return sealed(WeComRequests.stream(id, WAITING, /* finish= */ true));
  }

  private Answer sealed(Buffer plain) {
    return WeComRequests.sealed(crypt, plain, now());
  }

  private Future<String> note(String id) {
    return equipment.notes().get(account, name(id)).map(note -> note.orElse(""));
  }

  private Future<Boolean> swap(String id, String before, String after) {
    return equipment.notes().swap(account, name(id), before, after, LIFE);
  }

  private static String name(String id) {
    return "stream " + id;
  }

  private Instant now() {
    return equipment.clock().instant();
  }
}
