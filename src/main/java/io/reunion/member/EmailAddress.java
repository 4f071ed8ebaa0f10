package io.reunion.member;

import java.util.regex.Pattern;

/** What has the shape of an e-mail address; whether anybody reads what is sent there is another question. */
public final class EmailAddress {
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s@]{1,200}+@[^\\s@.]++(?:\\.[^\\s@.]++)++");

  private EmailAddress() {}

  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }
}
