package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Matrix over HTTP. */
class MatrixIT extends PlatformDialogue {
  @Override
  PlatformStandIn standIn() {
    return new MatrixStandIn();
  }

  /** The homeserver repeats what is refused, in order and for ever: one message that cannot be taken would be the last of all. */
  @Test
  void aTransactionOfAHundredLongestEventsIsTaken() {
    makeEvent();
    send(hundredLongest("hs-token"));
    send(platform.written("li", "rsvp gala yes"));
    soon().until(() -> rsvps().contains(platform.account("li") + " ACCEPTED"));
    assertThat(platform.send(service, hundredLongest("as-token")).statusCode()).isEqualTo(413);
  }

  private static PlatformStandIn.Delivery hundredLongest(String token) {
    ObjectNode[] events = new ObjectNode[100];
    for (int i = 0; i < events.length; i++) {
      events[i] = MatrixStandIn.event("org.example.future", MatrixStandIn.ROOM, "mallory");
      MatrixStandIn.content(events[i]).put("n".repeat(64_000), 1);
    }
    return MatrixStandIn.transaction(token, events);
  }
}
