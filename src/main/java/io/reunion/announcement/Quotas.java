package io.reunion.announcement;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.Window;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Platform;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.redis.Batches;
import io.reunion.room.Room;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What copies would use of the days' and months' quotas that some platforms have. */
final class Quotas {
  /**
   * What would be used of one.
   *
   * @param needed by the copies
   * @param left before they are sent; not below zero
   * @param uncounted how many groups have readers of whom nobody knows how many: so much more may be needed
   */
  record Use(AccountId account, Window window, int needed, int left, int uncounted) {
    boolean fits() {
      return needed <= left;
    }
  }

  private final Pacer pacer;
  private final Outbound outbound;

  Quotas(Pacer pacer, Outbound outbound) {
    this.pacer = pacer;
    this.outbound = outbound;
  }

  /** Of every quota that the accounts have through which {@code reached} are reached. */
  Future<List<Use>> of(List<Recipient> reached) {
    Map<AccountId, List<Room>> rooms = new LinkedHashMap<>();
    reached.forEach(one -> rooms
        .computeIfAbsent(one.room().chat().account(), any -> new ArrayList<>())
        .add(one.room()));
    List<Future<List<Use>>> uses = new ArrayList<>();
    rooms.forEach((account, those) -> uses.add(of(account, those)));
    return Future.join(uses)
        .map(done -> done.<List<Use>>list().stream().flatMap(List::stream).toList());
  }

  private Future<List<Use>> of(AccountId account, List<Room> rooms) {
    Optional<Platform> platform = outbound.platform(account);
    Optional<Capabilities> can = platform.map(Platform::capabilities);
    if (can.isEmpty() || can.get().quotas().isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    Future<Readership> readers = can.get().quotas().stream().anyMatch(Quota::perReader)
        ? readers(platform.get(), rooms)
        : Future.succeededFuture(new Readership(rooms.size(), 0));
    return readers.compose(counted -> pacer.used(account, can.get()).map(used -> {
      List<Use> uses = new ArrayList<>();
      for (int i = 0; i < used.size(); i++) {
        Quota quota = can.get().quotas().get(i);
        uses.add(use(account, quota, used.get(i), rooms.size(), counted));
      }
      return uses;
    }));
  }

  private static Use use(
      AccountId account, Quota quota, int used, int messages, Readership readers) {
    int left = Math.max(0, quota.count() - used);
    return quota.perReader()
        ? new Use(account, quota.window(), readers.known(), left, readers.uncounted())
        : new Use(account, quota.window(), messages, left, 0);
  }

  /** How many people read it, a group of whom nobody knows counted as one. */
  private record Readership(int known, int uncounted) {
    Readership and(Optional<Integer> readers) {
      return new Readership(known + readers.orElse(1), uncounted + (readers.isEmpty() ? 1 : 0));
    }
  }

  private static Future<Readership> readers(Platform platform, List<Room> rooms) {
    return Batches.map(rooms, room -> readers(platform, room))
        .map(counts -> counts.stream().reduce(new Readership(0, 0), Readership::and, (a, b) -> b));
  }

  private static Future<Optional<Integer>> readers(Platform platform, Room room) {
    if (room.kind() == ChatKind.DIRECT) {
      return Future.succeededFuture(Optional.of(1));
    }
    return platform instanceof Platform.CountsReaders counting
        ? counting.readersOf(room.chat()).map(Optional::of).otherwise(Optional.empty())
        : Future.succeededFuture(Optional.empty());
  }
}
