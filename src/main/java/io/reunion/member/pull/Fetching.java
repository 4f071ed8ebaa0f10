package io.reunion.member.pull;

import io.reunion.member.pull.PageClient.Page;
import io.reunion.member.pull.PageReader.Rows;
import io.reunion.member.pull.Paging.Seen;
import io.reunion.member.pull.PullFailedException.Reason;
import io.reunion.member.pull.PullStore.Marks;
import io.reunion.redis.Steps;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Fetches page after page into one file, a list as an office would give it. Pages are read and written down on worker
 * threads; nothing there waits for anything else.
 */
final class Fetching {
  private final Vertx vertx;
  private final AlumniSystem system;
  private final PageClient client;
  private final PageReader reader;
  private final Clock clock;

  Fetching(Vertx vertx, AlumniSystem system, PageClient client, Clock clock) {
    this.vertx = vertx;
    this.system = system;
    this.client = client;
    this.reader = new PageReader(system);
    this.clock = clock;
  }

  /**
   * What came.
   *
   * @param unchanged how many pages were as they were, and were not sent
   * @param date when the first page was sent, on the system's clock
   * @param marks of the pages, by their addresses
   */
  record Fetched(int pages, long records, int unchanged, Instant date, Map<String, Mark> marks) {}

  /**
   * Everything, or what has changed, into {@code file}.
   *
   * @return fails with {@link PullFailedException}
   */
  Future<Fetched> into(Path file, Marks marks) {
    URI first = system.paging().first(system.url());
    Optional<String> since = system.full() ? Optional.empty() : system.since();
    URI from = since.isPresent() && marks.since().isPresent()
        ? Paging.with(
            first,
            since.get(),
            marks.since().get().truncatedTo(ChronoUnit.SECONDS).toString())
        : first;
    Walk walk = new Walk(file, marks);
    return walk.append(reader.headings()).compose(begun -> walk.from(from));
  }

  /** One walk through the pages; what it has seen changes only between them. */
  private final class Walk {
    private final Path file;
    private final Marks marks;
    private final Instant until = clock.instant().plus(system.bounds().whole());
    private final Map<String, Mark> made = new HashMap<>();
    private final Set<URI> been = new HashSet<>();
    private Optional<Buffer> before = Optional.empty();
    private Instant date = clock.instant();
    private long filled;
    private int unchanged;

    private Seen seen = Seen.NOTHING;

    Walk(Path file, Marks marks) {
      this.file = file;
      this.marks = marks;
    }

    Future<Void> append(String rows) {
      return vertx.executeBlocking(
          () -> {
            Files.writeString(file, rows, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return null;
          },
          true);
    }

    Future<Fetched> from(URI first) {
      AtomicReference<URI> next = new AtomicReference<>(first);
      return Steps.until(() -> page(Objects.requireNonNull(next.get())).map(led -> {
        led.ifPresent(next::set);
        return led.isPresent() ? Optional.<Fetched>empty() : Optional.of(fetched());
      }));
    }

    private Fetched fetched() {
      boolean nobody = unchanged == 0 && filled == 0;
      if (nobody && (seen.records() > 0 || system.full())) {
        throw new PullFailedException(Reason.NO_FIELDS, "");
      }
      return new Fetched(seen.pages(), seen.records(), unchanged, date, Map.copyOf(made));
    }

    /** Takes a page; gives where the next one is. */
    private Future<Optional<URI>> page(URI uri) {
      if (!been.add(uri)) {
        return failed(Reason.LOOP, "");
      } else if (seen.pages() >= system.bounds().pages()) {
        return failed(
            Reason.TOO_MANY_PAGES, "expected at most " + system.bounds().pages());
      } else if (!clock.instant().isBefore(until)) {
        return failed(Reason.TOO_LONG, "");
      }
      Optional<Mark> mark = Optional.ofNullable(marks.pages().get(uri.toString()));
      return client.page(uri, mark.map(Mark::etag), until).compose(page -> {
        if (seen.pages() == 0) {
          date = page.date().orElse(date);
        }
        return page.body().isPresent()
            ? taken(uri, page, page.body().get())
            : mark.map(known -> left(uri, known))
                .orElseGet(() -> failed(Reason.REFUSED, "status 304"));
      });
    }

    /** The page is as it was. */
    private Future<Optional<URI>> left(URI uri, Mark known) {
      unchanged++;
      made.put(uri.toString(), known);
      seen = seen.and(known.count());
      return Future.succeededFuture(known.next());
    }

    private Future<Optional<URI>> taken(URI uri, Page page, Buffer body) {
      if (before.filter(body::equals).isPresent() && body.length() > 0 && seen.last() > 0) {
        return failed(Reason.LOOP, "");
      }
      before = Optional.of(body);
      Callable<Rows> reading = () -> {
        Rows rows = reader.read(body.getBytes());
        Files.writeString(file, rows.rows(), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return rows;
      };
      return vertx.executeBlocking(reading, true).map(rows -> {
        filled += rows.filled();
        seen = seen.and(rows.count());
        Optional<URI> next = system.paging().after(uri, seen, page.link(), rows.next());
        page.etag().ifPresent(etag -> made.put(uri.toString(), new Mark(etag, rows.count(), next)));
        return next;
      });
    }

    private static <T> Future<T> failed(Reason reason, String value) {
      return Future.failedFuture(new PullFailedException(reason, value));
    }
  }
}
