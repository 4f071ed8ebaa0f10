package io.reunion.language.signup;

/** What a line of a sign-up list says about coming. */
public enum Attendance {
  GOING,
  /** Not decided: 待定, maybe. */
  MAYBE,
  /** Crossed out, cancelled or excused: 取消, 请假, can't come. */
  WITHDRAWN
}
