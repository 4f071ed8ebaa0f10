package io.reunion.membership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.reunion.chat.UserId;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.membership.Entry.State;
import io.reunion.membership.Entry.Term;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Entries and terms, in the drawers {@code entries} and {@code terms}. */
public final class EntryStore {
  static final Duration YEAR = Duration.ofDays(365);

  private final Drawer<Entry> entries;
  private final Drawer<Term> terms;

  public EntryStore(Redis redis) {
    entries = new Drawer<>(redis, "entries", Entry.class);
    terms = new Drawer<>(redis, "terms", Term.class);
  }

  Future<Entry> add(UserId user, Map<String, String> answers, String operation, Instant now) {
    return entries.add(
        operation, number -> new Entry(number, user, answers, now, State.WAITING, ""));
  }

  Future<Optional<Entry>> find(String number) {
    return entries.get(number);
  }

  public Future<List<Entry>> all() {
    return entries.all();
  }

  Future<Optional<Entry>> change(String number, UnaryOperator<Entry> edit) {
    return entries.change(number, edit).map(changed -> changed.map(Changed::after));
  }

  /** Those of {@code user} that wait are over, and what was written there is deleted; whether there was one. */
  Future<Boolean> withdraw(UserId user) {
    return entries
        .all()
        .compose(all -> Future.join(all.stream()
            .filter(entry -> entry.isWaiting() && entry.user().equals(user))
            .map(entry -> entries.change(entry.id(), Entry::declined))
            .toList()))
        .map(done -> done.size() > 0);
  }

  Future<Optional<Term>> term(MemberId member) {
    return terms.get(member.value());
  }

  Future<List<Term>> terms() {
    return terms.all();
  }

  /** Notes that the member was told; empty if the term is another by now or has been noted. */
  Future<Optional<Term>> warned(Term lapsed, Instant now) {
    return terms
        .change(
            lapsed.member(),
            term -> term.equals(lapsed)
                ? new Term(term.member(), term.until(), now.toEpochMilli())
                : term)
        .map(changed -> changed.filter(Changed::isChange).map(Changed::after));
  }

  /** A first term, if there is none. */
  Future<Term> begin(MemberId member, Instant now) {
    return terms
        .put(member.value(), () -> new Term(member.value(), now.plus(YEAR)), term -> term)
        .map(Changed::after);
  }

  /** One more year from the end of the present term, or from now on if it is over; once in half a year. */
  Future<Optional<Term>> renew(MemberId member, Instant now) {
    return terms
        .change(member.value(), term -> {
          if (term.until().isAfter(now.plus(YEAR.dividedBy(2)))) {
            return term;
          }
          Instant from = term.isCurrent(now) ? term.until() : now;
          return new Term(term.member(), from.plus(YEAR));
        })
        .map(changed -> changed.map(Changed::after));
  }

  public Future<JsonNode> export(MemberId member) {
    return entries
        .export(entry -> entry.member().equals(member.value()))
        .compose(mine -> term(member).map(term -> {
          var both = JsonNodeFactory.instance.objectNode();
          both.set("entries", mine);
          term.ifPresent(one -> both.put("until", one.until().toString()));
          return (JsonNode) both;
        }));
  }

  public Future<Void> forget(MemberId member) {
    return entries
        .removeAll(Entry::id, entry -> entry.member().equals(member.value()))
        .compose(done -> terms.remove(member.value()));
  }
}
