package io.reunion;

import static io.reunion.TelegramBotApi.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.access.SignIns;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has signed in to the console, and what their browser sends. */
record ConsoleSession(TestService service, String cookie, String csrf) {
  static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

  static ConsoleSession open(TestService service, RedisServer redis, UserId user) {
    SignIns links = new SignIns(
        redis.redis(),
        Clock.systemUTC(),
        (unused, granted) -> Future.failedFuture("only makes links"));
    String code = RedisServer.await(links.link(user, Role.ADMIN));
    return at(
        service,
        service.send(
            "POST", "/api/v1/session", "{\"code\":\"" + code + "\"}", "User-Agent", FIREFOX));
  }

  /** Whoever was let in with this answer. */
  static ConsoleSession at(TestService service, HttpResponse<String> entered) {
    String set = entered.headers().firstValue("Set-Cookie").orElseThrow();
    return new ConsoleSession(
        service,
        set.substring(0, set.indexOf(';')),
        parse(entered.body()).path("csrf").asText());
  }

  HttpResponse<String> send(String method, String path, String body, String... more) {
    List<String> headers =
        new ArrayList<>(List.of("Cookie", cookie, "User-Agent", FIREFOX, "X-Reunion-Csrf", csrf));
    headers.addAll(List.of(more));
    return service.send(method, "/api/v1" + path, body, headers.toArray(String[]::new));
  }

  JsonNode get(String path) {
    return parse(send("GET", path, "").body());
  }
}
