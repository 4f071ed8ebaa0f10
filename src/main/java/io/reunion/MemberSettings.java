package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Range;
import io.reunion.config.Secret;
import io.reunion.member.Field;
import io.reunion.member.pull.AlumniSystem;
import io.reunion.member.pull.Paging;
import io.reunion.registration.SmsGateway;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code reunion.yaml} may say about members: a part of {@link Settings}. */
public final class MemberSettings {
  private MemberSettings() {}

  /**
   * Introductions of one member to another.
   *
   * @param perWeek how many a member may ask for in seven days
   * @param askedPerWeek how often a member is asked in seven days; what is more waits
   * @param expiry how long an answer is awaited
   */
  public record Introductions(
      @Default("5") @Range(min = "1", max = "1000") int perWeek,
      @Default("3") @Range(min = "1", max = "1000") int askedPerWeek,
      @Default("14d") @Range(min = "1h", max = "90d") Duration expiry) {}

  /**
   * What members' consent is needed for.
   *
   * @param abroad platforms, or accounts such as {@code telegram/main}, whose operator is abroad: there only those are
   *     shown who agreed to that
   * @param selfService the fields that members correct themselves; of the others an admin decides
   * @param lookupLog how long it is kept who was shown to whom
   * @param consentEvidence how long consents of a deleted member are kept, without a name
   * @param lapsedMembership how long members are kept whose term is over; zero for ever
   * @param erasedFile who was deleted, for when a backup is restored that is older; never backed up with Redis
   */
  public record Privacy(
      @Matches(
          value = "[a-z][a-z0-9-]*(/[a-z0-9-]+)?",
          expected = "a platform, or PLATFORM/ACCOUNT")
      Set<String> abroad,

      @Default("[city, company, title, industry, skills, offers, needs]")
      @Matches(
          value = "city|company|title|industry|skills|offers|needs|otherNames|school|degree|major",
          expected = "a field that neither identifies nor gives rights, such as city")
      Set<String> selfService,

      @Default("90d") @Range(min = "1d", max = "3650d") Duration lookupLog,
      @Default("1095d") @Range(min = "0s", max = "7300d") Duration consentEvidence,
      @Default("1095d") @Range(min = "0s", max = "7300d") Duration lapsedMembership,
      @Default("data/erased.txt") Path erasedFile) {
    Set<Field> corrected() {
      return selfService.stream()
          .flatMap(key -> Field.byKey(key).stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    boolean isAbroad(AccountId account) {
      return abroad.contains(account.platform().value()) || abroad.contains(account.toString());
    }
  }

  /**
   * The gateway by which codes go to recorded phone numbers as text messages.
   *
   * @param url where one request a message is posted to; absent: none are sent
   * @param form in which the body is written
   * @param body with {@code {phone}} and {@code {text}} in it
   * @param headers what the gateway asks for besides
   * @param expects words in the answer that mean that it was taken
   */
  public record Sms(
      @Matches(
          value = "https?://[^\\s]{1,500}",
          expected = "an address such as https://sms.example.org/send")
      Optional<String> url,

      @Default("json") SmsGateway.Form form,

      @Default("'{\"to\": \"{phone}\", \"text\": \"{text}\"}'")
      String body,

      Map<String, Secret> headers,
      Optional<String> expects) {

    Optional<SmsGateway.Gateway> gateway() {
      return url.map(to -> new SmsGateway.Gateway(to, form, body, headers, expects));
    }
  }

  /**
   * A system that has the alumni's records, and from which they are pulled over HTTP.
   *
   * @param url of the first page; absent: nothing is pulled
   * @param headers what it asks for besides
   * @param every how often it is pulled by itself; absent: only when somebody asks for it
   * @param records where the list of people is in an answer; absent: the answer is the list
   * @param fields where the value of each field is in the record of one person
   * @param paging how one page leads to the next
   * @param parameter of the address that says which page
   * @param next where the next address or cursor is in an answer
   * @param sizeParameter of the address that says how many records a page has
   * @param since of the address that asks for what has changed since a moment
   * @param full whether it names everybody: who is missing is proposed as a departure
   */
  public record Pull(
      @Matches(
          value = "https?://[A-Za-z0-9.:\\[\\]-]{1,253}(/[^\\s#]{0,1000})?",
          expected = "an address such as https://alumni.example.edu/api/people")
      Optional<String> url,

      Map<String, Secret> headers,
      @Range(min = "1m", max = "366d") Optional<Duration> every,

      Optional<String> records,
      Map<String, String> fields,
      @Default("none") Paging.Style paging,
      @Default("page") String parameter,
      Optional<String> next,
      Optional<String> sizeParameter,
      @Default("200") @Range(min = "1", max = "10000") int size,
      Optional<String> since,
      @Default("false") boolean full) {

    /** The system, if one is given. */
    Optional<AlumniSystem> system() {
      return url.map(address -> new AlumniSystem(
          URI.create(address),
          headers,
          records.orElse(""),
          fields,
          new Paging(paging, parameter, next.orElse(""), sizeParameter, size),
          since,
          full,
          AlumniSystem.Bounds.USUAL));
    }
  }
}
