package io.reunion.redis;

import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads whatever a script returns: a number, a text, nothing, or lists of such to any depth. The client's own readers
 * each want to know beforehand which of these it will be.
 */
final class ReplyOutput extends CommandOutput<String, String, Object> {
  /** Lists that are not full yet, the innermost first. */
  private final Deque<Unfinished> open = new ArrayDeque<>();

  private record Unfinished(List<@Nullable Object> elements, int size) {}

  @SuppressWarnings("NullAway") // nothing is what there is until something has been read
  ReplyOutput() {
    super(Utf8Codec.INSTANCE, null);
  }

  @Override
  public void set(@Nullable ByteBuffer bytes) {
    add(bytes == null ? null : codec.decodeValue(bytes));
  }

  @Override
  public void set(long integer) {
    add(integer);
  }

  @Override
  public void set(double number) {
    add(number);
  }

  @Override
  public void set(boolean value) {
    add(value);
  }

  @Override
  public void multi(int count) {
    if (count < 0) {
      add(null);
      return;
    }
    List<@Nullable Object> list = new ArrayList<>(count);
    if (open.isEmpty()) {
      output = list;
    } else {
      open.element().elements().add(list);
    }
    open.push(new Unfinished(list, count));
    closeFull();
  }

  /** A map is its keys and values in turn, as the older protocol has it. */
  @Override
  public void multiMap(int count) {
    multi(2 * count);
  }

  @SuppressWarnings("NullAway") // nothing is a value too
  private void add(@Nullable Object value) {
    if (open.isEmpty()) {
      output = value;
      return;
    }
    open.element().elements().add(value);
    closeFull();
  }

  private void closeFull() {
    while (!open.isEmpty() && open.element().elements().size() == open.element().size()) {
      open.pop();
    }
  }
}
