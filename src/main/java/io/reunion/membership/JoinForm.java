package io.reunion.membership;

import io.reunion.bot.Form;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.member.EmailAddress;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody is asked who joins, as a person or for a company. */
final class JoinForm {
  static final String KIND = "kind";
  static final String NAME = "name";
  static final String YEAR = "year";
  static final String CITY = "city";
  static final String COMPANY = "company";
  static final String INDUSTRY = "industry";
  static final String MAIL = "mail";
  static final String CONSENT = "consent";
  static final String AS_COMPANY = "company";
  static final String YES = "yes";

  private static final int LONGEST = 100;
  private static final Pattern FOUR_DIGITS = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");
  private static final Pattern NO_NAME = Pattern.compile("@|://|\\p{Nd}{5}");

  private final Form form;

  JoinForm(BiFunction<Turn, Map<String, String>, Future<Reply>> done) {
    form = new Form(
        "join",
        Role.GUEST,
        List.of(
            Step.required(KIND, Takes.CHOICE, JoinForm::askKind, JoinForm::kind),
            Step.required(
                NAME, Takes.LINE, asks("membership.ask.name"), Step.inWords(JoinForm::name)),
            new Step(
                COMPANY,
                Takes.LINE,
                asks("membership.ask.company"),
                Step.inWords(JoinForm::line),
                answers -> !AS_COMPANY.equals(answers.get(KIND))),
            Step.optional(YEAR, Takes.CHOICE, asks("membership.ask.year"), JoinForm::year),
            Step.optional(
                CITY, Takes.LINE, asks("membership.ask.city"), Step.inWords(JoinForm::line)),
            Step.optional(
                INDUSTRY,
                Takes.LINE,
                asks("membership.ask.industry"),
                Step.inWords(JoinForm::line)),
            Step.optional(MAIL, Takes.LINE, asks("membership.ask.mail"), JoinForm::mail),
            Step.required(CONSENT, Takes.CHOICE, JoinForm::askConsent, JoinForm::consent)),
        done::apply);
  }

  Form form() {
    return form;
  }

  private static Step.Question asks(String key) {
    return (turn, answers) -> Asked.plainly(turn.say(key));
  }

  private static Future<Asked> askKind(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("membership.ask.kind"),
        List.of(
            new Option(turn.say("membership.kind.person"), "person"),
            new Option(turn.say("membership.kind.company"), AS_COMPANY))));
  }

  private static Future<Read> kind(Turn turn, Step.Answer answer) {
    String word = answer.text().toLowerCase(Locale.ROOT);
    if (word.contains("company") || word.contains("公司") || word.contains("企业")) {
      return Read.accept(AS_COMPANY);
    }
    return word.contains("person") || word.contains("个人") || word.equals("me")
        ? Read.accept("person")
        : Read.refuse(turn.say("membership.kind.which"));
  }

  private static Future<Read> line(Turn turn, Step.Answer answer) {
    return answer.text().codePointCount(0, answer.text().length()) > LONGEST
        ? Read.refuse(turn.say("membership.long", "limit", LONGEST))
        : Read.accept(answer.text());
  }

  private static Future<Read> name(Turn turn, Step.Answer answer) {
    return NO_NAME.matcher(answer.text()).find()
        ? Read.refuse(turn.say("membership.name.which"))
        : line(turn, answer);
  }

  private static Future<Read> year(Turn turn, Step.Answer answer) {
    Matcher year = FOUR_DIGITS.matcher(answer.text());
    return year.find() ? Read.accept(year.group()) : Read.refuse(turn.say("membership.year.which"));
  }

  private static Future<Read> mail(Turn turn, Step.Answer answer) {
    return EmailAddress.isOne(answer.text())
        ? line(turn, answer)
        : Read.refuse(turn.say("membership.mail.which"));
  }

  private static Future<Asked> askConsent(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("membership.ask.consent"),
        List.of(
            new Option(turn.say("membership.consent.yes"), YES),
            new Option(turn.say("membership.consent.no"), "no"))));
  }

  private static Future<Read> consent(Turn turn, Step.Answer answer) {
    String word = answer.text().toLowerCase(Locale.ROOT).strip();
    if (List.of(YES, "y", "是", "同意", "可以", "好").contains(word)) {
      return Read.accept(YES);
    }
    return List.of("no", "n", "否", "不同意", "不", "不可以").contains(word)
        ? Read.accept("no")
        : Read.refuse(turn.say("membership.consent.which"));
  }
}
