package io.reunion.language;

import io.reunion.text.Language;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a sentence to the bot means. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadHot {
  @Param({"count me in", "我参加，带两个朋友", "who works at a hospital in London?", "周五晚上聚餐的照片发一下"})
  public String said = "";

  private final Interpreter interpreter = new Interpreter(PhraseBook.shipped());
  private final ZonedDateTime now = ZonedDateTime.parse("2026-11-18T10:00:00+08:00[Asia/Shanghai]");

  @Benchmark
  public Understanding interpret() {
    return interpreter.read(new Utterance(said, Listening.ADDRESSED, Language.ZH, now));
  }
}
