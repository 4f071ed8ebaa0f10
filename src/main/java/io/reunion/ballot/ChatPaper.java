package io.reunion.ballot;

import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.count.Tally.Voice;
import io.reunion.ballot.seal.Seal;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A paper that somebody wrote in a chat: {@code for}, {@code 3 1 2}, {@code Ann; Li Wei}, {@code blank}. Whatever it says,
 * its bytes are of one length: one that tells how it was read, and a sealed paper or as many zeros.
 *
 * @param paper sealed, or nothing
 */
record ChatPaper(Written written, byte[] paper) {
  private static final Map<String, Voice> VOICES = Map.ofEntries(
      Map.entry("for", Voice.FOR),
      Map.entry("yes", Voice.FOR),
      Map.entry("赞成", Voice.FOR),
      Map.entry("同意", Voice.FOR),
      Map.entry("against", Voice.AGAINST),
      Map.entry("no", Voice.AGAINST),
      Map.entry("反对", Voice.AGAINST),
      Map.entry("不同意", Voice.AGAINST),
      Map.entry("abstain", Voice.ABSTAIN),
      Map.entry("弃权", Voice.ABSTAIN));
  private static final Set<String> BLANK = Set.of("blank", "空白", "白票");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?:[\\s,;、>]+[0-9]+)*");
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\s,;、>]+");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[,;、>\\n]");

  /** How it could be read. */
  enum Written {
    WHOLE,
    UNREADABLE,
    UNKNOWN,
    TOO_MANY,
    TWICE;

    /** Why it is not counted, if it is not. */
    Optional<Refusal> refusal() {
      return switch (this) {
        case WHOLE -> Optional.empty();
        case UNREADABLE -> Optional.of(Refusal.WRONG_CHOICE);
        case UNKNOWN -> Optional.of(Refusal.UNKNOWN_CHOICE);
        case TOO_MANY -> Optional.of(Refusal.TOO_MANY);
        case TWICE -> Optional.of(Refusal.TWICE);
      };
    }
  }

  /** What somebody says to a motion. */
  static Optional<Voice> voice(String word) {
    return Optional.ofNullable(VOICES.get(plain(word)));
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code words} and seals what they say. */
  static ChatPaper of(Terms terms, String words) {
    Seal seal = SealedBox.seal(terms).orElseThrow();
    List<Integer> places = new ArrayList<>();
    Written written = places(terms, plain(words), places);
    return new ChatPaper(
        written, written == Written.WHOLE ? seal.seal(places) : new byte[seal.size()]);
  }

  private static Written places(Terms terms, String words, List<Integer> places) {
    if (terms.kind() == Kind.MOTION) {
      Voice voice = VOICES.get(words);
      if (voice == null) {
        return Written.UNREADABLE;
      }
      places.add(voice.ordinal());
      return Written.WHOLE;
    }
    if (BLANK.contains(words)) {
      return Written.WHOLE;
    }
    boolean numbers = NUMBERS.matcher(words).matches();
    for (String part : (numbers ? BETWEEN_NUMBERS : BETWEEN_NAMES).split(words, -1)) {
      if (!part.isBlank()) {
        places.add(numbers ? terms.options().indexOf(part) : named(terms, part.strip()));
      }
    }
    if (places.isEmpty()) {
      return Written.UNREADABLE;
    }
    if (places.contains(-1)) {
      return Written.UNKNOWN;
    }
    if (new HashSet<>(places).size() < places.size()) {
      return Written.TWICE;
    }
    return places.size() > terms.most() ? Written.TOO_MANY : Written.WHOLE;
  }

  private static int named(Terms terms, String name) {
    List<Candidate> candidates = terms.candidates();
    for (int i = 0; i < candidates.size(); i++) {
      if (plain(candidates.get(i).name()).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  byte[] bytes() {
    return ByteBuffer.allocate(1 + paper.length)
        .put((byte) written.ordinal())
        .put(paper)
        .array();
  }

  static ChatPaper read(byte[] bytes) {
    return new ChatPaper(Written.values()[bytes[0]], Arrays.copyOfRange(bytes, 1, bytes.length));
  }
}
