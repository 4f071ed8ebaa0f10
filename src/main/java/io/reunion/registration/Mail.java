package io.reunion.registration;

import io.reunion.member.Field;
import io.vertx.core.Future;

/** Sends codes to recorded addresses of one kind. */
public interface Mail {
  /** What it reaches: {@link Field#EMAIL} or {@link Field#PHONE}. */
  Field reaches();

  /** Succeeds when it is handed over; fails otherwise. Calling twice sends two. {@code subject} may be left out. */
  Future<Void> send(String address, String subject, String text);
}
