package io.reunion.member.imports;

/** In which line of a file a thing was first seen, for a million lines in little memory: a table of hashes, open addressing. */
final class SeenLines {
  private long[] hashes = new long[1 << 12];
  private int[] lines = new int[1 << 12];
  private int count;

  /** The line of {@code hash} if it was seen before; else 0, and it is seen in {@code line} from now on. */
  long seenBefore(long hash, long line) {
    if (count * 2 > hashes.length) {
      grow();
    }
    int at = place(hash);
    if (lines[at] != 0) {
      return lines[at];
    }
    hashes[at] = hash;
    lines[at] = (int) line;
    count++;
    return 0;
  }

  private int place(long hash) {
    int mask = hashes.length - 1;
    int at = (int) (hash ^ hash >>> 32) & mask;
    while (lines[at] != 0 && hashes[at] != hash) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    lines = new int[oldLines.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldLines[i] != 0) {
        int at = place(oldHashes[i]);
        hashes[at] = oldHashes[i];
        lines[at] = oldLines[i];
      }
    }
  }
}
