package io.reunion.member.imports;

import io.reunion.member.ImportedRow;
import io.reunion.chat.UserId;
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
import java.util.HashMap;
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

  /** @param journal where changes are noted; without one nothing is written */
  ImportBatch(MemberStore store, Optional<String> journal) {
    this.store = store;
    this.journal = journal;
  }

  /** What became of one row; {@code member} is absent where it was refused. */
  record Outcome(
      MemberRow row, Kind kind, Optional<MemberId> member, Optional<Reason> refused, String value) {
    private static Outcome of(MemberRow row, Kind kind, MemberId member) {
      return new Outcome(row, kind, Optional.of(member), Optional.empty(), "");
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
      Future<List<Outcome>> all = Future.succeededFuture(new ArrayList<>());
      for (Outcome outcome : outcomes) {
        all = all.compose(done -> linked(outcome).map(linked -> {
          done.add(linked);
          return done;
        }));
      }
      return all;
    });
  }

  private Future<Outcome> linked(Outcome outcome) {
    Future<Outcome> linked = Future.succeededFuture(outcome);
    if (journal.isEmpty() || outcome.member().isEmpty()) {
      return linked;
    }
    MemberId id = outcome.member().get();
    for (UserId user : outcome.row().accounts()) {
      linked = linked.compose(before -> before.refused().isPresent()
          ? Future.succeededFuture(before)
          : store
              .link(id, user)
              .map(result -> result == LinkOutcome.LINKED
                  ? before
                  : Outcome.refused(outcome.row(), Reason.ACCOUNT_TAKEN, user.toString())));
    }
    return linked;
  }

  /** Stores the rows. One that somebody else was faster with is looked at once more. */
  private Future<List<Outcome>> store(List<MemberRow> rows) {
    return attempt(rows).compose(outcomes -> {
      List<MemberRow> again = outcomes.stream()
          .filter(o -> o.refused().equals(Optional.of(Reason.CHANGED_MEANWHILE)))
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
    return known(rows).compose(known -> write(rows.stream().map(known::plan).toList()));
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

  /** What a row asks for: an edit, or a refusal. */
  private record Plan(MemberRow row, Optional<Edit> edit, Optional<Outcome> refused) {}

  private record Known(Map<NaturalKey, MemberId> byKey, Map<MemberId, Member> members) {

    Plan plan(MemberRow row) {
      List<NaturalKey> keys = NaturalKey.of(row.particulars());
      Set<Member> same = new LinkedHashSet<>();
      keys.forEach(key -> member(key).ifPresent(same::add));
      if (same.isEmpty()) {
        member(NaturalKey.person(row.particulars())).ifPresent(same::add);
      }
      if (same.size() > 1) {
        String ids =
            String.join(", ", same.stream().map(m -> m.id().value()).sorted().toList());
        return new Plan(
            row, Optional.empty(), Optional.of(Outcome.refused(row, Reason.TWO_MEMBERS, ids)));
      }
      Optional<Member> before = same.stream().findFirst();
      Member after = before.map(row::applied).orElseGet(() -> row.asNew(newId(keys)));
      return new Plan(row, Optional.of(new Edit(before, after)), Optional.empty());
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
    return Outcome.of(plan.row(), kind, edit.after().id());
  }
}
