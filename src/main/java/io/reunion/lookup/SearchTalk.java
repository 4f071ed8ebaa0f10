package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Router.Heard;
import io.reunion.bot.Router.Words;
import io.reunion.bot.Turn;
import java.util.List;
import java.util.Optional;

/**
 * Words after a search that go on with it: "only those in Oslo", 第二个是谁. The same words mean nothing without one, which
 * is why they are read here, where it is known whether there was one.
 */
public final class SearchTalk implements Words {
  private static final String FIND = "find";
  private static final String MORE = "more";
  private static final String NARROW = "narrow ";
  private static final int LONGEST = 120;

  private final Words others;

  /** @param others what reads all that does not go on with a search */
  public SearchTalk(Words others) {
    this.others = others;
  }

  @Override
  public Heard understand(Turn turn, String text, boolean addressed) {
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

  private static Optional<Refinement> refinement(Turn turn, String text) {
    boolean after = turn.invocation().subject().isEmpty()
        && text.length() <= LONGEST
        && Page.last(turn.session()).isPresent();
    return after ? Refinement.read(text) : Optional.empty();
  }

  /** 找里面在上海的 begins with the name of a command. */
  @Override
  public Heard several(Turn turn, Command command, String arguments) {
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
