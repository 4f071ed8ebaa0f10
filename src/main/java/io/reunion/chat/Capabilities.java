package io.reunion.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What a platform can do and what it allows. Features ask this record, never the platform's name.
 *
 * @param edit sent messages can be changed
 * @param delete sent messages can be taken back
 * @param buttons buttons that come back to us
 * @param reactions the bot can react to a message
 * @param ephemeral a message in a group can be shown to one person only
 * @param push the bot may write at any time, without a reply credit
 * @param directPush the bot may write first to a person who has never written to it
 * @param threads answers can be put into a thread or topic
 * @param idempotentSend how long a repeated send with the same key is known to send nothing; zero where it is not
 * @param syncReply how long the HTTP response may be held to carry the answer; zero where it cannot
 * @param text the longest text of one message
 * @param limits what may be sent; every one of them holds
 * @param quotas what may be sent in a day or a month, of which no waiting brings more; empty where nothing is counted
 * @param redeliveryWindow how long the platform may repeat an update
 */
public record Capabilities(
    boolean edit,
    boolean delete,
    boolean buttons,
    boolean reactions,
    boolean ephemeral,
    boolean push,
    boolean directPush,
    boolean threads,
    Duration idempotentSend,
    Duration syncReply,
    TextLimit text,
    List<Limit> limits,
    List<Quota> quotas,
    Duration redeliveryWindow) {

  /** One of a platform that counts nothing by the day or the month. */
  public Capabilities(
      boolean edit,
      boolean delete,
      boolean buttons,
      boolean reactions,
      boolean ephemeral,
      boolean push,
      boolean directPush,
      boolean threads,
      Duration idempotentSend,
      Duration syncReply,
      TextLimit text,
      List<Limit> limits,
      Duration redeliveryWindow) {
    this(
        edit,
        delete,
        buttons,
        reactions,
        ephemeral,
        push,
        directPush,
        threads,
        idempotentSend,
        syncReply,
        text,
        limits,
        List.of(),
        redeliveryWindow);
  }

  /** The same with {@code others} for its quotas, which an account's configuration may know better. */
  public Capabilities withQuotas(List<Quota> others) {
    return new Capabilities(
        edit,
        delete,
        buttons,
        reactions,
        ephemeral,
        push,
        directPush,
        threads,
        idempotentSend,
        syncReply,
        text,
        limits,
        others,
        redeliveryWindow);
  }

  /** The unit in which a platform counts length. */
  public enum LengthUnit {
    UTF16,
    CODE_POINTS,
    UTF8_BYTES
  }

  /** The longest text, counted in {@code unit}, after the platform's own marks are removed. */
  public record TextLimit(int length, LengthUnit unit) {
    /** The length of {@code text} in this unit. */
    public int measure(String text) {
      return switch (unit) {
        case UTF16 -> text.length();
        case CODE_POINTS -> text.codePointCount(0, text.length());
        case UTF8_BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
      };
    }
  }

  /** What a limit counts. */
  public enum LimitScope {
    /** All that this bot account sends. */
    ACCOUNT,
    /** What goes to one chat. */
    CHAT,
    /** What goes to one group; direct chats are free of it. */
    GROUP
  }

  /**
   * {@code count} sends in each {@code per} at the steady rate, and {@code burst} at once after a pause; so at most {@code
   * count + burst - 1} in any {@code per}, which has to be what the platform allows.
   */
  public record Limit(LimitScope scope, int count, Duration per, int burst) {
    /** Microseconds from one send to the next at the steady rate. */
    public long emissionMicros() {
      return per.toNanos() / 1_000 / count;
    }
  }

  /** How long a quota lasts; it begins anew with the calendar. */
  public enum Window {
    DAY,
    MONTH
  }

  /**
   * {@code count} messages of the account in each {@code window}, on the clock of {@code zone}.
   *
   * @param perReader a message to a group counts as many times as there are people in it
   */
  public record Quota(int count, Window window, ZoneId zone, boolean perReader) {
    /** One by which a message counts once, whoever reads it. */
    public Quota(int count, Window window, ZoneId zone) {
      this(count, window, zone, false);
    }

    /** When the window begins that {@code now} is in. */
    public Instant begin(Instant now) {
      LocalDate day = now.atZone(zone).toLocalDate();
      return first(day).atStartOfDay(zone).toInstant();
    }

    /** When it ends, which is when the next one begins. */
    public Instant end(Instant now) {
      LocalDate first = first(now.atZone(zone).toLocalDate());
      LocalDate next = switch (window) {
        case DAY -> first.plusDays(1);
        case MONTH -> first.plusMonths(1);
      };
      return next.atStartOfDay(zone).toInstant();
    }

    private LocalDate first(LocalDate day) {
      return switch (window) {
        case DAY -> day;
        case MONTH -> day.withDayOfMonth(1);
      };
    }
  }
}
