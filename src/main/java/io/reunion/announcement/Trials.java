package io.reunion.announcement;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.delivery.Outbound;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Shows an announcement to its author, as its readers will see it. */
final class Trials {
  private final Copies copies;
  private final Outbound outbound;

  Trials(Copies copies, Outbound outbound) {
    this.copies = copies;
    this.outbound = outbound;
  }

  /** Sends a copy in each language into {@code chat}. */
  Future<Void> send(Announcement announcement, ChatId chat, ChatKind kind, String operation) {
    List<Future<?>> sent = new ArrayList<>();
    for (Language language : new TreeSet<>(announcement.content().texts().keySet())) {
      sent.add(
          outbound.answer(copies.trial(announcement, language, chat, operation + language), kind));
    }
    return Future.join(sent).mapEmpty();
  }

  /** The text as its readers will see it, with our marks. */
  String text(Announcement announcement, Sentences say) {
    return copies.text(announcement, say);
  }
}
