package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the commands of a message that may count where it was written, with what they ask for. */
final class CommandReader {
  /** What a reply to a card may be, besides an answer. */
  private static final Set<Intent> ON_A_CARD =
      EnumSet.of(Intent.LIST, Intent.UNDO, Intent.WHY, Intent.HELP, Intent.FIND);

  /** Not in the answer to a dialogue's question, which may be any words. */
  private static final Set<Intent> ANEW = EnumSet.of(
      Intent.ABOUT,
      Intent.EVENT_MOVE,
      Intent.EVENT_CANCEL,
      Intent.FIND_MORE,
      Intent.NEED,
      Intent.OFFER,
      Intent.EXCHANGE,
      Intent.INTRODUCE,
      Intent.GUIDE,
      Intent.VERIFY,
      Intent.JOIN,
      Intent.BALLOT,
      Intent.NONE);

  private static final Set<String> DOCTORS =
      Set.of("dr", "prof", "professor", "mr", "mrs", "ms", "doctor");

  private static final Set<Intent> IN_A_DIALOGUE =
      EnumSet.of(Intent.CONFIRM, Intent.DENY, Intent.BACK, Intent.SKIP);

  /** Asks for more than one event has on record. */
  private static final Set<Intent> INSTEAD_OF_ONE =
      EnumSet.of(Intent.EVENTS, Intent.LIST, Intent.FIND, Intent.HELP, Intent.ME);

  private static final String DELETION =
      "(?s).*\\b(delete|erase|forget|wipe|purge)\\b.*\\b(me|account|data|everything|profile)\\b.*"
          + "|.*(数据|账号|帐号|账户|资料).*(删除|删掉|注销)(了|吧)?"
          + "|.*我的(东西|记录|信息|资料|数据|账号)[都全部统通]{0,4}(删|清|抹)(干净|光|空|除|掉|了).*"
          + "|.*(删除|删掉|注销|刪除|註銷).*(数据|账号|帐号|账户|资料|信息|數據|帳號|資料).*";

  /**
   * A command that was found.
   *
   * @param to the token after the last that belongs to it
   * @param whole nothing else stands in the message
   */
  record Found(Intent intent, Hit hit, int to, boolean whole, String query) {}

  /** How many small words may stand between a pause and a wish: "顺便", "then please". */
  private static final int NEAR = 4;

  private final PhraseBook book;
  private final Tokens tokens;
  private final Listening heard;
  private final Edges edges;

  CommandReader(PhraseBook book, Tokens tokens, Listening heard) {
    this.book = book;
    this.tokens = tokens;
    this.heard = heard;
    this.edges = Edges.of(tokens);
  }

  /** In the order of the text; what stands inside what a command asks for is no command. */
  List<Found> read() {
    List<Found> found = new ArrayList<>();
    int free = 0;
    for (Hit hit : book.commands(tokens)) {
      Intent intent = intent(hit);
      boolean counts = mayCount(intent)
          && (intent != Intent.ABOUT || new AboutEvent(book.lexicon(), tokens).is(hit))
          && (intent != Intent.EVENT_MOVE || new MovedEvent(book.lexicon(), tokens).is(hit))
          && (intent != Intent.EVENT_CANCEL || new MovedEvent(book.lexicon(), tokens).isOff(hit))
          && (intent != Intent.ANNOUNCE || isForAll(hit));
      if (hit.from() >= free && counts) {
        Found command = found(hit, intent);
        found.add(command);
        free = command.to();
      }
    }
    return settled(found);
  }

  private boolean isForAll(Hit hit) {
    return !Announced.isOwnAnswer(book, tokens, hit) && !Announced.isForThoseOfAnEvent(tokens, hit);
  }

  /** "Introduce me to Tom Baker" names whom, "introduce me to a lawyer" looks for one. */
  private Intent intent(Hit hit) {
    Intent intent = hit.mark().command().orElseThrow();
    return intent == Intent.INTRODUCE && !namesSomebody(hit.to()) ? Intent.FIND : intent;
  }

  private boolean namesSomebody(int from) {
    int at = from < tokens.size() && DOCTORS.contains(tokens.form(from)) ? from + 1 : from;
    int to = at < tokens.size() ? tokens.clauseTo(at) : at;
    return at < to && book.names().nameAt(tokens, at, to) > 0;
  }

  /** Courtesy counts where nothing else is said, and a question about one event where none about several is. */
  private List<Found> settled(List<Found> found) {
    if (found.isEmpty()) {
      return found;
    }
    List<Found> polite =
        found.stream().filter(command -> command.intent() == Intent.NONE).toList();
    if (!polite.isEmpty() && isAll(polite)) {
      Found first = polite.stream()
          .filter(command -> command.hit().mark() == Mark.THANKS)
          .findFirst()
          .orElse(polite.get(0));
      return List.of(new Found(Intent.NONE, first.hit(), first.to(), true, ""));
    }
    Optional<Found> announced = announced(found);
    if (announced.isPresent()) {
      return List.of(announced.get());
    }
    boolean other = found.stream().anyMatch(command -> INSTEAD_OF_ONE.contains(command.intent()));
    return found.stream()
        .filter(command -> command.intent() != Intent.NONE)
        .filter(command -> !other || command.intent() != Intent.ABOUT)
        .toList();
  }

  /** "The coach is off, tell everyone": what is to be told stands before whom it is told to, unless that is an order or an answer. */
  private Optional<Found> announced(List<Found> found) {
    Found last = found.isEmpty() ? null : found.get(found.size() - 1);
    return last != null
            && found.stream().allMatch(one -> one == last || one.intent() == Intent.ABOUT)
            && Announced.isBehind(book, tokens, last.hit(), last.to(), edges)
        ? Announced.before(book, tokens, last.hit())
            .map(words -> new Found(Intent.ANNOUNCE, last.hit(), last.to(), true, words))
        : Optional.empty();
  }

  private boolean isAll(List<Found> found) {
    BitSet said = new BitSet();
    found.forEach(command -> said.set(command.hit().from(), command.to()));
    for (int i = 0; i < tokens.size(); i++) {
      if (!said.get(i) && !tokens.kind(i).endsClause() && tokens.kind(i) != Kind.SYMBOL) {
        return false;
      }
    }
    return true;
  }

  private boolean mayCount(Intent intent) {
    if (heard == Listening.AMBIENT) {
      return false;
    }
    if (heard.answersAnEvent()) {
      return ON_A_CARD.contains(intent);
    }
    if (heard == Listening.DIALOGUE && ANEW.contains(intent)) {
      return false;
    }
    return heard == Listening.DIALOGUE
        || !IN_A_DIALOGUE.contains(intent)
        || intent == Intent.CONFIRM;
  }

  private Found found(Hit hit, Intent intent) {
    Pattern pattern = hit.rule().pattern();
    int to = pattern.rest() ? restEnd(hit.to(), intent) : hit.to();
    boolean whole = hit.from() <= edges.first() && to >= edges.last();
    return new Found(intent, hit, to, whole, query(hit, intent, to));
  }

  /** A search ends with its sentence, a name with its clause; an announcement is all that follows. */
  private int restEnd(int from, Intent intent) {
    if (intent == Intent.INTRODUCE) {
      return tokens.clauseTo(from);
    }
    if (intent == Intent.FIND || intent == Intent.EXCHANGE) {
      return beforeNextWish(from, sentenceTo(from));
    }
    return intent == Intent.NEED || intent == Intent.OFFER
        ? beforeNextWish(from, tokens.size())
        : tokens.size();
  }

  private int sentenceTo(int from) {
    int end = from;
    while (end < tokens.size() && !tokens.kind(end).endsSentence()) {
      end++;
    }
    return end;
  }

  private int beforeNextWish(int from, int end) {
    int next = nextWish(from, end);
    return next < end ? end(from, next) : end;
  }

  /** Where the message goes on with an answer or another command: "find a lawyer, and count me in". */
  private int nextWish(int from, int end) {
    int next = end;
    for (List<Hit> hits :
        List.of(book.signs(tokens), book.forOthers(tokens), book.commands(tokens))) {
      for (Hit hit : hits) {
        boolean apart = hit.from() > from && end(from, hit.from()) < hit.from();
        if (apart && hit.from() < next && hit.length() > 1 && isWish(hit.mark())) {
          next = hit.from();
        }
      }
    }
    return next;
  }

  private static boolean isWish(Mark mark) {
    return switch (mark) {
      case ACCEPT, DECLINE, WITHDRAW, TENTATIVE, FOR_YES, FOR_NO, EVENTS, LIST, HELP, ME -> true;
      default -> false;
    };
  }

  /** Where what stands before {@code next} ends: at a pause little before it, or an "and". */
  private int end(int from, int next) {
    for (int i = next - 1; i >= Math.max(from, next - NEAR); i--) {
      if (tokens.kind(i).endsClause()) {
        return withoutLink(from, i);
      }
    }
    return withoutLink(from, next);
  }

  /** Without the pause and the "and" at the end. */
  private int withoutLink(int from, int to) {
    int end = to;
    while (end > from) {
      int link = tokens.kind(end - 1).endsClause()
          ? 1
          : Math.max(
              book.lexicon().endingAt(tokens, from, end, WordSet.LINK),
              tokens.form(end - 1).equals("and") ? 1 : 0);
      if (link == 0) {
        return end;
      }
      end -= link;
    }
    return end;
  }

  private String query(Hit hit, Intent intent, int to) {
    return switch (intent) {
      case FIND, INTRODUCE -> new SearchWords(book, tokens).of(hit, to);
      case EXCHANGE -> to > hit.to() ? new SearchWords(book, tokens).of(hit, to) : "";
      case VERIFY, JOIN, BALLOT, REMINDERS_ON, REMINDERS_OFF, FIND_MORE, EVENT_CANCEL -> "";
      case LANG -> language(tokens.text(hit.from(), hit.to()));
      case LIST, EVENTS -> word(hit).orElse("");
      case ABOUT, GUIDE -> hit.mark().topic().orElse("");
      case NEED, OFFER -> tokens.text(sentenceFrom(hit.from()), restEnd(hit.to(), intent));
      case SUGGEST ->
        hit.mark() == Mark.SUGGEST_ALL
            ? tokens.text(sentenceFrom(hit.from()), tokens.size())
            : rest(hit.to(), to);
      case ME -> aboutMe(hit, to);
      case EVENT_MOVE -> new MovedEvent(book.lexicon(), tokens).when(hit, rest(hit.to(), to));
      case EVENT_NEW -> NewEvent.words(tokens, hit, to);
      case ANNOUNCE -> Announced.words(book, tokens, hit, rest(hit.to(), to));
      default -> rest(hit.to(), to);
    };
  }

  /** What somebody has or looks for is best said in their own words. */
  private int sentenceFrom(int i) {
    int from = i;
    while (from > 0 && !tokens.kind(from - 1).endsSentence()) {
      from--;
    }
    return from;
  }

  private String rest(int from, int to) {
    int start = from;
    while (start < to && tokens.kind(start).endsClause()) {
      start++;
    }
    return tokens.text(start, to);
  }

  private Optional<String> word(Hit hit) {
    SlotReader.@Nullable Span span = book.slots(tokens).read(hit, "word");
    return span == null ? Optional.empty() : Optional.of(tokens.text(span.from(), span.to()));
  }

  private String aboutMe(Hit hit, int to) {
    return isDeletion(tokens.text(hit.from(), to))
        ? "delete"
        : hit.mark() == Mark.ME_ABOUT ? kept(hit, to) : rest(hit.to(), to);
  }

  /** Of "don't show my phone to everyone" the phone alone: with the rest it would be an order to show it. */
  private String kept(Hit hit, int to) {
    if (tokens.kind(hit.from()) == Kind.HAN) {
      String words = rest(hit.to(), to);
      return words.contains(" ") ? "" : words;
    }
    int at = hit.to();
    while (at > hit.from() && !tokens.form(at - 1).equals("my")) {
      at--;
    }
    return at > hit.from() ? tokens.text(at, hit.to()) : "";
  }

  /** "Delete my account", not "delete my phone number". */
  static boolean isDeletion(String text) {
    return text.toLowerCase(Locale.ROOT).matches(DELETION);
  }

  /** The language that {@code text} names; empty if it names none. */
  static String language(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    boolean english = words.matches("(?s).*(english|英|\\ben\\b).*");
    boolean chinese =
        words.matches("(?s).*(chinese|mandarin|cantonese|[中汉漢国國粤粵繁简簡普]|\\bzh\\b|\\bcn\\b).*");
    return english ? "en" : chinese ? "zh" : "";
  }
}
