package io.reunion.text;

import io.reunion.event.EventCommands;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A sentence with a plural in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SayHot {
  private final Texts texts = Texts.load(List.of(EventCommands.class), Optional.empty());
  private final Sentences zh = texts.in(Language.ZH);
  private final Sentences en = texts.in(Language.EN);

  @Benchmark
  public String renderEnglish() {
    return en.say("event.list.title", "title", "Gala", "taken", 17);
  }

  @Benchmark
  public String renderChinese() {
    return zh.say("event.list.title", "title", "年会", "taken", 17);
  }
}
