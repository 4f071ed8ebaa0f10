package io.reunion.announcement;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.Window;
import io.reunion.chat.Platform;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What copies would use of the days' and months' quotas that some platforms have. */
final class Quotas {
  /**
   * What would be used of one.
   *
   * @param needed by the copies
   * @param left before they are sent; not below zero
   * @param count the whole of it
   */
  record Use(AccountId account, Window window, int needed, int left, int count) {
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
    Map<String, Integer> needed = new TreeMap<>();
    reached.forEach(
        one -> needed.merge(one.room().chat().account().toString(), 1, Integer::sum));
    List<Future<List<Use>>> uses = new ArrayList<>();
    reached.stream()
        .map(one -> one.room().chat().account())
        .distinct()
        .forEach(account -> uses.add(of(account, needed.getOrDefault(account.toString(), 0))));
    return Future.join(uses)
        .map(done -> done.<List<Use>>list().stream().flatMap(List::stream).toList());
  }

  private Future<List<Use>> of(AccountId account, int needed) {
    Optional<Capabilities> can = outbound.platform(account).map(Platform::capabilities);
    if (can.isEmpty() || can.get().quotas().isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return pacer.used(account, can.get()).map(used -> {
      List<Use> uses = new ArrayList<>();
      for (int i = 0; i < used.size(); i++) {
        Quota quota = can.get().quotas().get(i);
        int left = Math.max(0, quota.count() - used.get(i));
        uses.add(new Use(account, quota.window(), needed, left, quota.count()));
      }
      return uses;
    });
  }
}
