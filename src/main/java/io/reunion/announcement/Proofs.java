package io.reunion.announcement;

import io.reunion.bot.Manners;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.Markup;
import io.reunion.chat.Platform;
import io.reunion.delivery.Outbound;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an announcement would be, shown before anything is written: whom it reaches and how each platform reads it. */
public final class Proofs {
  /** Up to how many recipients are named; of more only the number is told. */
  public static final int MOST_NAMED = 200;

  private final Announcer announcer;
  private final Copies copies;
  private final Manners manners;
  private final Outbound outbound;

  Proofs(Announcer announcer, Copies copies, Manners manners, Outbound outbound) {
    this.announcer = announcer;
    this.copies = copies;
    this.manners = manners;
    this.outbound = outbound;
  }

  /**
   * The whole.
   *
   * @param count how many copies there would be
   * @param names of the first of those who would get one, at most {@link #MOST_NAMED}
   * @param sheets one for each account and language that is reached; none while there is no text
   * @param faults all that keeps it from being sent
   * @param needsApproval whether a second person has to agree
   */
  public record Proof(
      int count,
      List<String> names,
      List<Sheet> sheets,
      List<Fault> faults,
      boolean needsApproval) {}

  /**
   * The longest copy of one account in one language.
   *
   * @param copies how many there are of the kind
   * @param text as it is read, without marks
   * @param length of the text in the unit of {@code limit}
   */
  public record Sheet(
      AccountId account,
      Language language,
      int copies,
      String text,
      int length,
      Optional<TextLimit> limit) {
    Sheet with(Sheet other) {
      Sheet longer = other.length > length ? other : this;
      return new Sheet(account, language, copies + other.copies, longer.text, longer.length, limit);
    }
  }

  public Future<Proof> of(Announcement announcement) {
    return announcer
        .reach(announcement.audience())
        .compose(reached -> announcer
            .faults(announcement)
            .map(faults -> new Proof(
                reached.size(),
                reached.stream().limit(MOST_NAMED).map(Recipient::name).toList(),
                sheets(announcement, reached),
                faults,
                announcer.needsApproval(announcement, reached.size()))));
  }

  private List<Sheet> sheets(Announcement announcement, List<Recipient> reached) {
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    Collection<String> texts = announcement.content().texts().values();
    boolean same = texts.stream().noneMatch(Template::hasPlaces);
    for (Recipient recipient : texts.isEmpty() ? List.<Recipient>of() : reached) {
      Sentences say = manners.sentencesFor(recipient.room());
      AccountId account = recipient.room().chat().account();
      String kind = account + " " + say.language();
      Optional<Sheet> before = Optional.ofNullable(sheets.get(kind));
      // Copies without places are all alike: the first one stands for them.
      Sheet sheet = before
          .filter(known -> same)
          .map(known ->
              new Sheet(account, say.language(), 1, known.text(), known.length(), known.limit()))
          .orElseGet(() -> sheet(announcement, recipient, say));
      sheets.put(kind, before.map(known -> known.with(sheet)).orElse(sheet));
    }
    return sheets.values().stream()
        .sorted(
            (one, other) -> one.account().toString().compareTo(other.account().toString()))
        .toList();
  }

  private Sheet sheet(Announcement announcement, Recipient recipient, Sentences say) {
    AccountId account = recipient.room().chat().account();
    String text = Markup.plain(Template.filled(copies.text(announcement, say), recipient));
    Optional<TextLimit> limit =
        outbound.platform(account).map(Platform::capabilities).map(can -> can.text());
    int length = limit.map(most -> most.measure(text)).orElse(text.length());
    return new Sheet(account, say.language(), 1, text, length, limit);
  }
}
