package io.reunion.member.imports;

import io.reunion.chat.UserId;
import io.reunion.member.Duplicates;
import io.reunion.member.ImportedRow;
import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.MemberStore.Edit;
import io.reunion.member.NaturalKey;
import io.reunion.member.PutOutcome;
import io.reunion.member.imports.ImportProblem.Reason;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some hundreds of rows on their way into the store: who they are, what changes, and what became of each. */
final class ImportBatch {
  private final MemberStore store;
  private final Optional<String> journal;
  private final Sightings sightings;

  /** @param journal where changes are noted; without one nothing is written */
  ImportBatch(MemberStore store, Optional<String> journal, Sightings sightings) {
    this.store = store;
    this.journal = journal;
    this.sightings = sightings;
  }

  /**
   * What became of one row.
   *
   * @param member absent where the row was refused
   * @param problem why it was refused, or what of it was not taken; {@code value} tells more
   */
  record Outcome(
      MemberRow row, Kind kind, Optional<MemberId> member, Optional<Reason> problem, String value) {
    private static Outcome of(Plan plan, Kind kind, MemberId member) {
      return plan.shared().isEmpty()
          ? new Outcome(plan.row(), kind, Optional.of(member), Optional.empty(), "")
          : new Outcome(
              plan.row(),
              kind,
              Optional.of(member),
              Optional.of(Reason.SHARED_CONTACT),
              joined(plan.shared()));
    }

    private static Outcome refused(MemberRow row, Reason reason, String value) {
      return new Outcome(row, Kind.REFUSED, Optional.empty(), Optional.of(reason), value);
    }
  }

  /** What may become of a row. */
  enum Kind {
    CREATED,
    UPDATED,
    UNCHANGED,
    REFUSED
  }

  /** Stores the rows, and links their accounts, in the order of the rows: an account in two of them is the first one's. */
  Future<List<Outcome>> take(List<MemberRow> rows) {
    return store(rows).compose(outcomes -> {
      outcomes.forEach(outcome -> outcome.member().ifPresent(sightings::named));
      Future<List<Outcome>> all = see(refused(outcomes)).map(seen -> new ArrayList<>());
      for (Outcome outcome : outcomes) {
        all = all.compose(done -> linked(outcome).map(linked -> {
          done.add(linked);
          return done;
        }));
      }
      return all;
    });
  }

  private static List<NaturalKey> refused(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.kind() == Kind.REFUSED)
        .flatMap(outcome -> NaturalKey.of(outcome.row().particulars()).stream())
        .toList();
  }

  /** Notes whom {@code keys}, of rows that cannot be taken, lead to. */
  Future<Void> see(List<NaturalKey> keys) {
    return store.holders(keys).map(holders -> {
      holders.forEach(holder -> holder.ifPresent(sightings::named));
      return null;
    });
  }

  private Future<Outcome> linked(Outcome outcome) {
    Future<Outcome> linked = Future.succeededFuture(outcome);
    if (journal.isEmpty() || outcome.member().isEmpty()) {
      return linked;
    }
    MemberId id = outcome.member().get();
    for (UserId user : outcome.row().accounts()) {
      linked = linked.compose(before -> before.kind() == Kind.REFUSED
          ? Future.succeededFuture(before)
          : store
              .link(id, user)
              .map(result -> result == LinkOutcome.LINKED
                  ? before
                  : Outcome.refused(outcome.row(), Reason.ACCOUNT_TAKEN, user.toString())));
    }
    return linked;
  }

  /** Stores the rows; those that share a key with an earlier one after it, for who that is must be known by then. */
  private Future<List<Outcome>> store(List<MemberRow> rows) {
    List<MemberRow> now = new ArrayList<>();
    List<MemberRow> later = new ArrayList<>();
    Set<NaturalKey> keys = new HashSet<>();
    for (MemberRow row : rows) {
      List<NaturalKey> own = NaturalKey.of(row.particulars());
      if (Collections.disjoint(keys, own)) {
        now.add(row);
        keys.addAll(own);
      } else {
        later.add(row);
      }
    }
    return settled(now)
        .compose(first -> later.isEmpty()
            ? Future.succeededFuture(first)
            : store(later).map(second -> merged(first, second)));
  }

  /** One that somebody else was faster with is looked at once more. */
  private Future<List<Outcome>> settled(List<MemberRow> rows) {
    return attempt(rows).compose(outcomes -> {
      List<MemberRow> again = outcomes.stream()
          .filter(o -> o.problem().equals(Optional.of(Reason.CHANGED_MEANWHILE)))
          .map(Outcome::row)
          .toList();
      return again.isEmpty()
          ? Future.succeededFuture(outcomes)
          : attempt(again).map(second -> merged(outcomes, second));
    });
  }

  private static List<Outcome> merged(List<Outcome> first, List<Outcome> second) {
    Map<Long, Outcome> byLine = new LinkedHashMap<>();
    first.forEach(outcome -> byLine.put(outcome.row().line(), outcome));
    second.forEach(outcome -> byLine.put(outcome.row().line(), outcome));
    return List.copyOf(byLine.values());
  }

  private Future<List<Outcome>> attempt(List<MemberRow> rows) {
    return known(rows)
        .compose(
            known -> write(rows.stream().map(row -> known.plan(row, sightings)).toList()));
  }

  /** The members that the rows' keys lead to. */
  private Future<Known> known(List<MemberRow> rows) {
    Set<NaturalKey> keys = new LinkedHashSet<>();
    for (MemberRow row : rows) {
      keys.addAll(NaturalKey.of(row.particulars()));
      keys.add(NaturalKey.person(row.particulars()));
    }
    List<NaturalKey> asked = List.copyOf(keys);
    return store.holders(asked).compose(holders -> {
      Map<NaturalKey, MemberId> byKey = new HashMap<>();
      for (int i = 0; i < asked.size(); i++) {
        NaturalKey key = asked.get(i);
        holders.get(i).ifPresent(holder -> byKey.put(key, holder));
      }
      return store.get(Set.copyOf(byKey.values())).map(members -> new Known(byKey, members));
    });
  }

  /**
   * What a row asks for: an edit, or a refusal.
   *
   * @param shared others whose contacts the row has, who certainly are somebody else by their student number
   */
  private record Plan(
      MemberRow row, Optional<Edit> edit, Optional<Outcome> refused, Set<Member> shared) {}

  private static String joined(Set<Member> members) {
    return String.join(", ", members.stream().map(m -> m.id().value()).sorted().toList());
  }

  private record Known(Map<NaturalKey, MemberId> byKey, Map<MemberId, Member> members) {

    /** An e-mail address or phone number of somebody with another student number does not make two people one. */
    Plan plan(MemberRow given, Sightings sightings) {
      Set<Member> shared = new LinkedHashSet<>();
      List<NaturalKey> taken = new ArrayList<>();
      for (NaturalKey key : NaturalKey.of(given.particulars())) {
        member(key).filter(given::isNumberedOtherwise).ifPresent(other -> {
          shared.add(other);
          taken.add(key);
        });
      }
      MemberRow row = given.without(taken);
      Set<Member> same = new LinkedHashSet<>();
      List<NaturalKey> keys = NaturalKey.of(row.particulars());
      keys.forEach(key -> member(key).ifPresent(same::add));
      if (same.isEmpty() && shared.isEmpty()) {
        member(NaturalKey.person(row.particulars())).ifPresent(same::add);
      }
      if (same.size() > 1) {
        return refused(row, same, sightings);
      }
      Optional<Member> before = same.stream().findFirst();
      Member after = before.map(row::applied).orElseGet(() -> row.asNew(newId(keys)));
      shared.forEach(
          other -> sightings.alike(other.id(), after.id(), Duplicates.Reason.SHARED_CONTACT));
      return new Plan(row, Optional.of(new Edit(before, after)), Optional.empty(), shared);
    }

    private static Plan refused(MemberRow row, Set<Member> same, Sightings sightings) {
      MemberId first = same.iterator().next().id();
      same.forEach(one -> {
        sightings.named(one.id());
        sightings.alike(first, one.id(), Duplicates.Reason.TWO_IN_ONE_ROW);
      });
      Outcome refused = Outcome.refused(row, Reason.TWO_MEMBERS, joined(same));
      return new Plan(row, Optional.empty(), Optional.of(refused), Set.of());
    }

    /** The member whom {@code key} leads to, if the record says the same. */
    private Optional<Member> member(NaturalKey key) {
      return Optional.ofNullable(byKey.get(key))
          .map(members::get)
          .filter(member -> NaturalKey.of(member.particulars()).contains(key));
    }

    /** The id that a key was taken for by somebody who is just storing the same person, or died at it; else a new one. */
    private MemberId newId(List<NaturalKey> keys) {
      return keys.stream()
          .filter(byKey::containsKey)
          .map(byKey::get)
          .filter(id -> !members.containsKey(id))
          .findFirst()
          .orElseGet(MemberId::random);
    }
  }

  private Future<List<Outcome>> write(List<Plan> plans) {
    List<Plan> changes = plans.stream().filter(ImportBatch::isChange).toList();
    List<Edit> edits = changes.stream().flatMap(plan -> plan.edit().stream()).toList();
    Future<List<PutOutcome>> written = journal.isEmpty()
        ? Future.succeededFuture(List.of())
        : noted(journal.get(), plans)
            .compose(
                done -> edits.isEmpty() ? Future.succeededFuture(List.of()) : store.put(edits));
    return written.map(puts -> {
      Map<Plan, PutOutcome> byPlan = new HashMap<>();
      for (int i = 0; i < puts.size(); i++) {
        byPlan.put(changes.get(i), puts.get(i));
      }
      return plans.stream()
          .map(plan -> outcome(plan, Optional.ofNullable(byPlan.get(plan))))
          .toList();
    });
  }

  /** Whose account is linked anew is noted too. */
  private Future<Void> noted(String id, List<Plan> plans) {
    Map<MemberId, ImportedRow> changes = new LinkedHashMap<>();
    for (Plan plan : plans) {
      plan.edit().ifPresent(edit -> {
        if (isChange(plan) || !plan.row().accounts().isEmpty()) {
          changes.put(
              edit.after().id(),
              ImportedRow.of(edit.before(), edit.after(), plan.row().accounts()));
        }
      });
    }
    return store.imports().note(id, changes);
  }

  private static boolean isChange(Plan plan) {
    return plan.edit().isPresent()
        && !plan.edit().get().before().equals(Optional.of(plan.edit().get().after()));
  }

  private static Outcome outcome(Plan plan, Optional<PutOutcome> put) {
    if (plan.refused().isPresent()) {
      return plan.refused().get();
    }
    Edit edit = plan.edit().orElseThrow();
    if (put.isPresent() && !put.get().isStored()) {
      return Outcome.refused(plan.row(), Reason.CHANGED_MEANWHILE, "");
    }
    Kind kind =
        edit.before().isEmpty() ? Kind.CREATED : isChange(plan) ? Kind.UPDATED : Kind.UNCHANGED;
    return Outcome.of(plan, kind, edit.after().id());
  }
}
