package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.Field;
import io.reunion.member.Profile;
import io.reunion.member.Viewer;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** {@code /members}: what the office sees, which is everything that a search needs to show. */
final class MembersApi implements AdminApi.Part {
  private static final List<Field> TEXTS =
      List.of(Field.MAJOR, Field.CITY, Field.COMPANY, Field.INDUSTRY, Field.CHAPTER);

  private final MemberDirectory directory;

  MembersApi(MemberDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members", this::search);
  }

  private Future<Void> search(Exchange exchange) {
    String words = exchange.query("q").orElse("");
    int limit = exchange.query("limit", 20, 1, 100);
    if (words.length() > MemberQuery.LONGEST) {
      throw ProblemException.invalid(List.of(new ProblemException.Mistake(
          "q", "expected at most " + MemberQuery.LONGEST + " characters")));
    }
    return directory.search(MemberQuery.parse(words), Viewer.OFFICE, limit).map(result -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      result.matches().forEach(match -> items.add(json(match.profile())));
      body.put("total", result.total());
      exchange.json(200, body);
      return null;
    });
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
