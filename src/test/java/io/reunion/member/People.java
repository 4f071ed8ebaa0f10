package io.reunion.member;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Members for tests: {@code People.named("张伟").city("深圳").member()}. Everybody has consented unless said otherwise. */
public final class People {
  private final Map<Field, List<String>> values = new EnumMap<>(Field.class);
  private MemberId id = MemberId.random();
  private Privacy privacy = new Privacy(Audience.MEMBERS, Map.of());

  public static People named(String name) {
    return new People().with(Field.NAME, name);
  }

  public People with(Field field, String... texts) {
    values.put(field, Arrays.asList(texts));
    return this;
  }

  public People id(long bits) {
    id = MemberId.of(bits);
    return this;
  }

  public People also(String... names) {
    return with(Field.OTHER_NAMES, names);
  }

  public People year(int year) {
    return with(Field.CLASS_YEAR, Integer.toString(year));
  }

  public People city(String city) {
    return with(Field.CITY, city);
  }

  public People company(String company) {
    return with(Field.COMPANY, company);
  }

  public People industry(String industry) {
    return with(Field.INDUSTRY, industry);
  }

  public People consent(Audience audience) {
    privacy = privacy.consenting(audience);
    return this;
  }

  public People shows(Field field, Audience audience) {
    privacy = privacy.choosing(field, audience);
    return this;
  }

  public Member member() {
    return Member.unstored(id, new Particulars(values)).with(privacy);
  }

  /** A verified member who looks in private, of the given chapters. */
  public static Viewer viewer(String... chapters) {
    Member viewer = named("某某")
        .with(Field.CHAPTER, chapters)
        .member()
        .with(new Member.Standing(Role.MEMBER, true));
    return Viewer.of(java.util.Optional.of(viewer), io.reunion.chat.ChatKind.DIRECT);
  }

  /** A verified member who asks in a group. */
  public static Viewer inGroup() {
    return new Viewer(Viewer.Sight.GROUP, java.util.Optional.empty(), java.util.Set.of());
  }
}
