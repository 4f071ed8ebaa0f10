package io.reunion.member;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.reunion.chat.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member as JSON, as it lies in Redis. What an older or newer version of ours has written is read as the least it may mean. */
final class MemberJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
  private static final ObjectReader READER = JSON.readerFor(Stored.class);
  private static final ObjectWriter WRITER = JSON.writerFor(Stored.class);

  /** The stored form; the version lies beside it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Stored(
      @Nullable Map<String, List<String>> values,
      @Nullable String consent,
      @Nullable Map<String, String> audiences,
      boolean abroad,
      @Nullable String role,
      boolean verified,
      @Nullable List<String> users,
      @Nullable String updatedAt) {}

  private MemberJson() {}

  static String write(Member member) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    member.particulars().values().forEach((field, texts) -> values.put(field.key(), texts));
    Map<String, String> audiences = new LinkedHashMap<>();
    member.privacy().chosen().forEach((f, audience) -> audiences.put(f.key(), audience.name()));
    Stored stored = new Stored(
        values,
        member.privacy().consent().name(),
        audiences,
        member.privacy().abroad(),
        member.role().name(),
        member.verified(),
        member.users().stream().map(UserId::toString).sorted().toList(),
        member.stamp().updatedAt().toString());
    try {
      return WRITER.writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a member is plain strings", e);
    }
  }

  /** Throws {@link IllegalStateException} for what no version of ours can have written. */
  static Member read(MemberId id, long version, String json) {
    try {
      Stored stored = READER.readValue(json);
      Privacy privacy = new Privacy(
          oneOf(Audience.values(), stored.consent, Audience.NOBODY),
          audiences(stored.audiences),
          stored.abroad);
      Instant updatedAt =
          stored.updatedAt == null ? Instant.EPOCH : Instant.parse(stored.updatedAt);
      return new Member(
          id,
          particulars(stored.values),
          privacy,
          new Member.Standing(oneOf(Role.values(), stored.role, Role.GUEST), stored.verified),
          users(stored.users),
          new Member.Stamp(version, updatedAt));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("member " + id + " is unreadable", e);
    }
  }

  private static Particulars particulars(@Nullable Map<String, List<String>> stored) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    if (stored != null) {
      stored.forEach((key, texts) -> Field.byKey(key).ifPresent(f -> values.put(f, texts)));
    }
    return new Particulars(values);
  }

  private static Map<Field, Audience> audiences(@Nullable Map<String, String> stored) {
    Map<Field, Audience> chosen = new EnumMap<>(Field.class);
    if (stored != null) {
      stored.forEach((key, name) -> Field.byKey(key).ifPresent(field -> {
        Audience audience = oneOf(Audience.values(), name, Audience.NOBODY);
        chosen.put(field, audience.narrower(field.widest()));
      }));
    }
    return chosen;
  }

  private static Set<UserId> users(@Nullable Collection<String> stored) {
    Set<UserId> users = new LinkedHashSet<>();
    if (stored != null) {
      stored.forEach(text -> users.add(UserId.parse(text)));
    }
    return users;
  }

  /** The one of that name; {@code least} for a name that this version does not know. */
  private static <T extends Enum<T>> T oneOf(T[] values, @Nullable String name, T least) {
    for (T value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return least;
  }
}
