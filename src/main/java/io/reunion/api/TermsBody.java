package io.reunion.api;

import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.Host;
import io.reunion.event.Invited;
import io.reunion.event.OnlineLink;
import io.reunion.event.Question;
import io.reunion.event.Terms;
import io.reunion.member.ChapterNames;
import io.reunion.member.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an event asks for besides, as a request names it. */
final class TermsBody {
  private static final int MAX_NAME = 100;

  private final Body body;
  private final ChapterNames chapters;

  TermsBody(Body body, ChapterNames chapters) {
    this.body = body;
    this.chapters = chapters;
  }

  /** {@code was} with what the request names. */
  Terms over(Terms was) {
    Terms terms = was;
    if (body.has("online")) {
      terms = terms.withOnline(online());
    }
    if (body.has("onlineSeats")) {
      terms = terms.withOnlineSeats(body.number("onlineSeats", 0, Event.MAX_CAPACITY));
    }
    if (body.has("questions")) {
      terms = terms.withQuestions(questions());
    }
    if (body.has("invited")) {
      terms = terms.withInvited(invited());
    }
    if (body.has("hosts")) {
      terms = terms.withHosts(hosts());
    }
    if (body.has("owners")) {
      terms = terms.withOwners(chapters(body, "owners", Terms.MAX_OWNERS));
    }
    return terms;
  }

  private Optional<OnlineLink> online() {
    if (body.isNull("online")) {
      return Optional.empty();
    }
    Body online = body.object("online");
    boolean open = online.flag("open");
    String url = online.required("url", OnlineLink.MAX_LENGTH);
    Optional<OnlineLink> link = OnlineLink.typed(url);
    if (link.isEmpty() && !url.isEmpty()) {
      online.reject("url", "expected https://...");
    }
    online.closed();
    return link.map(one -> new OnlineLink(one.url(), open));
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (Body one : body.objects("questions", Question.MAX_QUESTIONS)) {
      String text = one.required("text", Question.MAX_TEXT);
      Set<String> choices = one.texts("choices");
      boolean bad = choices.size() == 1
          || choices.size() > Question.MAX_CHOICES
          || choices.stream()
              .anyMatch(choice -> choice.isBlank() || choice.length() > Question.MAX_TEXT);
      if (bad) {
        one.reject(
            "choices",
            "expected none or 2 to " + Question.MAX_CHOICES + " of at most " + Question.MAX_TEXT
                + " characters");
      }
      if (questions.stream().anyMatch(other -> other.text().equals(text))) {
        one.reject("text", "expected a question that is not asked twice");
      }
      questions.add(new Question(text, List.copyOf(choices), one.flag("required")));
      one.closed();
    }
    return questions;
  }

  private Invited invited() {
    Body invited = body.object("invited");
    List<String> those = chapters(invited, "chapters", 100);
    List<Integer> years = invited.years("classYears").stream()
        .filter(year -> year.matches("[0-9]{4}"))
        .map(Integer::valueOf)
        .toList();
    invited.closed();
    return new Invited(those, years);
  }

  private List<String> chapters(Body from, String name, int most) {
    Set<String> named = from.texts(name);
    List<String> ids =
        named.stream().flatMap(word -> chapters.id(word).stream()).distinct().toList();
    if (ids.size() < named.size() || ids.size() > most) {
      from.reject(name, "expected at most " + most + " ids of chapters that the settings name");
    }
    return ids;
  }

  private List<Host> hosts() {
    List<Host> hosts = new ArrayList<>();
    for (Body one : body.objects("hosts", Terms.MAX_HOSTS)) {
      String name = one.required("name", MAX_NAME);
      Optional<UserId> user = one.parsed("user", "PLATFORM:USER", UserId::parse);
      Optional<String> member =
          one.parsed("member", "a member's id", MemberId::new).map(MemberId::value);
      if (user.isEmpty() && member.isEmpty()) {
        one.reject("user", "expected an account, or the id of a member as `member`");
      }
      hosts.add(new Host(name, user, member));
      one.closed();
    }
    return hosts;
  }
}
