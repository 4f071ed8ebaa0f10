package io.reunion.member;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Members for tests: {@code People.named("张伟").city("深圳").member()}. Everybody has consented unless said otherwise. */
final class People {
  private final Map<Field, List<String>> values = new EnumMap<>(Field.class);
  private MemberId id = MemberId.random();
  private Privacy privacy = new Privacy(Audience.MEMBERS, Map.of());

  static People named(String name) {
    return new People().with(Field.NAME, name);
  }

  People with(Field field, String... texts) {
    values.put(field, Arrays.asList(texts));
    return this;
  }

  People id(long bits) {
    id = MemberId.of(bits);
    return this;
  }

  People also(String... names) {
    return with(Field.OTHER_NAMES, names);
  }

  People year(int year) {
    return with(Field.CLASS_YEAR, Integer.toString(year));
  }

  People city(String city) {
    return with(Field.CITY, city);
  }

  People company(String company) {
    return with(Field.COMPANY, company);
  }

  People industry(String industry) {
    return with(Field.INDUSTRY, industry);
  }

  People consent(Audience audience) {
    privacy = privacy.consenting(audience);
    return this;
  }

  People shows(Field field, Audience audience) {
    privacy = privacy.choosing(field, audience);
    return this;
  }

  Member member() {
    return Member.unstored(id, new Particulars(values)).with(privacy);
  }

  /** A verified member who looks in private, of the given chapters. */
  static Viewer viewer(String... chapters) {
    Member viewer = named("某某")
        .with(Field.CHAPTER, chapters)
        .member()
        .with(new Member.Standing(Role.MEMBER, true));
    return Viewer.of(java.util.Optional.of(viewer), io.reunion.chat.ChatKind.DIRECT);
  }

  /** A verified member who asks in a group. */
  static Viewer inGroup() {
    return new Viewer(Viewer.Sight.GROUP, java.util.Optional.empty(), java.util.Set.of());
  }
}
