package io.reunion.registration;

import io.vertx.core.Future;

/** Sends letters to recorded addresses. */
@FunctionalInterface
public interface Mail {
  /** Succeeds when a mail server has taken the letter; fails otherwise. Calling twice sends two. */
  Future<Void> send(String address, String subject, String text);
}
