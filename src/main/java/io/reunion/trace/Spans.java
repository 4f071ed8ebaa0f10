package io.reunion.trace;

import io.reunion.log.Trail;

/**
 * Hears what has ended that belongs to a trace. A trace is an operation, see {@link Trail}: its id is made from that of
 * the operation, so that two instances that worked one update after another speak of the same trace.
 */
public interface Spans {
  /** Nobody asked for traces. */
  Spans NONE = new Spans() {
    @Override
    public void update(String operation, String account, long nanos, boolean well) {}

    @Override
    public void within(String name, long nanos, boolean well) {}
  };

  /**
   * An update has been worked to its end.
   *
   * @param nanos from its arrival
   */
  void update(String operation, String account, long nanos, boolean well);

  /**
   * Something has ended that was done for what is worked on now; what belongs to nothing is in no trace.
   *
   * @param name of few
   * @param nanos that it took
   */
  void within(String name, long nanos, boolean well);
}
