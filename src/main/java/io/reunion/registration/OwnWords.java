package io.reunion.registration;

import io.reunion.member.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody says of their own record in a sentence: "change my city to Leeds" is an order, 我搬到杭州了 is news that may be
 * put down, "hide my phone number" is about one field. An order among other words may be somebody else's, asked about or
 * only thought of, and is no more than news.
 *
 * @param ordered what is to be put down
 * @param offered what may be to be put down; several are readings of the same words
 * @param fields those of which is said who sees them
 * @param hides nobody is to see them
 */
record OwnWords(Optional<Change> ordered, List<Change> offered, List<Field> fields, boolean hides) {
  /** A field and what it is from now on. */
  record Change(Field field, String value) {}

  private static final int LONGEST = 30;
  private static final int MOST_WORDS = 2;
  private static final int MOST_FIELDS = 3;
  private static final int LONGEST_HAN = 4;

  private static final Pattern CLAUSES = Pattern.compile("[,，;；!！?？。\\n]|\\.(?=\\s|$)");
  private static final Pattern POLITE = Pattern.compile(
      "^(?:hi|hello|please|pls|can you|could you|also|and|but|fyi|麻烦|请|帮我|帮忙|给我)\\s*+",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern TAIL = Pattern.compile(
      "(?:\\s(?:please|pls|now|thanks|thank you)|谢谢|吧|啦|呀|哦|了)$", Pattern.CASE_INSENSITIVE);

  /** The field and the value. */
  private static final List<Pattern> ORDERS = List.of(
      sentence("(?:change|update|set|correct|put) my ([a-z ]{3,20}) (?:to|as|into) (.+)"),
      sentence("(?:把)?(?:我的?)?(\\p{IsHan}{2,6})(?:改成|改为|换成|换为|更新为|更新成|更正为)\\s*(.+)"));

  private static final List<Pattern> NEWS = List.of(
      sentence("my (?:new )?([a-z ]{3,20}) is (?:now )?(.+)"),
      sentence("我的?新?(\\p{IsHan}{2,6})(?:现在)?(?:是|变成)\\s*(.+)"));

  private static final List<Pattern> MOVED = List.of(
      sentence(
          "(?:i|we|i have|i've|we've|we have)(?: just| recently| finally)? (?:moved|relocated) (?:from .+ )?to (.+)"),
      sentence("i (?:now )?live in (.+)"),
      sentence("我?(?:\\p{IsHan}{0,4})(?:搬|迁|调|移民|定居)(?:家)?(?:到|去|来|至|在)\\s*(.+)"));
  private static final List<Pattern> HIRED = List.of(
      sentence(
          "(?:i|i'm|i am|i've|i have)(?: just| recently)?(?: now)? (?:work|working|joined)(?: now)?(?: at| for| with)? (.+)"),
      sentence("我?(?:\\p{IsHan}{0,4})(?:跳槽|入职|加入|换工作)(?:到|去)?了?\\s*(.+)"),
      sentence("我?(?:现在|目前)在\\s*(.+?)(?:工作|上班|任职|就职)"));
  /** Somewhere, at work or at home. */
  private static final Pattern SOMEWHERE = sentence("我?(?:现在|目前)(?:是)?在\\s*(.+)");

  private static final Pattern HIDING = Pattern.compile(
      "hide|private|hidden|confidential|(?:do not|don.?t|never|stop|not be|n.t be)[^.]{0,20}"
          + "(?:show|shar|reveal|display|publish|list|give|see|visible|shown|public)|nobody|no one"
          + "|隐藏|保密|不公开|(?:不要|别|不想|不能|不让|不给|别让|不希望|不愿)[^，。]{0,8}(?:看|公开|显示|展示|知道|给)",
      Pattern.CASE_INSENSITIVE);

  /** "Is my phone hidden?", 别隐藏, "to members, not private": nobody is to be kept from it by these. */
  private static final Pattern NOT_HIDING = Pattern.compile(
      "[?？吗]|为什么|为何|\\b(?:unhide|why|who|is|are|does|not (?:private|hidden|confidential)|no longer|stop hiding|members|everybody|everyone|anyone can)\\b"
          + "|(?:别|不要|不用|不必|取消|停止|不再)(?:隐藏|保密)|所有人|大家",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern DOUBTED =
      Pattern.compile("[?？\"“”「」『』‘]|吗|\\bif\\b|如果|要是", Pattern.CASE_INSENSITIVE);

  /** Without these a field that is named may be wrong, or only be asked for. */
  private static final Pattern SEEING = Pattern.compile(
      "\\b(?:see|sees|seen|show|shows|shown|visible|share|public|private)\\b|看|公开|可见|显示|展示|保密|隐藏",
      Pattern.CASE_INSENSITIVE);

  private static Pattern sentence(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  static OwnWords read(String text) {
    List<String> clauses = CLAUSES
        .splitAsStream(text)
        .map(OwnWords::bare)
        .filter(any -> !any.isEmpty())
        .toList();
    boolean plain = clauses.size() == 1 && !DOUBTED.matcher(text).find();
    for (String clause : clauses) {
      Optional<Change> ordered = named(ORDERS, clause);
      if (ordered.isPresent() && plain) {
        return new OwnWords(ordered, List.of(), List.of(), false);
      }
      List<Change> offered = ordered.map(List::of).orElseGet(() -> told(clause));
      if (!offered.isEmpty()) {
        return new OwnWords(Optional.empty(), offered, List.of(), false);
      }
    }
    boolean hides = HIDING.matcher(text).find();
    List<Field> fields = hides || SEEING.matcher(text).find()
        ? fieldsIn(text).distinct().limit(MOST_FIELDS).toList()
        : List.of();
    return new OwnWords(
        Optional.empty(), List.of(), fields, hides && !NOT_HIDING.matcher(text).find());
  }

  private static String bare(String part) {
    String clause = part.strip();
    for (String before = ""; !before.equals(clause); ) {
      before = clause;
      clause =
          TAIL.matcher(POLITE.matcher(clause).replaceFirst("")).replaceFirst("").strip();
    }
    return clause;
  }

  private static List<Change> told(String clause) {
    return Stream.of(
            named(NEWS, clause).stream(),
            first(MOVED, clause).map(city -> new Change(Field.CITY, city)).stream(),
            first(HIRED, clause).map(firm -> new Change(Field.COMPANY, firm)).stream(),
            first(List.of(SOMEWHERE), clause).stream()
                .flatMap(where ->
                    Stream.of(new Change(Field.COMPANY, where), new Change(Field.CITY, where))))
        .map(Stream::toList)
        .filter(changes -> !changes.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Optional<Change> named(List<Pattern> patterns, String clause) {
    return patterns.stream()
        .map(pattern -> pattern.matcher(clause))
        .filter(Matcher::matches)
        .flatMap(match -> fieldsIn(match.group(1))
            .map(field -> new Change(field, match.group(2).strip())))
        .filter(change -> change.value().length() <= LONGEST)
        .findFirst();
  }

  private static Optional<String> first(List<Pattern> patterns, String clause) {
    return patterns.stream()
        .map(pattern -> pattern.matcher(clause))
        .filter(Matcher::matches)
        .map(match -> bare(match.group(1)))
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .findFirst();
  }

  /** The fields that are named, the longer names first: "job title" is no "job". */
  private static Stream<Field> fieldsIn(String text) {
    String[] words = text.strip().split("[^\\p{L}-]+");
    Stream<Field> spaced = IntStream.iterate(MOST_WORDS, size -> size - 1)
        .limit(MOST_WORDS)
        .boxed()
        .flatMap(size -> IntStream.rangeClosed(0, words.length - size)
            .mapToObj(at -> String.join(" ", List.of(words).subList(at, at + size))))
        .flatMap(name -> Field.named(name).stream());
    Stream<Field> joined = IntStream.iterate(LONGEST_HAN, size -> size - 1)
        .limit(LONGEST_HAN - 1L)
        .boxed()
        .flatMap(size -> IntStream.rangeClosed(0, text.length() - size)
            .mapToObj(at -> text.substring(at, at + size)))
        .filter(name -> name.codePoints()
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
        .flatMap(name -> Field.named(name).stream());
    return Stream.concat(spaced, joined).filter(MeText::isTheirs);
  }
}
