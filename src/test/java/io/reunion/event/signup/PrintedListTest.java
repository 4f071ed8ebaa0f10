package io.reunion.event.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.rsvp.Waiting;
import io.reunion.event.signup.SignUpStep.Facts;
import io.reunion.event.signup.SignUpStep.Next;
import io.reunion.event.signup.SignUpStep.Paster;
import io.reunion.language.signup.Author;
import io.reunion.language.signup.Party;
import io.reunion.language.signup.SignUpPrinter;
import io.reunion.language.signup.SignUpReader;
import io.reunion.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people do with the list that is printed: paste it back as it is, or with their own line below. */
class PrintedListTest {
  private static final Instant START = Instant.parse("2026-11-18T02:00:00Z");
  private static final ChatId GROUP = ChatId.parse("telegram/main/-1001");
  private static final List<String> NAMES = List.of(
      "张三",
      "李四",
      "王五",
      "赵六",
      "欧阳娜娜",
      "Tom Lee",
      "Ann Smith",
      "O'Neil",
      "小鱼🐟",
      "J. Chen",
      "候补",
      "周八",
      "吴九",
      "Will",
      "陈十一",
      "Bob");

  /** Whose lines could not be taken. */
  private static final List<String> LATE = List.of("钱十二", "Zoe Late", "沈十三");

  /** How an event stands, whose list is printed. */
  private record Scene(Facts facts, List<String> queue, PrintedList printed) {
    int numbers() {
      return printed.coming().size()
          + printed.waiting().size()
          + printed.refused().size();
    }

    String text(Language language) {
      return SignUpPrinter.print(
          List.of("秋游爬山"), printed.coming(), printed.waiting(), printed.refused(), language);
    }
  }

  @Test
  void whatIsPastedBackUnchangedChangesNothing() {
    for (long seed = 0; seed < 400; seed++) {
      Scene scene = scene(new Random(seed));
      for (Language language : Language.values()) {
        Next next = pasted(scene, scene.text(language), paster(seed));
        assertThat(news(next)).as("seed %d: %s", seed, scene.text(language)).isEmpty();
        assertThat(next.work().open()).isEmpty();
        assertThat(next.own()).isEmpty();
      }
    }
  }

  @Test
  void aLineBelowAddsThatPersonAndChangesNobodyElse() {
    for (long seed = 0; seed < 400; seed++) {
      Scene scene = scene(new Random(seed));
      int number = scene.numbers() + 1;
      for (Language language : Language.values()) {
        String text = scene.text(language) + "\n" + number + ". 孙行者 +1";
        Next next = pasted(scene, text, paster(seed));
        assertThat(news(next)).as("seed %d: %s", seed, text).singleElement().satisfies(item -> {
          assertThat(item.kind()).isEqualTo(SignUpWork.Kind.ADDED);
          assertThat(item.attendee().name()).isEqualTo("孙行者");
          assertThat(item.seats()).isEqualTo(2);
        });
        assertThat(next.work().open()).isEmpty();
      }
    }
  }

  @Test
  void thoseWhoWaitStandBelowInTheOrderInWhichTheyDo() {
    int waiting = 0;
    for (long seed = 0; seed < 200; seed++) {
      Scene scene = scene(new Random(seed));
      List<String> names = scene.queue().stream()
          .map(key -> scene.facts().standings().get(key).attendee().name())
          .toList();
      assertThat(scene.printed().waiting().stream().map(Party::name))
          .as("seed %d", seed)
          .isEqualTo(names);
      assertThat(scene.printed().coming().stream().map(Party::name)).noneMatch(names::contains);
      waiting += names.size();
    }
    assertThat(waiting).isPositive();
  }

  @Test
  void whoeverHasGotAPlaceSinceTheCopyWasPrintedKeepsIt() {
    for (long seed = 0; seed < 200; seed++) {
      Scene scene = scene(new Random(seed));
      if (scene.queue().isEmpty()) {
        continue;
      }
      Map<String, Standing> later = new LinkedHashMap<>(scene.facts().standings());
      String first = scene.queue().get(0);
      Standing now = later.get(first);
      later.put(
          first,
          new Standing(
              now.attendee(), Optional.of(Status.ACCEPTED), now.seats(), now.time(), Seat.ROOM));
      Scene promoted = new Scene(
          new Facts(later, Map.of(), List.of(), Waiting.NOBODY), scene.queue(), scene.printed());
      assertThat(news(pasted(promoted, scene.text(Language.ZH), paster(seed))))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void aLineThatCouldNotBeTakenIsPrintedApartAndComesBackWithTheCopyAsWhatItWas() {
    int refused = 0;
    for (long seed = 0; seed < 200; seed++) {
      Scene scene = scene(new Random(seed));
      assertThat(scene.printed().coming().stream().map(Party::name))
          .as("seed %d", seed)
          .doesNotContainAnyElementsOf(LATE);
      for (Language language : Language.values()) {
        List<SignUpWork.Item> again =
            pasted(scene, scene.text(language), paster(seed)).work().items();
        assertThat(again)
            .as("seed %d: %s", seed, scene.text(language))
            .allMatch(SignUpWork.Item::again);
        assertThat(again.stream().map(item -> item.attendee().name() + item.seats()))
            .isEqualTo(scene.printed().refused().stream()
                .map(party -> party.name() + party.seats())
                .toList());
      }
      refused += scene.printed().refused().size();
    }
    assertThat(refused).isPositive();
  }

  @Test
  void whoWasRefusedMoreSeatsIsPrintedWithThoseThatTheyHave() {
    Attendee one = Attendee.named(NameKey.line("张三"), "张三", UserId.of("telegram", "1"), GROUP);
    Map<String, Standing> standings =
        Map.of(one.key(), new Standing(one, Optional.of(Status.ACCEPTED), 2, START, Seat.ROOM));
    Facts facts = new Facts(standings, Map.of(), List.of(), Waiting.NOBODY);
    SignUpState asked = refused(facts, "#接龙\n1. 张三 +8");
    Instant later = START.plusSeconds(1_000);
    PrintedList printed = PrintedList.of(asked, facts, Map.of(), List.of(), later);
    Scene scene = new Scene(facts, List.of(), printed);
    assertThat(scene.text(Language.ZH)).isEqualTo("#接龙\n秋游爬山\n\n1. 张三 +1");
    assertThat(pasted(scene, scene.text(Language.ZH), paster(1)).work().items()).isEmpty();
  }

  @Test
  void whoHasLetTheirSeatLapseWritesThemselvesOnTheListAgain() {
    Attendee one = attendee("张三", 1, true);
    Paster self = new Paster(new Author(one.key(), Set.of("张三")), one);
    Facts nobody = new Facts(Map.of(), Map.of(), List.of(), Waiting.NOBODY);
    String list = "#接龙\n1. 李四\n2. 张三";
    Next first = SignUpStep.pasted(
        SignUpState.EMPTY, nobody, SignUpReader.read(list).orElseThrow(), self, START, List.of());
    assertThat(first.work().items()).hasSize(2);
    // A seat that lapses leaves the time of their last word.
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (SignUpWork.Item item : first.work().items()) {
      boolean gone = item.attendee().equals(one);
      Optional<Status> status = gone ? Optional.empty() : Optional.of(Status.ACCEPTED);
      standings.put(
          item.attendee().key(),
          new Standing(item.attendee(), status, gone ? 0 : 1, START, Seat.ROOM));
    }
    assertThat(standings.values()).anyMatch(standing -> standing.status().isEmpty());
    Facts lapsed = new Facts(standings, Map.of(), List.of(), Waiting.NOBODY);
    PrintedList printed =
        PrintedList.of(first.state(), lapsed, Map.of(), List.of(), START.plusSeconds(1));
    assertThat(printed.coming()).extracting(Party::name).containsExactly("李四");
    Scene scene = new Scene(lapsed, List.of(), printed);
    assertThat(pasted(scene, list, paster(3)).work().items()).as("an old copy").isEmpty();
    assertThat(pasted(scene, list, self).work().items()).singleElement().satisfies(item -> {
      assertThat(item.attendee().key()).isEqualTo(one.key());
      assertThat(item.kind()).isEqualTo(SignUpWork.Kind.ADDED);
    });
  }

  /** A list of which no line could be taken. */
  private static SignUpState refused(Facts facts, String list) {
    Next next = SignUpStep.pasted(
        SignUpState.EMPTY,
        facts,
        SignUpReader.read(list).orElseThrow(),
        paster(1),
        START.plusSeconds(950),
        List.of());
    List<String> lines = next.work().items().stream().map(SignUpWork.Item::line).toList();
    assertThat(lines).isNotEmpty();
    return next.state().refusing(List.of(), lines);
  }

  /** What is not only tried once more. */
  private static List<SignUpWork.Item> news(Next next) {
    return next.work().items().stream().filter(item -> !item.again()).toList();
  }

  private static Scene scene(Random random) {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    Map<String, Standing> standings = new LinkedHashMap<>();
    List<String> queue = new ArrayList<>();
    int people = 1 + random.nextInt(names.size());
    for (int i = 0; i < people; i++) {
      Status status = Status.values()[random.nextInt(Status.values().length)];
      Attendee who = attendee(names.get(i), i, random.nextBoolean());
      boolean seated = status == Status.ACCEPTED || status == Status.WAITLISTED;
      int seats = seated ? 1 + random.nextInt(4) : 0;
      standings.put(
          who.key(),
          new Standing(
              who, Optional.of(status), seats, START.plusSeconds(random.nextInt(900)), Seat.ROOM));
      if (status == Status.WAITLISTED) {
        queue.add(who.key());
      }
    }
    Collections.shuffle(queue, random);
    Facts facts = new Facts(standings, Map.of(), List.of(), Waiting.NOBODY);
    int late = random.nextInt(LATE.size() + 1);
    StringBuilder list = new StringBuilder("#接龙");
    for (int i = 0; i < late; i++) {
      list.append('\n')
          .append(i + 1)
          .append(". ")
          .append(LATE.get(i))
          .append(" +")
          .append(i + 4);
    }
    SignUpState before = late == 0 ? SignUpState.EMPTY : refused(facts, list.toString());
    PrintedList printed = PrintedList.of(before, facts, Map.of(), queue, START.plusSeconds(1_000));
    return new Scene(facts, List.copyOf(queue), printed);
  }

  private static Attendee attendee(String name, int number, boolean account) {
    UserId user = UserId.of("telegram", Integer.toString(100 + number));
    return account
        ? new Attendee(
            "u:" + user,
            name,
            Optional.of(user),
            Optional.empty(),
            Optional.empty(),
            GROUP,
            List.of(),
            Optional.empty())
        : Attendee.named(NameKey.line(name), name, user, GROUP);
  }

  /** Now one of the list, now somebody who is not on it. */
  private static Paster paster(long seed) {
    Attendee self = attendee("路人甲", (int) (seed % 20), true);
    return new Paster(new Author(self.key(), Set.of(self.name())), self);
  }

  private static Next pasted(Scene scene, String text, Paster paster) {
    return SignUpStep.pasted(
        scene.printed().state(),
        scene.facts(),
        SignUpReader.read(text).orElseThrow(),
        paster,
        START.plusSeconds(1_100),
        List.of());
  }
}
