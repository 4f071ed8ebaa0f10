package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Router.Heard;
import io.reunion.bot.Router.Words;
import io.reunion.bot.Turn;
import io.reunion.language.Upcoming;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Words after a search that go on with it: "only those in Oslo", 第二个是谁. The same words mean nothing without one, which
 * is why they are read here, where it is known whether there was one.
 */
public final class SearchTalk implements Words {
  private static final String FIND = "find";
  private static final String MORE = "more";
  private static final String NARROW = "narrow ";
  private static final String INTRO = "intro";
  private static final int LONGEST = 120;

  /** Of the words of a title that tell it from others. */
  private static final int SHORTEST = 3;

  private final Words others;
  private final Supplier<List<Upcoming>> upcoming;

  /**
   * @param others what reads all that does not go on with a search
   * @param upcoming the events that may be meant instead
   */
  public SearchTalk(Words others, Supplier<List<Upcoming>> upcoming) {
    this.others = others;
    this.upcoming = upcoming;
  }

  /** {@code commands} that show something else, after which no search goes on. */
  public static List<Command> overtaken(List<Command> commands) {
    return Overtaken.by(commands);
  }

  @Override
  public Heard understand(Turn turn, String text, boolean addressed) {
    boolean brief = addressed && turn.invocation().subject().isEmpty() && text.length() <= LONGEST;
    Optional<String> intro = brief ? Introducing.line(turn, text) : Optional.empty();
    if (intro.isPresent()) {
      return new Heard(List.of(intro.get()), List.of());
    }
    Optional<Refinement> wanted = addressed ? refinement(turn, text) : Optional.empty();
    if (wanted.filter(Refinement::sure).isPresent()) {
      return narrowing(text);
    }
    Heard heard = others.understand(turn, text, addressed);
    boolean search = heard.commands().isEmpty()
        || heard.commands().stream().allMatch(line -> line.startsWith(FIND + " "));
    return wanted.isPresent() && search ? narrowing(text) : heard;
  }

  private static Heard narrowing(String text) {
    return new Heard(List.of(NARROW + text.strip()), List.of());
  }

  private Optional<Refinement> refinement(Turn turn, String text) {
    boolean after =
        turn.invocation().subject().isEmpty() && text.length() <= LONGEST && Page.isFresh(turn);
    return after && !namesEvent(text) ? Refinement.read(text) : Optional.empty();
  }

  /** "Remove London pub night" is about the event, although London could be taken out of a search. */
  private boolean namesEvent(String text) {
    String folded = Fold.text(text);
    Set<String> said = words(folded);
    return upcoming.get().stream().map(event -> Fold.text(event.title())).anyMatch(title -> {
      Set<String> both = words(title);
      both.retainAll(said);
      return folded.contains(title) || both.size() >= 2;
    });
  }

  private static Set<String> words(String folded) {
    Set<String> words = new HashSet<>(Tables.split(folded, "[^\\p{L}\\p{N}]"));
    words.removeIf(word -> word.length() < SHORTEST);
    return words;
  }

  /** 找里面在上海的 begins with the name of a command. */
  @Override
  public Heard several(Turn turn, Command command, String arguments) {
    if (command.name().equals(INTRO)) {
      return Introducing.argument(turn, arguments)
          .map(line -> new Heard(List.of(line), List.of()))
          .orElseGet(() -> others.several(turn, command, arguments));
    }
    boolean searches = command.name().equals(FIND) || command.name().equals(MORE);
    return searches && refinement(turn, arguments).filter(Refinement::sure).isPresent()
        ? narrowing(arguments)
        : others.several(turn, command, arguments);
  }

  @Override
  public Optional<String> overheard(Turn turn, String text) {
    return others.overheard(turn, text);
  }

  @Override
  public Optional<String> meant(Turn turn, Command command, String arguments) {
    return others.meant(turn, command, arguments);
  }
}
