package io.reunion.checkin;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.event.EventId;
import io.reunion.redis.RedisServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckInStoreIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final EventId GALA = new EventId("gala");

  private CheckInStore store;

  @BeforeEach
  void open() {
    store = new CheckInStore(server.redis());
  }

  private String secret(String person, String name) {
    return await(store.secret(GALA, person, person + "\n" + name));
  }

  private void unite(String own, String other) {
    await(store.unite(GALA, own, List.of(other)));
    await(store.unite(GALA, own, List.of(other)));
  }

  private void forget(String person) {
    await(store.forget(GALA, person, "gone:1"));
    await(store.forget(GALA, person, "gone:1"));
  }

  private void opens(String secret, String what) {
    assertThat(await(store.owner(GALA, secret))).contains(what);
  }

  private List<String> kept(String part) {
    return await(server.redis().call(c -> c.hvals("event:{" + GALA + "}:" + part)));
  }

  @Test
  void whoHasTwoCodesIsLetInByBothUntilTheyAreForgotten() {
    String first = secret("m:A", "Ann");
    String second = secret("u:X", "Annie");
    String other = secret("m:AB", "Bo");
    String door = await(store.secret(GALA, CheckInStore.DOOR, CheckInStore.DOOR));
    unite("m:A", "u:X");
    opens(first, "m:A\nAnn");
    opens(second, "m:A\nAnnie");
    assertThat(secret("m:A", "Ann")).as("the one that they are given").isEqualTo(first);
    forget("m:A");
    assertThat(await(store.owner(GALA, first))).isEmpty();
    assertThat(await(store.owner(GALA, second))).isEmpty();
    assertThat(kept("codes")).containsExactlyInAnyOrder("m:AB\nBo", "door");
    assertThat(kept("coded")).containsExactlyInAnyOrder(other, door);
  }

  @Test
  void everyCodeGoesAlongWithARecordThatIsMerged() {
    String first = secret("m:A", "Ann");
    String second = secret("u:X", "Annie");
    unite("m:A", "u:X");
    unite("m:B", "m:A");
    opens(first, "m:B\nAnn");
    opens(second, "m:B\nAnnie");
    forget("m:B");
    assertThat(kept("codes")).isEmpty();
    assertThat(kept("coded")).isEmpty();
  }
}
