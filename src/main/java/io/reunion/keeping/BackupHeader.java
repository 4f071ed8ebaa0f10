package io.reunion.keeping;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a backup says of itself before anything else, as one line of text: {@code reunion-backup 1 format=1
 * at=2026-11-21T09:00:00Z redis=6.2.6}. Later versions may add words at its end.
 *
 * @param format the {@link StoredFormat} of what is in it
 * @param redis the version of the server that it comes from
 */
public record BackupHeader(int format, Instant at, String redis) {
  /** The version of the file's format, not of what is stored. */
  static final int VERSION = 1;

  private static final String NAME = "reunion-backup";
  static final int LONGEST = 400;

  String line() {
    return NAME + " " + VERSION + " format=" + format + " at=" + at + " redis=" + redis + "\n";
  }

  /** Reads {@link #line}, without its end. */
  static BackupHeader parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length < 2 || !words[0].equals(NAME)) {
      throw new KeepingException(KeepingException.Reason.NO_BACKUP, "");
    }
    try {
      int version = Integer.parseInt(words[1]);
      if (version > VERSION) {
        throw new KeepingException(KeepingException.Reason.NEWER_BACKUP, words[1]);
      }
      return new BackupHeader(
          Integer.parseInt(value(words, "format")),
          Instant.parse(value(words, "at")),
          value(words, "redis"));
    } catch (NumberFormatException | DateTimeException e) {
      throw new KeepingException(KeepingException.Reason.DAMAGED, "first line");
    }
  }

  private static String value(String[] words, String name) {
    return Arrays.stream(words)
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() ->
            new KeepingException(KeepingException.Reason.DAMAGED, "first line without " + name));
  }
}
