package io.reunion.registration;

import io.reunion.chat.Sender;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.lexicon.Fold;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * For how many accounts codes are mailed to one member in a day. How often one account may ask is limited before ({@link
 * Attempts.Limit#mails}); here accounts are counted and not mails, so that a stranger who asks again and again takes nothing
 * from the member but one place. The last places are kept for accounts that bear the member's name: strangers who share out
 * all others do not keep the member out.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code code-mails:{MEMBER}}</td><td>set of the accounts for which there were mails; a day from the first</td></tr>
 * </table>
 */
final class CodeMails {
  static final int ANYBODY = 4;
  static final int NAMESAKES = 2;

  private static final Script ADMIT = Script.beside(CodeMails.class, "mailed.lua");
  private static final Duration WITHIN = Duration.ofDays(1);

  private final Redis redis;

  CodeMails(Redis redis) {
    this.redis = redis;
  }

  /** Whether a code for {@code sender} may be mailed to {@code member}. Calling twice is harmless. */
  Future<Boolean> admit(Member member, Sender sender) {
    int most = isNamesake(member, sender) ? ANYBODY + NAMESAKES : ANYBODY;
    return redis
        .run(
            ADMIT,
            List.of(key(member.id())),
            List.of(
                sender.user().toString(), Integer.toString(most), Long.toString(WITHIN.toMillis())))
        .map(reply -> reply.number() == 1);
  }

  Future<Void> forget(MemberId member) {
    return redis.call(c -> c.del(key(member))).mapEmpty();
  }

  /** Anybody may call themselves so, which is why these places are few too. */
  private static boolean isNamesake(Member member, Sender sender) {
    String shown = Fold.joined(sender.displayName());
    return !shown.isEmpty()
        && Stream.of(Field.NAME, Field.OTHER_NAMES)
            .flatMap(field -> member.particulars().all(field).stream())
            .anyMatch(name -> Fold.joined(name).equals(shown));
  }

  private static String key(MemberId member) {
    return "code-mails:{" + member + "}";
  }
}
