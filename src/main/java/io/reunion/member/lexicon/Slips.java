package io.reunion.member.lexicon;

/** How many slips of the keyboard lie between two words: a letter more, less or other, or two neighbours exchanged. */
public final class Slips {
  private Slips() {}

  public static int between(String a, String b) {
    int[] twoAgo = new int[b.length() + 1];
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int other = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(other, Math.min(before[j], now[j - 1]) + 1);
        boolean exchanged = i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) {
          now[j] = Math.min(now[j], twoAgo[j - 2] + 1);
        }
      }
      twoAgo = before;
      before = now;
    }
    return before[b.length()];
  }
}
