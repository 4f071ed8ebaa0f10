package io.reunion.text.spoken;

/** Stands beside texts that are as they should be. */
public final class Speaker {
  private Speaker() {}
}
