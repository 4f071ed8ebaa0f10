package io.reunion.registration;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.member.MemberDirectory;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that concerns who somebody is to us. */
public final class RegistrationCommands {
  private final MemberStore members;
  private final Whom whom;
  private final LinkCodes codes;
  private final Attempts attempts;
  private final Vouches vouches;
  private final Consents consents;
  private final Erasure erasure;
  private final VerifyCommand verify;

  /**
   * @param others what other parts keep of a member and forget when the member is deleted
   * @param mail how codes reach a recorded address; absent: only the office gives codes
   */
  public RegistrationCommands(
      Redis redis,
      MemberStore members,
      MemberDirectory directory,
      List<Function<MemberId, Future<Void>>> others,
      Optional<? extends Mail> mail) {
    this.members = members;
    this.whom = new Whom(members, directory);
    this.codes = new LinkCodes(redis);
    this.attempts = new Attempts(redis);
    this.vouches = new Vouches(redis);
    this.consents = new Consents(redis);
    List<Function<MemberId, Future<Void>>> all = new ArrayList<>(others);
    all.add(consents::forget);
    this.erasure = new Erasure(members, all);
    this.verify = new VerifyCommand(members, whom, codes, attempts, mail.map(sender -> sender));
  }

  /** What is asked one thing after the other. */
  public List<Form> forms() {
    return List.of(verify.form());
  }

  public List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(verify.commands());
    commands.addAll(new LinkCommands(members, whom, codes).commands());
    commands.addAll(new VouchCommand(members, whom, vouches, attempts).commands());
    commands.addAll(new MeCommand(members, consents, erasure).commands());
    return commands;
  }
}
