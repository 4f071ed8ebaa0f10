package io.reunion.language;

import io.reunion.text.Language;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@link Softmax} makes of {@link Features}: one tells answers from talk, one the wishes of who speaks to the bot.
 * Both learn from the examples that are shipped, a few thousand lines. The build has learnt them already, by the shipped
 * phrases ({@link Learnt}); other phrases cut the examples into other words, and then they are learnt at the start.
 */
final class LinearModel implements Model {
  private static final Lean[] LEANS = Lean.values();

  /** What may be wished of the bot in words that no phrase has. */
  private static final List<Intent> WISHES = List.of(
      Intent.NONE,
      Intent.FIND,
      Intent.LIST,
      Intent.EVENTS,
      Intent.MINE,
      Intent.HELP,
      Intent.UNDO,
      Intent.WHY,
      Intent.LANG,
      Intent.ANNOUNCE,
      Intent.EVENT_NEW,
      Intent.ME,
      Intent.SUGGEST,
      Intent.REMINDERS_OFF,
      Intent.REMINDERS_ON,
      Intent.UNSUBSCRIBE);

  /** Wishes have few examples, and need no more. */
  private static final int WISH_ROOM = 1 << 15;

  /** How often an example of a wish counts, of which there are few beside so much talk. */
  private static final int TIMES = 5;

  static final int BYTES = Features.ROOM * (LEANS.length * Float.BYTES + Short.BYTES)
      + WISH_ROOM * WISHES.size() * Float.BYTES;

  private final Softmax leans = new Softmax(LEANS.length, Features.ROOM);
  private final Softmax wishes = new Softmax(WISHES.size(), WISH_ROOM);
  private final short[] seen = new short[Features.ROOM];

  /** Learns from all that is said to the bot or below a card. */
  static LinearModel train(PhraseBook book, List<Example> examples) {
    LinearModel model = new LinearModel();
    List<Tokens> texts = new ArrayList<>();
    for (Example example : examples) {
      Tokens tokens = book.tokens(example.text());
      texts.add(tokens);
      model.count(Features.of(tokens));
    }
    List<Softmax.Lesson> answers = new ArrayList<>();
    List<Softmax.Lesson> wishes = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!examples.get(i).isChatter()) {
        Intent intent = examples.get(i).intent();
        int[] features = Features.of(texts.get(i), model.seen, 1);
        answers.add(new Softmax.Lesson(features, lean(intent).ordinal()));
        int wish = Math.max(0, WISHES.indexOf(intent));
        wishes.addAll(
            Collections.nCopies(wish > 0 ? TIMES : 1, new Softmax.Lesson(features, wish)));
      }
    }
    model.leans.learn(answers);
    model.wishes.learn(wishes);
    return model;
  }

  private void count(int[] features) {
    for (int feature : features) {
      seen[feature]++;
    }
  }

  /** The model of the examples in the jar. */
  static LinearModel shipped(PhraseBook book) {
    return Learnt.by(book).orElseGet(() -> learnt(book));
  }

  /** From the examples of the jar. */
  static LinearModel learnt(PhraseBook book) {
    List<Example> examples = new ArrayList<>();
    for (Language language : Language.values()) {
      examples.addAll(Example.read(language, "corpus/" + language.code() + ".txt"));
    }
    return train(book, examples);
  }

  private static Lean lean(Intent intent) {
    for (Lean lean : LEANS) {
      if (lean.intent() == intent) {
        return lean;
      }
    }
    return Lean.NONE;
  }

  @Override
  public Opinion read(Tokens tokens) {
    double[] probabilities = leans.probabilities(Features.of(tokens, seen, 0));
    int best = Softmax.likeliest(probabilities);
    return new Opinion(LEANS[best], probabilities[best]);
  }

  @Override
  public Wish wish(Tokens tokens) {
    double[] probabilities = wishes.probabilities(Features.of(tokens, seen, 0));
    int best = Softmax.likeliest(probabilities);
    return new Wish(WISHES.get(best), probabilities[best]);
  }

  /** All that was learnt, in a form for {@link #of}. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    leans.write(bytes);
    wishes.write(bytes);
    bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(seen);
    return bytes.array();
  }

  /** What {@link #bytes} gave. */
  static LinearModel of(byte[] learnt) {
    LinearModel model = new LinearModel();
    ByteBuffer bytes = ByteBuffer.wrap(learnt).order(ByteOrder.LITTLE_ENDIAN);
    model.leans.read(bytes);
    model.wishes.read(bytes);
    bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(model.seen);
    return model;
  }
}
