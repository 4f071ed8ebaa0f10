package io.reunion.registration;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Command;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.Update;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Privacy;
import io.reunion.member.Role;
import io.reunion.session.Session;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code me}: who I am here, who sees what of me, to what I have agreed, everything that is stored, and to be forgotten.
 * Whatever is behind the name that it does not understand it answers with the overview.
 */
final class MeCommand {
  private static final Pattern CORRECT = Pattern.compile(
      "(?:correct(?:\\s+|$)|(?:更正|改正|修改)\\s*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** 我的城市改成广州. */
  private static final Pattern CHANGED =
      Pattern.compile("([^\\s改应]{2,6})\\s*(改成|改为|应该是|应为)(.+)", Pattern.DOTALL);

  private final MemberStore members;
  private final Consents consents;
  private final DeletionForm deletion;
  private final CorrectionCommands corrections;
  private final ExportReply export;

  MeCommand(
      MemberStore members,
      Consents consents,
      DeletionForm deletion,
      CorrectionCommands corrections,
      ExportReply export) {
    this.members = members;
    this.consents = consents;
    this.deletion = deletion;
    this.corrections = corrections;
    this.export = export;
  }

  List<Command> commands() {
    return List.of(new Command("me", List.of("我的"), Role.GUEST, this::me));
  }

  private Future<Reply> me(Turn turn) {
    Optional<Member> known = turn.speaker().member();
    if (known.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say(
          "me.guest",
          "name",
          turn.speaker().name(),
          "user",
          turn.speaker().user().toString())));
    }
    Member self = known.get();
    return spoken(turn, self).orElseGet(() -> commanded(turn, self));
  }

  /** What was said in one's own words, if it is about more than the record as such. */
  private Optional<Future<Reply>> spoken(Turn turn, Member self) {
    if (turn.invocation().via() != Via.WORDS
        || !(turn.update() instanceof Update.MessageReceived message)) {
      return Optional.empty();
    }
    OwnWords words = OwnWords.read(message.text());
    if (words.ordered().isPresent()) {
      OwnWords.Change change = words.ordered().get();
      return Optional.of(
          corrections.correct(turn, self, change.field().key() + " " + change.value()));
    }
    if (!words.offered().isEmpty()) {
      return Optional.of(Future.succeededFuture(MeText.offered(turn, words.offered())));
    }
    if (words.fields().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        words.hides() && words.fields().size() == 1
            ? show(turn, self, words.fields().get(0), Audience.NOBODY)
            : Future.succeededFuture(MeText.fields(turn, self, words.fields())));
  }

  private Future<Reply> commanded(Turn turn, Member self) {
    String words = turn.arguments().strip();
    Matcher wrong = CORRECT.matcher(words);
    if (wrong.matches()) {
      return corrections.correct(turn, self, wrong.group(1));
    }
    if (CHANGED.matcher(words).matches()) {
      return corrections.correct(turn, self, words);
    }
    String[] parts = words.split("\\s+(?=\\S+$)", 2);
    Optional<Audience> audience =
        parts.length == 2 ? AudienceWords.read(parts[1]) : Optional.empty();
    return switch (Part.of(audience.isPresent() ? parts[0] : words)) {
      case ALL -> audience.map(to -> all(turn, self, to)).orElseGet(() -> overview(turn, self));
      case CONSENT ->
        audience.map(to -> consent(turn, self, to)).orElseGet(() -> asked(turn, self));
      case ABROAD ->
        audience.map(to -> abroad(turn, self, to)).orElseGet(() -> abroadAsked(turn, self));
      case EXPORT -> export.answer(turn, self);
      case DATA -> consents.of(self.id()).map(all -> MeText.data(turn, self, all));
      case DELETE -> deletion.begin(turn);
      case DELETE_NOW -> deletion.delete(turn, self);
      case OTHER -> field(turn, self, audience.isPresent() ? parts[0] : words, audience);
    };
  }

  /** What can be asked besides a field. */
  private enum Part {
    ALL,
    CONSENT,
    ABROAD,
    DATA,
    EXPORT,
    DELETE,
    DELETE_NOW,
    OTHER;

    static Part of(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "all", "全部", "所有" -> ALL;
        case "consent", "同意", "授权" -> CONSENT;
        case "abroad", "transfer", "出境", "境外" -> ABROAD;
        case "data", "数据", "资料" -> DATA;
        case "export", "导出" -> EXPORT;
        case "delete", "delete me", "删除", "注销" -> DELETE;
        case "delete now", "确认删除" -> DELETE_NOW;
        default -> OTHER;
      };
    }
  }

  private Future<Reply> overview(Turn turn, Member self) {
    return consents.of(self.id()).map(all -> MeText.overview(turn, self, all));
  }

  private Future<Reply> field(Turn turn, Member self, String word, Optional<Audience> audience) {
    Optional<Field> field = Field.named(word).filter(MeText::isTheirs);
    if (field.isEmpty()) {
      return overview(turn, self);
    }
    return audience
        .map(to -> show(turn, self, field.get(), to))
        .orElseGet(() -> Future.succeededFuture(MeText.field(turn, self, field.get())));
  }

  private Future<Reply> show(Turn turn, Member self, Field field, Audience to) {
    if (to.compareTo(field.widest()) > 0) {
      return Future.succeededFuture(MeText.tooWide(turn, self, field));
    }
    String back = "me " + field.key() + " " + AudienceWords.word(self.audience(field));
    Member now = self.with(self.privacy().choosing(field, to));
    return changed(turn, self, privacy -> privacy.choosing(field, to), back)
        .map(reply -> reply.apply(MeText.shown(turn, now, field, to)));
  }

  private Future<Reply> all(Turn turn, Member self, Audience to) {
    return changed(turn, self, privacy -> everything(privacy, to), "")
        .map(reply -> reply.apply(turn.say("me.all", "audience", AudienceWords.say(turn, to))));
  }

  private static Privacy everything(Privacy privacy, Audience to) {
    Privacy next = privacy;
    for (Field field : Field.values()) {
      if (MeText.isTheirs(field)) {
        next = next.choosing(field, to.compareTo(field.widest()) > 0 ? field.widest() : to);
      }
    }
    return next;
  }

  private Future<Reply> asked(Turn turn, Member self) {
    return consents.of(self.id()).map(all -> MeText.consent(turn, self, all));
  }

  private Future<Reply> consent(Turn turn, Member self, Audience to) {
    String back = "me consent " + AudienceWords.word(self.privacy().consent());
    Consents.Consent decision =
        new Consents.Consent(Consents.Purpose.DIRECTORY, to, turn.now(), MeText.wording(turn, to));
    return consents
        .keep(self.id(), decision, turn.operation())
        .compose(kept -> changed(
            turn,
            self,
            privacy -> to == Audience.NOBODY ? privacy.withdrawn() : privacy.consenting(to),
            back))
        .map(reply -> reply.apply(
            to == Audience.NOBODY
                ? turn.say("me.consent.withdrawn")
                : turn.say("me.consent.given", "audience", AudienceWords.say(turn, to))));
  }

  private Future<Reply> abroadAsked(Turn turn, Member self) {
    return consents.of(self.id()).map(all -> MeText.abroad(turn, self, all));
  }

  /** Any audience is a yes, for it changes nothing of who sees what, only where. */
  private Future<Reply> abroad(Turn turn, Member self, Audience to) {
    boolean yes = to != Audience.NOBODY;
    Consents.Consent decision = new Consents.Consent(
        Consents.Purpose.ABROAD,
        yes ? Audience.MEMBERS : Audience.NOBODY,
        turn.now(),
        turn.say(yes ? "me.abroad.wording" : "me.abroad.wording.no"));
    return consents
        .keep(self.id(), decision, turn.operation())
        .compose(kept -> changed(
            turn,
            self,
            privacy -> privacy.abroad(yes),
            "me abroad " + (self.privacy().abroad() ? "yes" : "no")))
        .map(reply -> reply.apply(turn.say(yes ? "me.abroad.given" : "me.abroad.withdrawn")));
  }

  /** Makes the reply once the change is stored. */
  @FunctionalInterface
  private interface Answered {
    Reply apply(String text);
  }

  private Future<Answered> changed(
      Turn turn, Member self, UnaryOperator<Privacy> change, String back) {
    return members
        .change(self.id(), member -> member.with(change.apply(member.privacy())))
        .map(outcome -> text -> {
          boolean stored = outcome.filter(put -> put.isStored()).isPresent();
          Session session = back.isEmpty()
              ? turn.session().forget(BasicCommands.UNDO)
              : BasicCommands.undoneBy(turn.session(), back);
          return stored
              ? Reply.privately(text).keeping(session)
              : Reply.privately(turn.say("me.busy"));
        });
  }
}
