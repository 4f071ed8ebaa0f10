package io.reunion.event.signup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.reunion.event.EventId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of pasted sign-up lists.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}:list}</td><td>hash: version, state (JSON of {@link SignUpState})</td></tr>
 * <tr><td>{@code event:{ID}:pasted:OP}</td><td>string: JSON of {@link SignUpWork}; as long as a platform may repeat it</td></tr>
 * </table>
 *
 * <p>The state and what follows from it for the answers are kept in one step under the operation's id. Noting the
 * answers is idempotent too, so whoever works the message again after a crash notes the same ones.
 */
public final class SignUpStore {
  private static final Script SIGN_UP = Script.beside(SignUpStore.class, "signup.lua");
  private static final Duration OPERATION_LIFE = Duration.ofDays(8);
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  /** A state as it was read. */
  public record Read(long version, SignUpState state) {}

  private final Redis redis;

  public SignUpStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(EventId event) {
    return "event:{" + event + "}:list";
  }

  private static String pasted(EventId event, String operation) {
    return "event:{" + event + "}:pasted:" + operation;
  }

  public Future<Read> read(EventId event) {
    return redis
        .call(c -> c.hmget(key(event), "version", "state"))
        .map(fields -> fields.get(0).hasValue()
            ? new Read(
                Long.parseLong(fields.get(0).getValue()),
                parsed(fields.get(1).getValue(), SignUpState.class))
            : new Read(0, SignUpState.EMPTY));
  }

  /** What followed from {@code operation}, if it was kept before. */
  Future<Optional<SignUpWork>> work(EventId event, String operation) {
    return redis
        .call(c -> c.get(pasted(event, operation)))
        .map(json -> Optional.ofNullable(json).map(text -> parsed(text, SignUpWork.class)));
  }

  /**
   * Keeps a state with what follows from it. Calling twice with the same operation is harmless.
   *
   * @return what is to be done; empty if somebody kept another state since {@code version} was read
   */
  Future<Optional<SignUpWork>> keep(
      EventId event, long version, SignUpState state, SignUpWork work, String operation) {
    return redis
        .run(
            SIGN_UP,
            List.of(key(event), pasted(event, operation)),
            List.of(
                Long.toString(version),
                written(state),
                written(work),
                Long.toString(OPERATION_LIFE.toSeconds())))
        .map(reply -> reply.text(0).equals("KEPT")
            ? Optional.of(parsed(reply.text(1), SignUpWork.class))
            : Optional.empty());
  }

  private static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list is plain values", e);
    }
  }

  private static <T> T parsed(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a list of ours", e);
    }
  }
}
