package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells of whom a sign speaks: of the speaker, or of somebody named before it. */
final class Subject {
  private static final Set<String> GREETS = Set.of(
      "sorry",
      "apologies",
      "hi",
      "hey",
      "hello",
      "morning",
      "evening",
      "thanks",
      "抱歉",
      "遗憾",
      "意思",
      "不起",
      "你好",
      "谢谢");
  private static final Set<String> COMING = Set.of(
      "come", "coming", "go", "going", "attend", "attending", "join", "去", "来", "到", "参", "席");
  /** "Just me, my friend can't": whoever follows is no more of a list. */
  private static final Set<String> ONLY = Set.of("just", "only", "就", "只", "仅");

  private static final Set<String> CALLED = Set.of(
      "guys",
      "folks",
      "all",
      "everyone",
      "everybody",
      "team",
      "friends",
      "people",
      "mates",
      "gang",
      "ladies",
      "gents",
      "girls",
      "boys",
      "lads",
      "peeps",
      "大家",
      "各位",
      "同学",
      "兄弟",
      "姐妹",
      "亲们",
      "诸位",
      "老铁");

  /** Whoever lives elsewhere and is busy or ill keeps nobody at home. */
  private static final Set<String> DISTANT = Set.of(
      "friend",
      "buddy",
      "mate",
      "roommate",
      "colleague",
      "coworker",
      "guest",
      "brother",
      "sister",
      "cousin",
      "nephew",
      "niece",
      "uncle",
      "aunt",
      "朋友",
      "好友",
      "闺蜜",
      "室友",
      "舍友",
      "同事",
      "同学",
      "师兄",
      "师姐",
      "师弟",
      "师妹",
      "学长",
      "学姐",
      "队友",
      "嘉宾",
      "亲戚",
      "客户",
      "合伙人",
      "搭档",
      "发小",
      "邻居",
      "战友",
      "哥哥",
      "哥",
      "弟弟",
      "姐姐",
      "姐",
      "妹妹",
      "表哥",
      "表弟",
      "表姐",
      "表妹");

  private final Tokens tokens;
  private final Lexicon lexicon;
  private final Names names;

  Subject(Tokens tokens, Lexicon lexicon, Names names) {
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.names = names;
  }

  /** Somebody other than the speaker, if it is one; with a name where there is one, or what they are to the speaker. */
  record Other(Optional<String> name, Optional<String> relation, boolean sure) {
    Other(Optional<String> name, boolean sure) {
      this(name, Optional.empty(), sure);
    }
  }

  /** Who does what {@code hit} says, unless it is the speaker. */
  Optional<Other> otherThanSpeaker(Clause clause, Hit hit) {
    int start = clause.from();
    int end = stripped(start, hit.from());
    Optional<Other> reported = reported(start, end, hit);
    if (reported.isPresent()) {
      return reported;
    }
    if (end <= start || !needsSubject(hit)) {
      return Optional.empty();
    }
    if (lexicon.endingAt(tokens, start, end, WordSet.SELF) > 0 || joinedToSpeaker(start, end)) {
      return Optional.empty();
    }
    if (isCalled(start, end)) {
      return Optional.empty();
    }
    int relation = lexicon.endingAt(tokens, start, end, WordSet.RELATION);
    boolean relative = relation > 0;
    if (relative && saysWho(hit) && hit.mark() != Mark.IN_PLACE) {
      return Optional.empty(); // 校友 belongs to the event's name in 校友年会我来
    }
    if (relative
        && hit.mark() == Mark.BUSY
        && (isWedding(hit) || !DISTANT.contains(joined(end - relation, end)))) {
      return Optional.empty(); // a child's fever keeps its parents at home, a friend's nobody else
    }
    boolean sure = !hasHearsay(start, hit.from());
    if (lexicon.endingAt(tokens, start, end, WordSet.OTHERS) > 0
        || relative
        || (lexicon.endingAt(tokens, start, end, WordSet.TITLE) > 0
            && tokens.kind(end - 1) == Kind.HAN)) {
      Optional<String> called = names.nameBefore(tokens, start, end);
      Optional<String> related = relative && called.isEmpty()
          ? Optional.of(tokens.text(end - relation, end))
          : Optional.empty();
      return Optional.of(new Other(called, related, sure));
    }
    Optional<String> name = names.nameBefore(tokens, start, end);
    if (name.isPresent()) {
      return follows(WordSet.PREPOSITION, start, end - 1)
          ? Optional.empty()
          : Optional.of(new Other(name, sure));
    }
    boolean mine = hit.mark() == Mark.BUSY && follows(WordSet.MINE, start, end - 1);
    return !mine && isNoun(start, end) && lexicon.endingAt(tokens, start, end, WordSet.THING) == 0
        ? Optional.of(new Other(Optional.empty(), sure))
        : Optional.empty();
  }

  /** "Li Lei says maybe", "Ann maybe": said of them, and by them it is not certain. */
  private Optional<Other> reported(int start, int end, Hit hit) {
    int says = end > start ? lexicon.endingAt(tokens, start, end, WordSet.HEARSAY) : 0;
    Optional<String> name =
        end - says > start ? names.nameBefore(tokens, start, end - says) : Optional.empty();
    boolean alone = hit.mark() == Mark.TENTATIVE
        && name.isPresent()
        && names.nameAt(tokens, start, end) == end - start;
    return (says > 0 && !saysWho(hit)) || alone
        ? name.map(who -> new Other(Optional.of(who), false))
        : Optional.empty();
  }

  /** "Sorry guys can't come", 抱歉大家来不了: they are spoken to, and it is the speaker who stays away. */
  private boolean isCalled(int start, int end) {
    for (int length = 1; length <= Math.min(2, end - start - 1); length++) {
      String before = tokens.form(end - length - 1);
      boolean greets = GREETS.contains(before)
          || (end - length - 1 > start && GREETS.contains(tokens.form(end - length - 2) + before));
      if (greets && CALLED.contains(joined(end - length, end))) {
        return true;
      }
    }
    return false;
  }

  /** "My sister is getting married": the speaker will be there. */
  private boolean isWedding(Hit hit) {
    String words = joined(hit.from(), hit.to());
    return words.contains("married") || words.contains("wedding") || words.contains("婚");
  }

  private String joined(int from, int to) {
    return IntStream.range(from, to).mapToObj(tokens::form).collect(Collectors.joining());
  }

  /** The speaker is named within the words themselves. */
  private boolean saysWho(Hit hit) {
    return namesSpeaker(lexicon, tokens, hit);
  }

  /** Whether {@code hit} is of coming and staying away, or names the speaker: 来不了 is, 不行 may be of anything. */
  static boolean saysOfWhom(Lexicon lexicon, Tokens tokens, Hit hit) {
    return namesSpeaker(lexicon, tokens, hit)
        || IntStream.range(hit.from(), hit.to()).anyMatch(i -> COMING.contains(tokens.form(i)));
  }

  private static boolean namesSpeaker(Lexicon lexicon, Tokens tokens, Hit hit) {
    for (int i = hit.from(); i < hit.to(); i++) {
      if (lexicon.startingAt(tokens, i, hit.to(), WordSet.SELF) > 0) {
        return true;
      }
    }
    return false;
  }

  /** A verb has a subject before it; "count me in" has not. */
  private boolean needsSubject(Hit hit) {
    if (hit.mark() == Mark.IN_PLACE) {
      return true;
    }
    return hit.mark() == Mark.BUSY
        ? lexicon.startingAt(tokens, hit.from(), hit.to(), WordSet.SELF) == 0
        : tokens.kind(hit.from()) == Kind.HAN
            ? lexicon.startingAt(tokens, hit.from(), hit.to(), WordSet.SELF) == 0 && !isRequest(hit)
            : lexicon.startingAt(tokens, hit.from(), hit.to(), WordSet.VERB) > 0;
  }

  /** 给我记上 asks somebody for it, and 你给我记上 too. */
  private boolean isRequest(Hit hit) {
    return saysWho(hit) && lexicon.startingAt(tokens, hit.from(), hit.to(), WordSet.REQUEST) > 0;
  }

  /** Without the adverbs and times at the end. */
  private int stripped(int start, int end) {
    int at = end;
    while (at > start) {
      int filler = tokens.form(at - 1).equals("'s")
          ? 1
          : lexicon.endingAt(tokens, start, at, WordSet.FILLER);
      if (filler == 0 && tokens.kind(at - 1) != Kind.NUMBER) {
        return at;
      }
      // 刚 is "just", but not in 王刚.
      if (tokens.kind(at - 1) == Kind.HAN
          && names
              .nameBefore(tokens, start, at)
              .filter(name -> name.length() > filler)
              .isPresent()) {
        return at;
      }
      at -= Math.max(1, filler);
    }
    return at;
  }

  /** "My wife and I", "me and Tom", "我和张三". */
  private boolean joinedToSpeaker(int start, int end) {
    int joint = lexicon.endingAt(tokens, 0, start, WordSet.JOINT);
    if (joint > 0 && lexicon.endingAt(tokens, 0, start - joint, WordSet.SELF) > 0) {
      return true;
    }
    if (isListedWithSpeaker(start, end)) {
      return true;
    }
    for (int i = start; i < end - 1; i++) {
      int self = lexicon.startingAt(tokens, i, end, WordSet.SELF);
      int next = self > 0 ? lexicon.startingAt(tokens, i + self, end, WordSet.JOINT) : 0;
      // 同 joins two names, but not in 同事.
      if (next > 0 && next >= lexicon.startingAt(tokens, i + self, end, WordSet.RELATION)) {
        return true;
      }
    }
    return false;
  }

  /** "Me, my mum and my sister", 我、我妈和我姐: a list of one's own that begins with the speaker. */
  private boolean isListedWithSpeaker(int start, int end) {
    int at = lexicon.endingAt(tokens, start, end, WordSet.OTHERS) > 0 ? 0 : start;
    boolean joined = false;
    while (at > 0) {
      int joint =
          tokens.kind(at - 1) == Kind.PAUSE ? 1 : lexicon.endingAt(tokens, 0, at, WordSet.JOINT);
      int self = lexicon.endingAt(tokens, 0, at, WordSet.SELF);
      if (self > 0 && joined) {
        return at == self || !ONLY.contains(tokens.form(at - self - 1));
      }
      int mine = Math.max(self, lexicon.endingAt(tokens, 0, at, WordSet.MINE));
      int step = Math.max(joint, Math.max(mine, lexicon.endingAt(tokens, 0, at, WordSet.RELATION)));
      if (step == 0 || (at == start && joint == 0)) {
        return false;
      }
      joined = joint > 0;
      at -= step;
    }
    return false;
  }

  private boolean hasHearsay(int start, int end) {
    for (int i = start; i < end; i++) {
      if (lexicon.startingAt(tokens, i, end, WordSet.HEARSAY) > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean follows(WordSet set, int start, int end) {
    for (int i = Math.max(start, end - 3); i < end; i++) {
      if (lexicon.has(tokens, i, set)) {
        return true;
      }
    }
    return false;
  }

  /** "The dean", "this", after no preposition. */
  private boolean isNoun(int start, int end) {
    return tokens.kind(end - 1) == Kind.WORD
        && tokens.kind(end) == Kind.WORD
        && !follows(WordSet.PREPOSITION, start, end - 1)
        && lexicon.endingAt(tokens, start, end, WordSet.LINK) == 0;
  }
}
