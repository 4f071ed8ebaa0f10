package io.reunion.language;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Logistic regression of several classes over features, which are folded into its room where they do not fit. */
final class Softmax {
  private static final int ROUNDS = 12;
  private static final double RATE = 0.5;
  private static final double DECAY = 1e-6;

  private final int classes;
  private final int mask;
  private final float[] weights;

  /**
   * What is to be learnt of one example.
   *
   * @param right its class
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Lesson(int[] features, int right) {}

  /** @param room a power of two */
  Softmax(int classes, int room) {
    this.classes = classes;
    this.mask = room - 1;
    this.weights = new float[room * classes];
  }

  /** Always in the same order, so that every instance learns the same. */
  void learn(List<Lesson> lessons) {
    float[] squares = new float[weights.length];
    Random order = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(lessons, order);
      lessons.forEach(lesson -> learn(lesson, squares));
    }
  }

  private void learn(Lesson lesson, float[] squares) {
    double[] probabilities = probabilities(lesson.features());
    for (int c = 0; c < classes; c++) {
      double error = (c == lesson.right() ? 1 : 0) - probabilities[c];
      if (Math.abs(error) > 1e-3) {
        correct(lesson.features(), c, error, squares);
      }
    }
  }

  private void correct(int[] features, int c, double error, float[] squares) {
    for (int feature : features) {
      int at = (feature & mask) * classes + c;
      double gradient = error - DECAY * weights[at];
      squares[at] += (float) (gradient * gradient);
      weights[at] +=
          (float) (RATE * gradient / Math.sqrt(1 + squares[at]) / Math.sqrt(features.length));
    }
  }

  double[] probabilities(int[] features) {
    double[] scores = new double[classes];
    for (int feature : features) {
      int at = (feature & mask) * classes;
      for (int c = 0; c < classes; c++) {
        scores[c] += weights[at + c];
      }
    }
    double scale = 1 / Math.sqrt(features.length);
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      scores[c] *= scale * 4;
      highest = Math.max(highest, scores[c]);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      scores[c] = Math.exp(scores[c] - highest);
      sum += scores[c];
    }
    for (int c = 0; c < classes; c++) {
      scores[c] /= sum;
    }
    return scores;
  }

  static int likeliest(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }

  int bytes() {
    return weights.length * Float.BYTES;
  }

  void write(ByteBuffer to) {
    to.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(weights);
    to.position(to.position() + bytes());
  }

  void read(ByteBuffer from) {
    from.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(weights);
    from.position(from.position() + bytes());
  }
}
