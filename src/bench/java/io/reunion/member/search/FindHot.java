package io.reunion.member.search;

import io.reunion.member.People;
import io.reunion.member.search.UnseenPeople.Person;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A question among ten thousand members. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FindHot {
  private static final int MEMBERS = 10_000;

  @Param({"wang wei", "陈 深圳 2008", "zhagn wei"})
  public String question = "";

  private MemberIndex index = MemberIndex.open();
  private MemberQuery query = MemberQuery.parse("");

  @Setup(Level.Trial)
  public void fill() {
    UnseenPeople people = new UnseenPeople(7);
    List<Person> all = Stream.generate(people::person).limit(MEMBERS).toList();
    index.put(all.stream().map(Person::member).toList());
    index.refresh();
    query = MemberQuery.parse(question);
  }

  @Benchmark
  public Object search() {
    return index.find(query, People.viewer(), 10, 3);
  }

  @TearDown(Level.Trial)
  public void close() {
    index.close();
  }
}
