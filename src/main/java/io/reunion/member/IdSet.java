package io.reunion.member;

import java.util.Arrays;

/** Ids of very many members in eight bytes each: filled first, asked then. For one thread. */
public final class IdSet {
  private long[] bits = new long[1 << 10];
  private int count;
  private boolean sorted = true;

  public void add(MemberId id) {
    if (count == bits.length) {
      bits = Arrays.copyOf(bits, bits.length * 2);
    }
    bits[count++] = id.bits();
    sorted = false;
  }

  public boolean contains(MemberId id) {
    if (!sorted) {
      Arrays.sort(bits, 0, count);
      sorted = true;
    }
    return Arrays.binarySearch(bits, 0, count, id.bits()) >= 0;
  }
}
