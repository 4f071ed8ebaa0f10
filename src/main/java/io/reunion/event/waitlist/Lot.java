package io.reunion.event.waitlist;

import io.reunion.event.Event;
import io.reunion.event.Seat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A draw that everybody can do again. Hashes are SHA-256 over UTF-8, written in lower-case hex.
 *
 * <ul>
 *   <li>Before: {@code commitment = hash(secret)} is published.
 *   <li>{@code digest = hash(list)}; the list has one line "ENTRY SEATS" with a line feed for each party, by entry.
 *   <li>{@code seed = hash(secret + ":" + digest)}.
 *   <li>The order is that of {@code hash(seed + ":" + entry)}, the smallest first.
 *   <li>Seats are given out in this order, parties whole, by the rule of the event's waiting list.
 * </ul>
 *
 * @param secret that was committed to
 * @param order of the entries
 * @param free seats in the room; empty for as many as come
 * @param freeOnline the same for places from afar
 * @param policy by which parties got them
 */
public record Lot(
    String secret,
    List<Entry> order,
    Optional<Integer> free,
    Optional<Integer> freeOnline,
    Event.Policy policy) {
  /**
   * A party in the pot.
   *
   * @param id that tells nobody else who it is
   * @param seat for which it is
   */
  public record Entry(String id, int seats, Seat seat) {}

  public Lot {
    order = List.copyOf(order);
  }

  /** Draws. */
  static Lot draw(
      String secret,
      List<Entry> entries,
      Optional<Integer> free,
      Optional<Integer> freeOnline,
      Event.Policy policy) {
    String seed = seed(secret, digest(entries));
    List<Entry> order = entries.stream()
        .sorted(Comparator.comparing(entry -> hash(seed + ":" + entry.id())))
        .toList();
    return new Lot(secret, order, free, freeOnline, policy);
  }

  public String commitment() {
    return hash(secret);
  }

  public String digest() {
    return digest(order);
  }

  public String seed() {
    return seed(secret, digest());
  }

  static String seed(String secret, String digest) {
    return hash(secret + ":" + digest);
  }

  static String digest(List<Entry> entries) {
    return hash(entries.stream()
        .sorted(Comparator.comparing(Entry::id))
        .map(entry -> entry.id() + " " + entry.seats() + "\n")
        .collect(Collectors.joining()));
  }

  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
