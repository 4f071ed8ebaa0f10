package io.reunion.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** All commands, by all their names. */
public final class CommandTable {
  /** A command with what was written behind its name. */
  record Found(Command command, String arguments) {}

  private static final Pattern COLON = Pattern.compile("[:：]");
  private static final Pattern LEADING_COLON = Pattern.compile("^[:：]\\s*");

  private static final int LONGEST_BLANK = 64;
  private static final Pattern BLANKS = Pattern.compile("\\s{" + LONGEST_BLANK + ",}");

  private final List<Command> commands;
  private final Map<String, Command> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two commands share a name
   */
  public CommandTable(List<Command> commands) {
    this.commands = List.copyOf(commands);
    for (Command command : commands) {
      for (String name : command.names()) {
        Command other = byName.put(name, command);
        if (other != null) {
          throw new IllegalArgumentException(
              "command name " + name + " is taken by " + other.name() + " and " + command.name());
        }
      }
    }
  }

  public List<Command> commands() {
    return commands;
  }

  /**
   * A message as commands read it. Whoever takes words apart at "|" and the like looks through each run of blanks from each of its
   * places, so that none is long.
   */
  static String tightened(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(run -> run.group().substring(0, LONGEST_BLANK));
  }

  /** The command that {@code text} names with its first word; a Chinese name needs no blank behind it, any may have a colon. */
  Optional<Found> read(String text) {
    return readFirst(text).or(() -> readGlued(text));
  }

  private Optional<Found> readFirst(String text) {
    String word = text.substring(0, wordEnd(text)).toLowerCase(Locale.ROOT);
    Command exact = byName.get(word);
    int colon =
        COLON.matcher(word).results().map(MatchResult::start).findFirst().orElse(-1);
    int end = exact == null && colon > 0 ? colon : word.length();
    return Optional.ofNullable(exact == null ? byName.get(word.substring(0, end)) : exact)
        .map(command ->
            new Found(command, text.substring(end == colon ? end + 1 : end).strip()));
  }

  /**
   * The command that {@code text} names with its first word, a Chinese name too only with a blank behind it, and an
   * English one only as it is typed, in lower case: "活动室聚会" and "List of winners" name none.
   */
  Optional<Found> readApart(String text) {
    int end = wordEnd(text);
    Command exact = byName.get(text.substring(0, end));
    return exact == null
        ? Optional.empty()
        : Optional.of(new Found(exact, text.substring(end).strip()));
  }

  private Optional<Found> readGlued(String text) {
    String longest = "";
    for (String name : byName.keySet()) {
      if (name.length() > longest.length() && isHan(name.charAt(0)) && text.startsWith(name)) {
        longest = name;
      }
    }
    Command command = byName.get(longest);
    return command == null
        ? Optional.empty()
        : Optional.of(new Found(
            command,
            LEADING_COLON.matcher(text.substring(longest.length()).strip()).replaceFirst("")));
  }

  private static int wordEnd(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** The name nearest to a word that is none, if it is near enough to be a slip. */
  Optional<String> nearest(String word) {
    return nearest(word, List.copyOf(byName.keySet()), 2);
  }

  /**
   * The one of {@code names} that is nearest to {@code word}, if it is near enough to be a slip.
   *
   * @param part of a name's letters that may be wrong: one in so many
   */
  public static Optional<String> nearest(String word, List<String> names, int part) {
    String wanted = word.toLowerCase(Locale.ROOT);
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String name : names) {
      if (Math.abs(wanted.length() - name.length()) > Math.max(1, name.length() / part)) {
        // No slip, and what somebody writes without a blank may be very long.
        continue;
      }
      int distance = distance(wanted, name);
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return bestDistance <= Math.max(1, best.length() / part) && bestDistance < wanted.length()
        ? Optional.of(best)
        : Optional.empty();
  }

  /** Edits from one word to the other; a swap of neighbours counts as one. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
