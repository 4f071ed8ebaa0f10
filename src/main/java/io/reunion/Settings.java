package io.reunion;

import io.reunion.chat.UserId;
import io.reunion.config.Default;
import io.reunion.config.Environment;
import io.reunion.config.Matches;
import io.reunion.config.Range;
import io.reunion.config.Secret;
import io.reunion.member.ChapterNames;
import io.reunion.redis.Durability;
import io.reunion.registration.SmtpMail;
import io.reunion.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code reunion.yaml} may say. Every key has a default, so the file may be empty of settings; what each is for
 * stands, for operators, in the shipped file.
 *
 * @param admins who may do everything; nobody is one unless named here
 * @param organisers who may create events and see their lists
 * @param chapters the association's branches, each with its own clock
 */
public record Settings(
    Association association,
    Server server,
    Api api,
    Redis redis,
    Set<UserId> admins,
    Set<UserId> organisers,
    List<Chapter> chapters,
    Announcements announcements,
    Events events,
    Sessions sessions,
    Limits limits,
    MemberSettings.Introductions introductions,
    MemberSettings.Privacy privacy,
    Mail mail,
    MemberSettings.Sms sms,
    MemberSettings.Pull alumniSystem,
    Ballots ballots,
    AccessSettings.Tracing tracing) {

  /** A name in both languages. */
  public record Name(String zh, String en) {
    public String in(Language language) {
      return switch (language) {
        case ZH -> zh;
        case EN -> en;
      };
    }
  }

  /**
   * Who runs this service.
   *
   * @param language in which people are answered who have not shown another
   * @param timeZone by which dates are read and shown where no chapter or chat has its own
   */
  public record Association(
      @Default("{zh: 校友会, en: Alumni Association}") Name name,
      @Default("zh") Language language,
      @Default("Asia/Shanghai") ZoneId timeZone) {}

  /**
   * Where webhooks, API and pages are served.
   *
   * @param host the address to listen on; absent: loopback in the demo, every address otherwise
   * @param port 0 for any free one
   * @param maxBodyBytes a longer request is refused with 413
   * @param publicUrl under which people reach this service; absent: they are given no addresses
   */
  public record Server(
      @Matches(
          value = "[A-Za-z0-9.:_-]{1,253}",
          expected = "a host name or address such as 127.0.0.1")
      Optional<String> host,

      @Default("8080") @Environment("PORT") @Range(min = "0", max = "65535")
      int port,

      @Default("262144") @Range(min = "1024", max = "16777216")
      int maxBodyBytes,

      @Matches(
          value = "https?://[^\\s?#]{1,200}",
          expected = "an address such as https://alumni.example.org")
      Optional<String> publicUrl) {

    /** Whether people reach the service by https. */
    boolean https() {
      return publicUrl.filter(url -> url.startsWith("https:")).isPresent();
    }
  }

  /**
   * The admin API.
   *
   * @param token the bearer token of automation; absent: nobody gets in by one
   * @param approverToken with which announcements are only read, approved, paused and cancelled: what was written with the
   *     other one is not approved with it
   * @param oidc by which people sign in to the console besides
   */
  public record Api(
      @Environment("REUNION_API_TOKEN") Optional<Secret> token,
      @Environment("REUNION_APPROVER_TOKEN") Optional<Secret> approverToken,
      AccessSettings.Oidc oidc) {}

  /**
   * The store.
   *
   * @param uri standalone, Sentinel or Cluster; a secret, because it may hold a password; absent: an embedded server
   * @param dataDir where the embedded server keeps its files
   * @param accept names of weaker durability settings with which the service may start all the same
   * @param waitForReplicas how many replicas must have a write before it counts; 0 where there are none
   */
  public record Redis(
      @Environment("REDIS_URI") Optional<Secret> uri,
      @Default("data/redis") Path dataDir,

      Set<Durability.Weakness> accept,

      @Environment("REDIS_COMMAND_TIMEOUT") @Default("1s") @Range(min = "100ms", max = "1m")
      Duration commandTimeout,

      @Default("0") @Range(min = "0", max = "5") int waitForReplicas) {}

  /**
   * A branch of the association.
   *
   * @param id by which members, chats and announcements refer to it
   * @param admins who may announce to this chapter, and organise its events
   */
  public record Chapter(
      @Matches(
          value = "[a-z0-9][a-z0-9-]{0,47}",
          expected = "1 to 48 lower-case letters, digits, '-'")
      String id,

      Name name,
      ZoneId timeZone,
      Set<UserId> admins) {}

  /**
   * Announcements to many.
   *
   * @param approvalThreshold from how many recipients on a second admin must agree; 0: never
   * @param perChatPerDay how many announcements a chat gets in a day at most; 0: as many as are sent
   * @param quietHours when nobody is disturbed, on the reader's clock: {@code 22:00-08:00}, or {@code none}
   */
  public record Announcements(
      @Default("0") @Range(min = "0", max = "1000000") int approvalThreshold,
      @Default("0") @Range(min = "0", max = "1000") int perChatPerDay,

      @Default("none")
      @Matches(
          value = "none|([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
          expected = "hours such as 22:00-08:00, or none")
      String quietHours,

      @Default("at-most-once") Policy defaultPolicy) {

    /** What becomes of a copy of which nobody knows whether it arrived. */
    public enum Policy {
      /** It is shown as unknown and never sent again by itself. */
      AT_MOST_ONCE,
      /** It is sent again, and may come twice. */
      AT_LEAST_ONCE
    }
  }

  /**
   * Events.
   *
   * @param waitlist who gets a seat that comes free
   * @param partyLimit how many seats one answer may take
   * @param cardMinInterval the shortest time between two updates of a card
   * @param undoWindow how long an answer can be taken back with one word
   * @param reminders how long before the start those who come are reminded
   * @param nudges how long before the deadline, or the start, those are asked who have said nothing
   * @param quietHours when nobody is told what can wait, on their own clock: {@code 22:00-08:00}, or {@code none}
   * @param cardRepeat the shortest time between two cards in a chat whose platform cannot change the one that is there
   */
  public record Events(
      @Default("strict") Waitlist waitlist,
      @Default("10") @Range(min = "1", max = "1000") int partyLimit,
      @Default("3s") @Range(min = "0s", max = "1h") Duration cardMinInterval,
      @Default("10m") @Range(min = "0s", max = "7d") Duration undoWindow,
      @Default("[24h, 2h]") @Range(min = "1m", max = "30d") Set<Duration> reminders,
      @Default("[48h]") @Range(min = "1h", max = "30d") Set<Duration> nudges,

      @Default("22:00-08:00")
      @Matches(
          value = "none|([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
          expected = "hours such as 22:00-08:00, or none")
      String quietHours,

      @Default("10m") @Range(min = "1s", max = "1d") Duration cardRepeat) {

    /** A party that does not fit whole waits; may a smaller one behind it pass? */
    public enum Waitlist {
      STRICT,
      FIT
    }
  }

  /**
   * Conversations.
   *
   * @param expiry how long a question of the bot stays open
   */
  public record Sessions(
      @Default("24h") @Range(min = "1m", max = "30d") Duration expiry) {}

  /**
   * How much one person may ask for.
   *
   * @param lookupsPerDay distinct profiles that a member may be shown in a day
   * @param lookupsPer30Days the same in 30 days
   */
  public record Limits(
      @Default("40") @Range(min = "1", max = "100000") int lookupsPerDay,
      @Default("200") @Range(min = "1", max = "1000000") int lookupsPer30Days) {}

  /**
   * The mail server by which codes go to recorded addresses.
   *
   * @param host absent: no mail is sent, and only the office gives codes
   * @param from the address that the letters come from; needed with a host
   * @param user absent where the server asks for no login
   */
  public record Mail(
      Optional<String> host,
      @Default("587") @Range(min = "1", max = "65535") int port,
      @Default("starttls") SmtpMail.Security security,

      @Matches(value = "[^\\s@<>]+@[^\\s@<>]+", expected = "an e-mail address")
      Optional<String> from,

      Optional<String> user,
      Optional<Secret> password) {

    /** The server, if one is given with what it needs. */
    Optional<SmtpMail.Server> server() {
      return host.flatMap(name -> from.map(sender -> new SmtpMail.Server(
          name,
          port,
          security,
          sender,
          user.flatMap(login -> password.map(secret -> new SmtpMail.Login(login, secret))))));
    }
  }

  /**
   * Sealed ballots.
   *
   * @param keyDir where the keys are kept that tell whose slot in an open box is whose; never backed up with Redis
   * @param mixing how long sealed papers wait for others, so that they go into the box in random order; four times that
   *     where few come
   */
  public record Ballots(
      @Default("data/ballots") Path keyDir,
      @Default("3s") @Range(min = "10ms", max = "1m") Duration mixing) {}

  /** What the chapters are called. */
  ChapterNames chapterNames() {
    return new ChapterNames(chapters.stream()
        .map(chapter -> new ChapterNames.Named(
            chapter.id(),
            Map.of(Language.ZH, chapter.name().zh(), Language.EN, chapter.name().en())))
        .toList());
  }

  /** Who organises for some chapters, by their ids, and for nobody else. */
  Map<UserId, Set<String>> organisingOnlyFor() {
    Map<UserId, Set<String>> chaptersOf = new HashMap<>();
    for (Chapter chapter : chapters) {
      for (UserId admin : chapter.admins()) {
        if (!admins.contains(admin) && !organisers.contains(admin)) {
          chaptersOf.computeIfAbsent(admin, one -> new TreeSet<>()).add(chapter.id());
        }
      }
    }
    return chaptersOf;
  }

  /** Who organises whatever is nobody's own: the organisers who are bound to no chapter, or else the admins. */
  Set<UserId> office() {
    Set<UserId> everywhere = new HashSet<>(organisers);
    everywhere.removeAll(organisingOnlyFor().keySet());
    return everywhere.isEmpty() ? admins : everywhere;
  }

  /** The same with other admins. */
  Settings withAdmins(Set<UserId> others) {
    return with(server, others);
  }

  /** The same with another port. */
  Settings withPort(int port) {
    return with(new Server(server.host(), port, server.maxBodyBytes(), server.publicUrl()), admins);
  }

  /** The same for people on this machine, who reach it by its port where no other address is given. */
  Settings onThisMachine() {
    Optional<String> url = server
        .publicUrl()
        .or(() ->
            Optional.of("http://localhost:" + server.port()).filter(any -> server.port() > 0));
    return with(new Server(server.host(), server.port(), server.maxBodyBytes(), url), admins);
  }

  private Settings with(Server otherServer, Set<UserId> otherAdmins) {
    return new Settings(
        association,
        otherServer,
        api,
        redis,
        otherAdmins,
        organisers,
        chapters,
        announcements,
        events,
        sessions,
        limits,
        introductions,
        privacy,
        mail,
        sms,
        alumniSystem,
        ballots,
        tracing);
  }
}
