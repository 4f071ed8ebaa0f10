package io.reunion.text.broken;

/** Stands beside texts that are not. */
public final class Mumbler {
  private Mumbler() {}
}
