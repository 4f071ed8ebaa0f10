package io.reunion.registration;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.Markup;
import io.reunion.member.Member;
import io.vertx.core.Future;
import java.util.Optional;

/** What {@code me export} answers: a secret address, or where there are no addresses, everything as JSON in the chat. */
final class ExportReply {
  private final Export export;
  private final Optional<String> publicUrl;

  ExportReply(Export export, Optional<String> publicUrl) {
    this.export = export;
    this.publicUrl = publicUrl;
  }

  Future<Reply> answer(Turn turn, Member self) {
    return publicUrl.isPresent()
        ? export
            .offer(self.id())
            .map(secret -> Reply.privately(turn.say(
                "me.export.address",
                "address",
                publicUrl.get().replaceAll("/+$", "") + "/export/" + secret,
                "minutes",
                Export.LIFE.toMinutes())))
        : export
            .of(self)
            .map(all -> Reply.privately(
                turn.say("me.export.here") + "\n" + Markup.literal(Export.written(all))));
  }
}
