package io.reunion.language;

import io.reunion.text.Language;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Logistic regression over {@link Features}, trained from the examples that are shipped: a few thousand lines, always in the
 * same order, so that every instance learns the same. The build has learnt them already, by the shipped phrases
 * ({@link Learnt}); other phrases cut the examples into other words, and then they are learnt at the start.
 */
final class LinearModel implements Model {
  private static final Lean[] CLASSES = Lean.values();
  private static final int ROUNDS = 12;
  private static final double RATE = 0.5;
  private static final double DECAY = 1e-6;
  static final int BYTES = Features.ROOM * (CLASSES.length * Float.BYTES + Short.BYTES);

  private final float[] weights = new float[Features.ROOM * CLASSES.length];
  private final short[] seen = new short[Features.ROOM];

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Lesson(int[] features, int right) {}

  /** Learns from what answers and what does not; commands do not answer. */
  static LinearModel train(PhraseBook book, List<Example> examples) {
    LinearModel model = new LinearModel();
    List<Tokens> texts = new ArrayList<>();
    for (Example example : examples) {
      Tokens tokens = book.tokens(example.text());
      texts.add(tokens);
      model.count(Features.of(tokens));
    }
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!examples.get(i).isChatter()) {
        int right = List.of(CLASSES).indexOf(lean(examples.get(i).intent()));
        lessons.add(new Lesson(Features.of(texts.get(i), model.seen, 1), right));
      }
    }
    float[] squares = new float[model.weights.length];
    Random order = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(lessons, order);
      lessons.forEach(lesson -> model.learn(lesson, squares));
    }
    return model;
  }

  private void count(int[] features) {
    for (int feature : features) {
      seen[feature]++;
    }
  }

  /** Of the examples of the jar. */
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
    for (Lean lean : CLASSES) {
      if (lean.intent() == intent) {
        return lean;
      }
    }
    return Lean.NONE;
  }

  private void learn(Lesson lesson, float[] squares) {
    double[] probabilities = probabilities(lesson.features());
    for (int c = 0; c < CLASSES.length; c++) {
      double error = (c == lesson.right() ? 1 : 0) - probabilities[c];
      if (Math.abs(error) > 1e-3) {
        correct(lesson.features(), c, error, squares);
      }
    }
  }

  private void correct(int[] features, int c, double error, float[] squares) {
    for (int feature : features) {
      int at = feature * CLASSES.length + c;
      double gradient = error - DECAY * weights[at];
      squares[at] += (float) (gradient * gradient);
      weights[at] +=
          (float) (RATE * gradient / Math.sqrt(1 + squares[at]) / Math.sqrt(features.length));
    }
  }

  private double[] probabilities(int[] features) {
    double[] scores = new double[CLASSES.length];
    for (int feature : features) {
      int at = feature * CLASSES.length;
      for (int c = 0; c < CLASSES.length; c++) {
        scores[c] += weights[at + c];
      }
    }
    double scale = 1 / Math.sqrt(features.length);
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < CLASSES.length; c++) {
      scores[c] *= scale * 4;
      highest = Math.max(highest, scores[c]);
    }
    double sum = 0;
    for (int c = 0; c < CLASSES.length; c++) {
      scores[c] = Math.exp(scores[c] - highest);
      sum += scores[c];
    }
    for (int c = 0; c < CLASSES.length; c++) {
      scores[c] /= sum;
    }
    return scores;
  }

  @Override
  public Opinion read(Tokens tokens) {
    double[] probabilities = probabilities(Features.of(tokens, seen, 0));
    int best = 0;
    for (int c = 1; c < CLASSES.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return new Opinion(CLASSES[best], probabilities[best]);
  }

  /** All that was learnt, in a form for {@link #of}. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(weights);
    bytes.position(weights.length * Float.BYTES);
    bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(seen);
    return bytes.array();
  }

  /** What {@link #bytes} gave. */
  static LinearModel of(byte[] learnt) {
    LinearModel model = new LinearModel();
    ByteBuffer bytes = ByteBuffer.wrap(learnt).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().get(model.weights);
    bytes.position(model.weights.length * Float.BYTES);
    bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(model.seen);
    return model;
  }
}
