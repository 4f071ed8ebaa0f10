package io.reunion.rsvp;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The work itself and nothing around it: the signature is verified, one script records the answer and keeps the session,
 * one POST replies. {@code BareRsvp REDIS_URI API_URI}; says {@code reunion ready URL} as the service does.
 */
final class BareRsvp {
  private static final String SCRIPT = "redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])"
      + " redis.call('SET', KEYS[2], ARGV[3], 'EX', 3600) return redis.call('HLEN', KEYS[1])";

  private final HttpClient client;
  private final URI api;
  private final RedisAsyncCommands<String, String> redis;
  private final String sha;
  private final Mac mac;

  private BareRsvp(Vertx vertx, String redisUri, URI api) throws GeneralSecurityException {
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(64));
    this.api = api;
    this.redis = RedisClient.create(redisUri).connect().async();
    this.sha = redis.scriptLoad(SCRIPT).toCompletableFuture().join();
    this.mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(
        RsvpLoad.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
  }

  public static void main(String[] args) throws GeneralSecurityException {
    Vertx vertx = Vertx.vertx();
    BareRsvp bare = new BareRsvp(vertx, args[0], URI.create(args[1]));
    vertx
        .createHttpServer()
        .requestHandler(bare::handle)
        .listen(0, "127.0.0.1")
        .onSuccess(
            server -> System.out.println("reunion ready http://127.0.0.1:" + server.actualPort()));
  }

  private void handle(HttpServerRequest request) {
    request.body().onSuccess(body -> {
      boolean slack = request.path().startsWith("/webhooks/slack");
      if (!(slack ? isSigned(request, body) : isTelegram(request))) {
        request.response().setStatusCode(401).end();
        return;
      }
      JsonObject update = body.toJsonObject();
      JsonObject message = update.getJsonObject(slack ? "event" : "message");
      String chat = slack
          ? message.getString("channel")
          : message.getJsonObject("chat").getLong("id").toString();
      String user =
          slack ? message.getString("user") : message.getJsonObject("from").getLong("id").toString();
      record(request, slack, chat, user, message.getString("text"));
    });
  }

  private static boolean isTelegram(HttpServerRequest request) {
    String token = request.getHeader("X-Telegram-Bot-Api-Secret-Token");
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            RsvpLoad.SECRET_TOKEN.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isSigned(HttpServerRequest request, Buffer body) {
    mac.update(("v0:" + request.getHeader("X-Slack-Request-Timestamp") + ":")
        .getBytes(StandardCharsets.UTF_8));
    String said = String.valueOf(request.getHeader("X-Slack-Signature"));
    String expected = "v0=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private void record(
      HttpServerRequest request, boolean slack, String chat, String user, String text) {
    RedisFuture<Long> recorded = redis.evalsha(
        sha,
        ScriptOutputType.INTEGER,
        new String[] {"{bare}:answers", "{bare}:session:" + chat},
        user,
        text,
        "{\"last\":\"" + text + "\"}");
    recorded.thenAccept(count -> {
      request.response().end();
      reply(slack, chat, "You have a seat: " + count);
    });
  }

  private void reply(boolean slack, String chat, String text) {
    String path = slack ? "/api/chat.postMessage" : "/bot1:t/sendMessage";
    client
        .request(HttpMethod.POST, api.getPort(), api.getHost(), path)
        .compose(post -> post.putHeader("Content-Type", "application/json")
            .send(new JsonObject()
                .put(slack ? "channel" : "chat_id", chat)
                .put("text", text)
                .toBuffer()))
        .compose(answer -> answer.body())
        .onFailure(failure -> System.err.println("no reply: " + failure));
  }
}
