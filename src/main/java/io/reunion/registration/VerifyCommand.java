package io.reunion.registration;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code verify}: somebody proves who they are with a code, from the recorded e-mail address, the office, or another
 * account of theirs. What is answered never tells whether somebody is on record.
 */
final class VerifyCommand {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyCommand.class);

  private static final String WHO = "who";

  /** Kept instead of what was written. */
  private static final String GIVEN = "given";

  private final MemberStore members;
  private final Whom whom;
  private final LinkCodes codes;
  private final Attempts attempts;
  private final CodeMails mails;
  private final Optional<Post> mail;
  private final Function<Language, String> association;
  private final Form form;

  VerifyCommand(
      MemberStore members,
      Whom whom,
      LinkCodes codes,
      Attempts attempts,
      CodeMails mails,
      Optional<Post> mail,
      Function<Language, String> association) {
    this.members = members;
    this.whom = whom;
    this.codes = codes;
    this.attempts = attempts;
    this.mails = mails;
    this.mail = mail;
    this.association = association;
    this.form = new Form(
        "verify",
        Role.GUEST,
        List.of(
            Step.required(
                WHO, Takes.CHOICE, (turn, answers) -> Asked.plainly(how(turn)), this::who),
            Step.required(
                "code",
                Takes.CHOICE,
                (turn, answers) -> Asked.plainly(turn.say("registration.verify.sent")),
                this::code)),
        (turn, answers) -> Future.succeededFuture(Reply.SILENCE));
  }

  List<Command> commands() {
    return List.of(new Command("verify", List.of("验证", "认证"), Role.GUEST, this::verify));
  }

  Form form() {
    return form;
  }

  private Future<Reply> verify(Turn turn) {
    String words = turn.arguments().strip();
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("registration.verify.private")));
    }
    if (LinkCodes.isCode(words)) {
      return redeem(turn, words).map(reply -> closing(turn, reply));
    }
    Optional<Member> known = turn.speaker().member();
    if (known.isPresent()) {
      return another(turn, known.get());
    }
    if (!words.isEmpty()) {
      return write(turn, words);
    }
    return mail.isPresent()
        ? Forms.begin(turn, form, Map.of())
        : Future.succeededFuture(Reply.privately(how(turn)));
  }

  /** A student number or an address; what was written is not kept. A code from elsewhere will do as well. */
  private Future<Read> who(Turn turn, Step.Answer answer) {
    if (LinkCodes.isCode(answer.text())) {
      return instead(turn, redeem(turn, answer.text()));
    }
    if (!looksLikeKey(answer.text())) {
      return Read.refuse(turn.say("registration.verify.nokey"));
    }
    return asked(turn, answer.text())
        .map(allowed -> allowed
            ? new Read.Accepted(GIVEN)
            : new Read.Instead(
                closing(turn, Reply.privately(turn.say("registration.verify.toomany")))));
  }

  private Future<Read> code(Turn turn, Step.Answer answer) {
    if (!LinkCodes.isCode(answer.text())) {
      return Read.refuse(turn.say("registration.verify.nocode"));
    }
    return instead(turn, redeem(turn, answer.text()));
  }

  /** One word with a digit in it, or an address. */
  private static boolean looksLikeKey(String words) {
    boolean one = words.chars().noneMatch(Character::isWhitespace);
    return one && (words.indexOf('@') > 0 || words.chars().anyMatch(Character::isDigit));
  }

  private static Future<Read> instead(Turn turn, Future<Reply> reply) {
    return reply.map(said -> new Read.Instead(closing(turn, said)));
  }

  private static Reply closing(Turn turn, Reply reply) {
    return reply.keeping(reply.session().orElse(turn.session()).withoutDialogue());
  }

  private String how(Turn turn) {
    String user = turn.speaker().user().toString();
    return mail.isPresent()
        ? turn.say("registration.verify.how", "user", user)
        : turn.say("registration.verify.nomail", "user", user);
  }

  /** Somebody who is known can take a code to another account. */
  private Future<Reply> another(Turn turn, Member member) {
    return codes
        .issue(member.id(), Optional.empty(), LinkCodes.SHORT)
        .map(code -> Reply.privately(
            turn.say("registration.verify.another", "name", member.name(), "code", code)));
  }

  private Future<Reply> redeem(Turn turn, String code) {
    UserId user = turn.speaker().user();
    return attempts
        .allow(Attempts.Limit.codes(user))
        .compose(allowed -> allowed
            ? codes
                .redeem(code, user, turn.operation())
                .compose(member -> member
                    .map(id -> link(turn, id))
                    .orElseGet(() -> Future.succeededFuture(
                        Reply.privately(turn.say("registration.verify.wrong")))))
            : Future.succeededFuture(Reply.privately(turn.say("registration.verify.toomany"))));
  }

  private Future<Reply> link(Turn turn, MemberId id) {
    String user = turn.speaker().user().toString();
    return members.link(id, turn.speaker().user()).compose(outcome -> switch (outcome) {
      case LINKED ->
        members
            .get(id)
            .map(member -> Reply.privately(turn.say(
                "registration.verify.done", "name", member.map(Member::name).orElse(user))));
      case TAKEN -> Future.succeededFuture(Reply.privately(turn.say("registration.verify.taken")));
      case NO_SUCH_MEMBER ->
        Future.succeededFuture(Reply.privately(turn.say("registration.verify.wrong")));
    });
  }

  /** The answer is the same, and as quick, whether or not somebody is on record. */
  private Future<Reply> write(Turn turn, String words) {
    if (mail.isEmpty()) {
      return Future.succeededFuture(Reply.privately(how(turn)));
    }
    return asked(turn, words)
        .compose(allowed -> allowed
            ? Forms.begin(turn, form, Map.of(WHO, GIVEN))
            : Future.succeededFuture(
                closing(turn, Reply.privately(turn.say("registration.verify.toomany")))));
  }

  /** Sends a code if somebody is on record so; whether it may be asked for. */
  private Future<Boolean> asked(Turn turn, String words) {
    return attempts.allow(Attempts.Limit.mails(turn.speaker().user())).map(allowed -> {
      if (allowed) {
        send(turn, words, mail.orElseThrow())
            .onFailure(
                failure -> LOG.warn("{}: no code could be mailed", turn.operation(), failure));
      }
      return allowed;
    });
  }

  private Future<Void> send(Turn turn, String words, Post sender) {
    return whom.byKey(words)
        .compose(found -> found
            .filter(sender::reaches)
            .map(member -> mails
                .admit(member, turn.speaker().sender())
                .compose(admitted -> admitted ? send(turn, member, sender) : held(turn, member)))
            .orElseGet(Future::succeededFuture));
  }

  /** The one who asks is told nothing of it; the office can see why somebody waits for a code. */
  private static Future<Void> held(Turn turn, Member member) {
    LOG.warn(
        "{}: no code is mailed to member {}, for whom too many accounts asked today",
        turn.operation(),
        member.id());
    return Future.succeededFuture();
  }

  private Future<Void> send(Turn turn, Member member, Post sender) {
    UserId user = turn.speaker().user();
    String from = association.apply(turn.texts().language());
    return codes
        .issue(member.id(), Optional.of(user), LinkCodes.SHORT)
        .compose(code -> sender.send(
            member,
            turn.say("registration.mail.subject", "association", from),
            turn.say(
                "registration.mail.text",
                "association",
                from,
                "code",
                code,
                "user",
                user.toString())));
  }
}
