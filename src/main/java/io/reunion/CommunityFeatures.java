package io.reunion;

import io.reunion.api.CommunityApi;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.PersonFinder;
import io.reunion.engagement.Engagement;
import io.reunion.exchange.ResourceExchange;
import io.reunion.founding.FoundingCommands;
import io.reunion.founding.Preparations;
import io.reunion.guidance.Guidance;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.membership.Decisions;
import io.reunion.membership.Joining;
import io.reunion.membership.Memberships;
import io.reunion.membership.Retention;
import io.reunion.notice.Notices;
import io.reunion.questions.Questions;
import io.reunion.registration.Erasure;
import io.reunion.registration.Kept;
import io.reunion.showcase.Showcase;
import io.reunion.suggestion.Suggestions;
import io.reunion.upkeep.CareStore;
import io.reunion.upkeep.Upkeep;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The features in which members do something for each other, put together. */
final class CommunityFeatures {
  private static final List<Class<?>> SPEAKERS = List.of(
      ResourceExchange.class,
      Guidance.class,
      Suggestions.class,
      Showcase.class,
      Questions.class,
      Memberships.class,
      Preparations.class,
      Upkeep.class,
      Engagement.class);

  private final MemberStore members;
  private final Notices notices;
  private final ResourceExchange exchange;
  private final Guidance guidance;
  private final Suggestions suggestions;
  private final Showcase showcase;
  private final Questions questions;
  private final Memberships memberships;
  private Optional<Retention> retention = Optional.empty();
  private final Preparations preparations;
  private final FoundingCommands founding;

  CommunityFeatures(MemberFeatures.Parts parts, MemberFeatures.Looking looking, Settings settings) {
    ZoneId zone = settings.association().timeZone();
    members = parts.stores().members();
    notices = new Notices(new Notices.Parts(
        parts.vertx(),
        parts.redis(),
        parts.stores().members(),
        parts.stores().rooms(),
        parts.stores().sessions(),
        parts.outbound(),
        parts.manners()::sentencesFor,
        parts.clock()));
    exchange = new ResourceExchange(
        new ResourceExchange.Parts(
            parts.redis(),
            parts.stores().members(),
            parts.directory(),
            notices,
            parts.clock(),
            zone),
        looking.viewers(),
        looking.gate());
    guidance = new Guidance(parts.redis(), parts.stores().members(), notices, parts.clock(), zone);
    suggestions = new Suggestions(parts.redis(), notices, settings.admins(), parts.clock(), zone);
    showcase = new Showcase(new Showcase.Parts(
        parts.redis(),
        parts.stores().members(),
        new PersonFinder(parts.directory()),
        parts.stores().rooms(),
        parts.outbound(),
        notices,
        parts.clock(),
        zone));
    questions = new Questions(parts.redis(), parts.stores().events(), notices, parts.clock());
    memberships = new Joining(
            parts.redis(),
            parts.stores().members(),
            parts.directory(),
            notices,
            parts.clock(),
            zone)
        .decidedBy(settings.admins());
    preparations = new Preparations(parts.redis(), notices, parts.clock(), zone);
    founding = new FoundingCommands(
        preparations, parts.stores().members(), new PersonFinder(parts.directory()), zone);
  }

  /** What an admin decides of those who want to join. */
  Decisions applications() {
    return memberships.decisions();
  }

  /** The packages that say something: these features', and {@code others}. */
  static List<Class<?>> speakersBesides(Class<?>... others) {
    List<Class<?>> speakers = new ArrayList<>(List.of(others));
    speakers.addAll(SPEAKERS);
    return List.copyOf(speakers);
  }

  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(memberships.commands());
    commands.addAll(founding.commands());
    commands.addAll(exchange.commands());
    commands.addAll(guidance.commands());
    commands.addAll(questions.commands());
    commands.addAll(suggestions.commands());
    commands.addAll(showcase.commands());
    return commands;
  }

  List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    forms.addAll(memberships.forms());
    forms.addAll(founding.forms());
    forms.addAll(exchange.forms());
    forms.addAll(guidance.forms());
    forms.addAll(showcase.forms());
    return forms;
  }

  /** What these features keep of a member. */
  List<Kept> kept() {
    return List.of(
        new Kept("exchange", exchange.store()::export, exchange.store()::forget),
        new Kept("guidance", guidance.store()::export, guidance.store()::forget),
        new Kept("membership", memberships.store()::export, memberships.store()::forget),
        new Kept("preparations", preparations.store()::export, preparations.store()::forget),
        new Kept("questions", questions.store()::export, questions.store()::forget),
        new Kept("suggestions", suggestions.store()::export, this::forgetInSuggestions),
        new Kept("stories", showcase.store()::export, showcase.takingDown()::forget));
  }

  /** Who takes care of a suggestion is named there. */
  private Future<Void> forgetInSuggestions(MemberId id) {
    return members
        .get(id)
        .compose(found -> suggestions
            .store()
            .forget(id, found.map(member -> Set.of(member.name())).orElse(Set.of())));
  }

  /** What the API reads. */
  CommunityApi.Stores stores(Upkeep upkeep, Engagement engagement) {
    return new CommunityApi.Stores(
        exchange.office(),
        guidance.store(),
        suggestions.office(),
        questions.store(),
        preparations,
        upkeep,
        engagement,
        notices);
  }

  Partaking.Features partaking(CareStore profiles) {
    return new Partaking.Features(
        exchange.store(),
        guidance.store(),
        suggestions.store(),
        questions.store(),
        preparations.store(),
        profiles);
  }

  Notices notices() {
    return notices;
  }

  Showcase showcase() {
    return showcase;
  }

  /** Deletes whose membership has been over for long, by what deletes a member. */
  void retain(MemberFeatures.Parts parts, Settings settings, Erasure erasure) {
    retention = Optional.of(memberships.retention(
        parts.vertx(), settings.privacy().lapsedMembership(), erasure::of, parts.clock()));
  }

  void start() {
    notices.start();
    retention.ifPresent(Retention::start);
  }

  void stop() {
    notices.stop();
    retention.ifPresent(Retention::stop);
  }
}
