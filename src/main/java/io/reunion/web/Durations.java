package io.reunion.web;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long things took, as one histogram for Prometheus with a series for each account and outcome. To count costs two
 * additions; a timer of Micrometer keeps besides a maximum that slides, and seventy buckets in which no two are near each
 * other, and that with each message three times.
 */
final class Durations implements Collector {
  /** Upper bounds of the buckets; what took longer is in one more. */
  private static final double[] SECONDS = {
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5,
    10,
    30,
    Double.POSITIVE_INFINITY
  };

  private final String name;
  private final String help;
  private final List<Series> all = new CopyOnWriteArrayList<>();

  /** @param name ends in {@code _seconds} */
  Durations(String name, String help) {
    this.name = name;
    this.help = help;
  }

  /** How long requests of one account with one outcome took. */
  static final class Series {
    private final Labels labels;
    private final AtomicLongArray counts = new AtomicLongArray(SECONDS.length);
    private final AtomicLong nanos = new AtomicLong();

    private Series(Labels labels) {
      this.labels = labels;
    }

    void add(long took) {
      int bucket = 0;
      while (took > SECONDS[bucket] * 1e9) {
        bucket++;
      }
      counts.getAndIncrement(bucket);
      nanos.getAndAdd(took);
    }

    long count() {
      long count = 0;
      for (int i = 0; i < counts.length(); i++) {
        count += counts.get(i);
      }
      return count;
    }

    private HistogramDataPointSnapshot snapshot() {
      long[] now = new long[counts.length()];
      for (int i = 0; i < now.length; i++) {
        now[i] = counts.get(i);
      }
      return HistogramDataPointSnapshot.builder()
          .labels(labels)
          .classicHistogramBuckets(ClassicHistogramBuckets.of(SECONDS, now))
          .sum(nanos.get() / 1e9)
          .build();
    }
  }

  /** A series that did not exist; ask once for each. */
  Series series(String account, String outcome) {
    Series series = new Series(Labels.of("account", account, "outcome", outcome));
    all.add(series);
    return series;
  }

  @Override
  public HistogramSnapshot collect() {
    HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder().name(name).help(help);
    all.forEach(series -> snapshot.dataPoint(series.snapshot()));
    return snapshot.build();
  }

  @Override
  public String getPrometheusName() {
    return name;
  }
}
