package io.reunion.registration;

import io.reunion.bot.Admins;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.LookupGate;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.search.MemberDirectory;
import io.reunion.redis.Redis;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** All that concerns who somebody is to us. */
public final class RegistrationCommands {
  private final MemberStore members;
  private final Whom whom;
  private final LinkCodes codes;
  private final Attempts attempts;
  private final Vouches vouches;
  private final Consents consents;
  private final CorrectionCommands corrections;
  private final CorrectionDecisions decisions;
  private final Export export;
  private final Erasure erasure;
  private final Parts parts;
  private final Rules rules;
  private final VerifyCommand verify;
  private final DeletionForm deletion;

  /**
   * What registration is made of.
   *
   * @param others what other parts keep of a member
   * @param erased who was deleted before
   * @param post how codes reach recorded addresses and numbers; nothing: only the office gives codes
   */
  public record Parts(
      Redis redis,
      MemberStore members,
      MemberDirectory directory,
      LookupGate gate,
      Viewers viewers,
      Admins admins,
      List<Kept> others,
      Erased erased,
      List<Mail> post) {}

  /**
   * Rules of the association.
   *
   * @param selfService the fields that members correct themselves; of the others an admin decides
   * @param evidence how long consents of a deleted member are kept
   * @param publicUrl under which people reach this service
   * @param association what the association calls itself
   */
  public record Rules(
      Set<Field> selfService,
      Duration evidence,
      Optional<String> publicUrl,
      Function<Language, String> association) {}

  public RegistrationCommands(Parts parts, Rules rules) {
    this.parts = parts;
    this.rules = rules;
    this.members = parts.members();
    this.whom = new Whom(members, parts.directory());
    this.codes = new LinkCodes(parts.redis());
    this.attempts = new Attempts(parts.redis());
    this.vouches = new Vouches(parts.redis());
    this.consents = new Consents(parts.redis(), rules.evidence());
    Corrections wishes = new Corrections(parts.redis());
    this.decisions = new CorrectionDecisions(members, wishes, parts.admins());
    this.corrections = new CorrectionCommands(
        members, wishes, decisions, attempts, parts.admins(), rules.selfService());
    this.export = new Export(parts.redis(), members, consents, wishes, parts.others());
    List<Function<MemberId, Future<Void>>> all = new ArrayList<>();
    parts.others().forEach(kept -> all.add(kept.forget()));
    all.add(consents::forget);
    all.add(wishes::forget);
    all.add(vouches::forget);
    CodeMails mails = new CodeMails(parts.redis());
    all.add(mails::forget);
    this.erasure = new Erasure(members, parts.erased(), all);
    this.deletion = new DeletionForm(erasure);
    this.verify = new VerifyCommand(
        members, whom, codes, attempts, mails, Post.of(parts.post()), rules.association());
  }

  /** What is asked one thing after the other. */
  public List<Form> forms() {
    return List.of(verify.form(), deletion.form());
  }

  public List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(verify.commands());
    commands.addAll(new LinkCommands(members, whom, codes).commands());
    commands.addAll(
        new VouchCommand(members, whom, vouches, attempts, parts.gate(), parts.viewers())
            .commands());
    commands.addAll(corrections.commands());
    commands.addAll(new DuplicateCommands(members.duplicates(), parts.directory()).commands());
    commands.addAll(new MeCommand(
            members, consents, deletion, corrections, new ExportReply(export, rules.publicUrl()))
        .commands());
    return commands;
  }

  /** What an admin decides of what members say is wrong about them; also for whoever asks elsewhere than in a chat. */
  public CorrectionDecisions corrections() {
    return decisions;
  }

  /**
   * What {@code me correct} does.
   *
   * @param words the field and what it ought to be
   */
  public Future<Reply> correct(Turn turn, Member self, String words) {
    return corrections.correct(turn, self, words);
  }

  /** Deletes a member with all that is kept about them. */
  public Erasure erasure() {
    return erasure;
  }

  /** Gives what {@code me export} has promised. */
  public Export export() {
    return export;
  }
}
