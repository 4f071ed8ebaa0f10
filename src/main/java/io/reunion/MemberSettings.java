package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.config.Default;
import io.reunion.config.Matches;
import io.reunion.config.Range;
import io.reunion.config.Secret;
import io.reunion.member.Field;
import io.reunion.registration.SmsGateway;
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
      @Default("1095d") @Range(min = "0s", max = "7300d") Duration consentEvidence) {
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
}
