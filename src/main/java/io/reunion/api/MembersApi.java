package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.Caller;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberPage;
import io.reunion.member.MemberStore;
import io.reunion.member.Profile;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.reunion.redis.Steps;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code /members}: what the office sees, which is everything that a search needs to show. An organiser sees of the members
 * of their chapters what any member may.
 */
final class MembersApi implements AdminApi.Part {
  private static final List<Field> TEXTS =
      List.of(Field.MAJOR, Field.CITY, Field.COMPANY, Field.INDUSTRY, Field.CHAPTER);
  private static final Viewer ANY_MEMBER =
      new Viewer(Viewer.Sight.MEMBER, Optional.empty(), Set.of());
  private static final Cursor FOUND = new Cursor("members-found");
  private static final Cursor EVERYBODY = new Cursor("members");
  private static final int PAGE = 20;
  private static final int MOST = 100;
  /** How many records are read at once to find a few. */
  private static final int READ = 500;

  private final MemberDirectory directory;
  private final MemberStore members;
  private final MemberScope scope;

  MembersApi(MemberDirectory directory, MemberScope scope) {
    this.directory = directory;
    this.members = scope.members();
    this.scope = scope;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.GET, "/members", this::list);
  }

  private Future<Void> list(Exchange exchange) {
    String words = exchange.query("q").orElse("");
    if (words.length() > MemberQuery.LONGEST) {
      throw ProblemException.invalid(List.of(new ProblemException.Mistake(
          "q", "expected at most " + MemberQuery.LONGEST + " characters")));
    }
    int limit = exchange.query("limit", PAGE, 1, MOST);
    Future<ObjectNode> page = words.isBlank()
        ? everybody(exchange, limit)
        : search(exchange, MemberQuery.parse(words), limit);
    return page.map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  /** Whoever is changed between two pages comes again on a later one; nobody is left out. */
  private Future<ObjectNode> everybody(Exchange exchange, int limit) {
    long from = EVERYBODY.place(exchange).map(MembersApi::number).orElse(0L);
    return theirs(exchange.caller(), from, limit)
        .compose(page -> members.count().map(total -> {
          ObjectNode body = body(page.items());
          if (exchange.caller().has(Role.ADMIN)) {
            body.put("total", total);
          }
          page.next().ifPresent(next -> body.put("next", next));
          return body;
        }));
  }

  private static long number(String place) {
    if (!place.matches("\\d{1,18}")) {
      throw EVERYBODY.refused();
    }
    return Long.parseLong(place);
  }

  /** Reads on until the page is full: of many, few may be the caller's. */
  private Future<Cursor.Page<Profile>> theirs(Caller caller, long from, int limit) {
    List<Profile> found = new ArrayList<>();
    AtomicLong next = new AtomicLong(from);
    return Steps.until(() -> members
        .page(next.get(), Math.max(limit, caller.isBound() ? READ : 0))
        .compose(page -> fitting(caller, next.get(), limit - found.size(), page))
        .map(page -> {
          found.addAll(profiles(caller, page));
          next.set(page.next());
          return found.size() < limit && page.more()
              ? Optional.empty()
              : Optional.of(new Cursor.Page<>(found, next(page)));
        }));
  }

  /** A cursor stands behind a whole page: where that holds too many, as much of it as is needed is read again. */
  private Future<MemberPage> fitting(Caller caller, long from, int most, MemberPage page) {
    long theirs = 0;
    int read = 0;
    for (Member member : page.members()) {
      theirs += scope.reaches(caller, member) ? 1 : 0;
      if (theirs > most) {
        return members.page(from, read);
      }
      read++;
    }
    return Future.succeededFuture(page);
  }

  private List<Profile> profiles(Caller caller, MemberPage page) {
    return page.members().stream()
        .filter(member -> scope.reaches(caller, member))
        .map(member -> member.visibleTo(viewer(caller)))
        .toList();
  }

  private static Optional<String> next(MemberPage page) {
    return page.more() ? Optional.of(EVERYBODY.at(Long.toString(page.next()))) : Optional.empty();
  }

  /** The best first. A cursor holds the last one's place and id: who is found anew before it moves nobody out of sight. */
  private Future<ObjectNode> search(Exchange exchange, MemberQuery query, int limit) {
    Optional<String> place = FOUND.place(exchange);
    boolean all = exchange.caller().has(Role.ADMIN);
    int most = place.isEmpty() && all ? limit + 1 : MemberDirectory.MOST;
    return directory.search(query, all ? Viewer.OFFICE : ANY_MEMBER, most).compose(result -> {
      List<Profile> found =
          result.matches().stream().map(match -> match.profile()).toList();
      return admitted(exchange.caller(), found).map(admitted -> {
        List<Profile> rest = admitted.subList(after(admitted, place), admitted.size());
        ObjectNode body = body(rest.subList(0, Math.min(limit, rest.size())));
        if (all) {
          body.put("total", result.total());
        }
        if (rest.size() > limit) {
          int last = admitted.size() - rest.size() + limit - 1;
          body.put("next", FOUND.at(last + " " + admitted.get(last).id().value()));
        }
        return body;
      });
    });
  }

  private Future<List<Profile>> admitted(Caller caller, List<Profile> found) {
    if (!caller.isBound()) {
      return Future.succeededFuture(found);
    }
    List<Profile> theirs = new ArrayList<>();
    Future<Void> asked = Future.succeededFuture();
    for (Profile profile : found) {
      asked = asked.compose(before -> scope.reaches(caller, profile.id())).map(reached -> {
        if (reached) {
          theirs.add(profile);
        }
        return null;
      });
    }
    return asked.map(done -> theirs);
  }

  /** Behind whom a page ended; where that person is found no more, at the same number. */
  private static int after(List<Profile> found, Optional<String> place) {
    if (place.isEmpty()) {
      return 0;
    }
    String[] parts = place.get().split(" ", 2);
    if (parts.length < 2 || !parts[0].matches("\\d{1,6}")) {
      throw FOUND.refused();
    }
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).id().value().equals(parts[1])) {
        return i + 1;
      }
    }
    return Math.min(Integer.parseInt(parts[0]), found.size());
  }

  private static Viewer viewer(Caller caller) {
    return caller.has(Role.ADMIN) ? Viewer.OFFICE : ANY_MEMBER;
  }

  private static ObjectNode body(List<Profile> profiles) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    profiles.forEach(profile -> items.add(json(profile)));
    return body;
  }

  private static ObjectNode json(Profile profile) {
    ObjectNode item = Exchange.object();
    item.put("id", profile.id().value());
    item.put("name", profile.name().orElse(""));
    profile
        .first(Field.CLASS_YEAR)
        .ifPresent(year -> item.put("classYear", Integer.parseInt(year)));
    for (Field field : TEXTS) {
      profile.first(field).ifPresent(value -> item.put(field.key(), value));
    }
    return item;
  }
}
