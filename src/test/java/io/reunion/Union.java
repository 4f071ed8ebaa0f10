package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A service whose clock the test moves, and members who talk to it in direct chats. */
abstract class Union extends Dialogue {
  @TempDir
  Path union;

  protected final TestClock time = new TestClock(START);
  protected final Map<Long, MemberId> known = new HashMap<>();

  @BeforeEach
  void openUnion() {
    service.close();
    service = restarted();
    conversation = talkTo(service);
  }

  private TestService restarted() {
    return TestService.start(union, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77", "telegram:78"]
        organisers: ["telegram:21"]
        chapters:
          - {id: beijing, name: {zh: 北京校友会, en: Beijing Chapter}, timeZone: Asia/Shanghai, admins: []}
          - {id: london, name: {zh: 伦敦校友会, en: London Chapter}, timeZone: Europe/London, admins: []}
        """, telegram.config(), time);
  }

  /** The service dies and another takes its place. */
  final void restart() {
    service.close();
    service = restarted();
    conversation = talkTo(service);
  }

  @AfterEach
  void forgetPeople() {
    known.clear();
  }

  final MemberStore store() {
    return new MemberStore(server.redis(), time);
  }

  /** A verified member who has a direct chat with the bot. */
  final MemberId member(long user, String name, String language) {
    return member(user, Map.of(Field.NAME, List.of(name)), language);
  }

  final MemberId member(long user, Map<Field, List<String>> particulars, String language) {
    Member member = RedisServer.await(store()
            .put(Member.unstored(MemberId.random(), new Particulars(particulars))
                .with(Privacy.UNASKED.consenting(Audience.MEMBERS))
                .with(new Member.Standing(Role.MEMBER, true))))
        .member();
    RedisServer.await(store().link(member.id(), UserId.of("telegram", Long.toString(user))));
    known.put(user, member.id());
    conversation.in(user).speaking(language).answers(user, language.equals("en") ? "help" : "帮助");
    conversation
        .in(user)
        .speaking(language)
        .answers(user, language.equals("en") ? "lang en" : "语言 中文");
    return member.id();
  }

  final Conversation with(long user) {
    return conversation.in(user);
  }

  /** {@code person} presses a button, and reads this: over the chat, or as a message. */
  final void tap(long person, String label, String... fragments) {
    String notice = conversation.in(person).presses(person, label);
    assertThat(notice + "\n" + last(person)).contains(fragments);
  }

  final String last(long chat) {
    List<String> said = telegram.said(chat);
    return said.get(said.size() - 1);
  }

  final void hears(long chat, String... fragments) {
    soon()
        .untilAsserted(() -> assertThat(telegram.said(chat))
            .as("what %s was told", chat)
            .anySatisfy(text -> assertThat(text).contains(fragments)));
  }
}
