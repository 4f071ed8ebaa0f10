package io.reunion.bot;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the entries of the journal that nobody works, and has them worked here.
 *
 * <p>What was tried once goes all together. What was tried before may be what ended the process, and whatever is worked
 * beside it would end with it and be blamed too: such suspects are taken one by one, those tried least first, and nothing
 * else is taken over meanwhile.
 */
final class Orphans {
  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

  /** What the instance does with what is found. */
  interface Hands {
    /** Whether the entry is being worked here. */
    boolean hold(Journal.Mark mark);

    /** Settles the entry if it has had its effect here. */
    Optional<Future<Void>> settleIfDone(Journal.Mark mark);

    /** Whether the last attempt here, if there was one, could have succeeded; asked once. */
    boolean wasTried(Journal.Mark mark);

    /** Works the entry, or sets it aside; succeeds when either is done. */
    Future<Void> work(Journal.Found entry, int attempt);
  }

  private final Journal journal;
  private final Hands hands;
  private int together;
  private boolean alone;

  Orphans(Journal journal, Hands hands) {
    this.journal = journal;
    this.hands = hands;
  }

  /** Looks once; succeeds when what may be taken now is taken. */
  Future<Void> sweep() {
    if (alone) {
      return Future.succeededFuture();
    }
    List<Future<List<Journal.Found>>> scans = new ArrayList<>(Journal.PARTITIONS);
    for (int p = 0; p < Journal.PARTITIONS; p++) {
      scans.add(journal
          .scan(p)
          .onFailure(failure -> LOG.warn("the journal cannot be read: {}", failure.toString()))
          .otherwise(List.of()));
    }
    return Future.join(scans)
        .compose(done -> forsaken(done.<List<Journal.Found>>list()))
        .compose(this::take);
  }

  /** What neither we nor another living instance has in hand; what only has to be settled is settled. */
  private Future<List<Journal.Found>> forsaken(List<List<Journal.Found>> partitions) {
    List<Future<Void>> settled = new ArrayList<>();
    Map<String, Future<Boolean>> alive = new HashMap<>();
    List<Journal.Found> open = new ArrayList<>();
    for (List<Journal.Found> partition : partitions) {
      for (Journal.Found entry : partition) {
        if (!hands.hold(entry.mark())) {
          Optional<Future<Void>> done = hands.settleIfDone(entry.mark());
          done.ifPresentOrElse(settled::add, () -> open.add(entry));
        }
      }
    }
    List<Future<Optional<Journal.Found>>> asked = new ArrayList<>(open.size());
    for (Journal.Found entry : open) {
      asked.add(alive
          .computeIfAbsent(entry.owner(), journal::isAliveElsewhere)
          .map(lives -> lives ? Optional.empty() : Optional.of(entry)));
    }
    return Future.join(settled)
        .compose(done -> Future.join(asked))
        .map(done -> done.<Optional<Journal.Found>>list().stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private Future<Void> take(List<Journal.Found> entries) {
    List<Journal.Found> fresh =
        entries.stream().filter(entry -> entry.attempts() == 1).toList();
    if (!fresh.isEmpty() && !alone) {
      return takeAll(fresh);
    }
    return together > 0 || alone || entries.isEmpty()
        ? Future.succeededFuture()
        : suspects(entries);
  }

  private Future<Void> takeAll(List<Journal.Found> fresh) {
    Future<Void> taken = Future.succeededFuture();
    for (Journal.Found entry : fresh) {
      taken = taken.compose(done -> claim(entry)).map(attempt -> {
        if (attempt > 0) {
          together++;
          var unused = hands.work(entry, attempt).onComplete(done -> together--);
        }
        return null;
      });
    }
    return taken;
  }

  private Future<Integer> claim(Journal.Found entry) {
    return hands.hold(entry.mark())
        ? Future.succeededFuture(0)
        : journal.claim(entry, hands.wasTried(entry.mark()));
  }

  /** Succeeds when the first one is begun; the others follow by themselves. */
  private Future<Void> suspects(List<Journal.Found> entries) {
    alone = true;
    Iterator<Journal.Found> rest = entries.stream()
        .sorted(Comparator.comparingInt(Journal.Found::attempts))
        .iterator();
    return next(rest);
  }

  private Future<Void> next(Iterator<Journal.Found> rest) {
    if (!rest.hasNext()) {
      alone = false;
      return Future.succeededFuture();
    }
    Journal.Found entry = rest.next();
    return claim(entry).onFailure(failure -> alone = false).map(attempt -> {
      var unused = (attempt > 0 ? hands.work(entry, attempt) : Future.<Void>succeededFuture())
          .transform(done -> next(rest));
      return null;
    });
  }
}
