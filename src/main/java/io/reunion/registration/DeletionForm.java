package io.reunion.registration;

import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Member;
import io.reunion.member.Role;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code me delete}: what goes is told, and a plain yes to that deletes it. It has to be in the language of the question:
 * there is no way back, so nothing that may have been meant otherwise counts.
 */
final class DeletionForm {
  private static final String SURE = "sure";

  private final Erasure erasure;
  private final Form form;

  DeletionForm(Erasure erasure) {
    this.erasure = erasure;
    this.form = new Form(
        "me-delete",
        Role.GUEST,
        List.of(Step.required(SURE, Takes.CHOICE, DeletionForm::ask, DeletionForm::read)),
        (turn, answers) -> turn.speaker()
            .member()
            .map(self -> delete(turn, self))
            .orElseGet(() -> Future.succeededFuture(Reply.privately(turn.say("bot.form.closed")))));
  }

  Form form() {
    return form;
  }

  /** In a group nothing is asked that belongs to one person: there the answer goes to their direct chat, where it is a command. */
  Future<Reply> begin(Turn turn) {
    return turn.inGroup()
        ? Future.succeededFuture(MeText.askToDelete(turn))
        : Forms.begin(turn, form, Map.of());
  }

  private static Future<Asked> ask(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("me.delete.ask") + " " + turn.say("me.delete.yes"),
        List.of(new Option(
            turn.say("me.button.deletenow"),
            switch (turn.texts().language()) {
              case ZH -> "是";
              case EN -> "yes";
            },
            Button.Style.DANGER))));
  }

  private static Future<Read> read(Turn turn, Step.Answer answer) {
    Language language = turn.texts().language();
    String words =
        answer.text().toLowerCase(Locale.ROOT).replaceAll("[.!。！]+$", "").strip();
    if (yes(language).contains(words)) {
      return Read.accept(words);
    }
    return no(language).contains(words)
        ? Future.succeededFuture(new Read.Instead(Reply.privately(turn.say("bot.form.cancelled"))
            .keeping(turn.session().withoutDialogue())))
        : Read.refuse(turn.say("me.delete.unsure"));
  }

  private static Set<String> yes(Language language) {
    return switch (language) {
      case ZH -> Set.of("是", "是的", "确认", "確認", "确定", "確定", "确认删除", "確認刪除", "是的，全部删除");
      case EN ->
        Set.of(
            "yes",
            "yes please",
            "yes, please",
            "confirm",
            "delete now",
            "delete everything",
            "yes delete everything",
            "yes, delete everything");
    };
  }

  private static Set<String> no(Language language) {
    return switch (language) {
      case ZH -> Set.of("不", "不是", "否", "不要", "不用", "不用了", "不删", "不删除", "别删", "先不");
      case EN -> Set.of("no", "nope", "no thanks", "no, thanks", "don't", "do not", "not now");
    };
  }

  /** Nothing of the talk in this chat is remembered either. */
  Future<Reply> delete(Turn turn, Member self) {
    Session empty = new Session(turn.session().version(), Optional.empty(), Map.of());
    return erasure
        .of(self.id())
        .map(gone -> Reply.privately(turn.say("me.deleted")).keeping(empty));
  }
}
