package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.platform.Ed25519Signer;
import io.reunion.platform.SigningKey;
import io.reunion.platform.StandIn;
import io.reunion.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check --live} says of the accounts, with a stand-in for every platform. */
class LiveCheckTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final String KEY = "k".repeat(43);

  @TempDir
  Path directory;

  private final List<String> printed = new ArrayList<>();

  private int check(String platforms, Language language) throws IOException {
    Files.writeString(
        directory.resolve("reunion.yaml"), "server: {publicUrl: 'https://bot.example/'}\n");
    Files.writeString(
        directory.resolve("platforms.yaml"), platforms.replace("API", api.uri().toString()));
    List<String> problems = new ArrayList<>();
    Optional<ConfigCheck.Found> found = ConfigCheck.read(
        new ConfigDirectory(directory, Map.of(), OptionalInt.empty(), Platforms.CREDENTIALS),
        problems);
    assertThat(problems).isEmpty();
    return LiveCheck.run(found.orElseThrow(), Optional.of(language), printed::add);
  }

  @BeforeEach
  void answer() {
    api.answer("{}");
  }

  @Test
  void telegramTellsItsWebhookAndWhatDoesNotCome() throws IOException {
    String telegram = "telegram: {main: {token: '1:CANARY', secretToken: s, apiBase: API}}\n";
    api.answer(
        "/bot1:CANARY/getMe",
        200,
        "{\"ok\":true,\"result\":{\"id\":1,\"username\":\"alumni_bot\",\"can_join_groups\":true}}");
    api.answer(
        "/bot1:CANARY/getWebhookInfo",
        200,
        "{\"ok\":true,\"result\":{\"url\":\"https://bot.example/webhooks/telegram/main\",\"allowed_updates\":"
            + "[\"message\",\"callback_query\",\"my_chat_member\",\"message_reaction\"]}}");
    assertThat(check(telegram, Language.EN)).isZero();
    assertThat(printed)
        .containsExactly(
            "telegram/main: the webhook to enter on the platform is https://bot.example/webhooks/telegram/main",
            "  - the credentials work (@alumni_bot)",
            "  - the webhook is registered: https://bot.example/webhooks/telegram/main",
            "1 account checked, nothing to do");
    printed.clear();
    api.answer(
        "/bot1:CANARY/getWebhookInfo",
        200,
        "{\"ok\":true,\"result\":{\"url\":\"https://old.example/x?secret=CANARY\",\"pending_update_count\":3,"
            + "\"last_error_message\":\"Connection refused\"}}");
    assertThat(check(telegram, Language.ZH)).isEqualTo(1);
    assertThat(printed)
        .contains(
            "  ! 登记的是别的 webhook：https://old.example/x",
            "  ! 平台近来送不到 webhook：Connection refused",
            "  ! 缺少权限：message_reaction",
            "检查了 1 个账号，3 处要处理")
        .noneMatch(line -> line.contains("CANARY"));
  }

  @Test
  void slackTellsItsScopes() throws IOException {
    String slack = "slack: {main: {botToken: xoxb-CANARY, signingSecret: s, apiBase: API}}\n";
    api.answer(
        "/auth.test",
        200,
        "{\"ok\":true,\"user\":\"reunion\",\"team\":\"Alumni\",\"user_id\":\"U1\"}",
        "X-OAuth-Scopes",
        "app_mentions:read,chat:write, im:history,im:write,reactions:read");
    assertThat(check(slack, Language.EN)).isEqualTo(1);
    assertThat(printed)
        .contains(
            "  - the credentials work (reunion @ Alumni)",
            "  ! a permission is missing: users:read");
    api.answer("/auth.test", 200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
    printed.clear();
    assertThat(check(slack, Language.EN)).isEqualTo(1);
    assertThat(printed.get(1)).startsWith("  ! the credentials are refused (invalid_auth)");
  }

  @Test
  void lineTellsItsEndpoint() throws IOException {
    String line = "line: {main: {channelSecret: s, channelAccessToken: CANARY, apiBase: API}}\n";
    api.answer("/v2/bot/info", 200, "{\"displayName\":\"Alumni\"}");
    api.answer(
        "/v2/bot/channel/webhook/endpoint",
        200,
        "{\"endpoint\":\"https://bot.example/webhooks/line/main\",\"active\":true}");
    assertThat(check(line, Language.EN)).isZero();
    api.answer("/v2/bot/channel/webhook/endpoint", 404, "{}");
    assertThat(check(line, Language.EN)).isEqualTo(1);
    assertThat(printed)
        .contains("  ! no webhook is registered: enter https://bot.example/webhooks/line/main");
    api.answer("/v2/bot/info", 401, "{\"message\":\"CANARY\"}");
    assertThat(check(line, Language.EN)).isEqualTo(1);
    assertThat(printed).noneMatch(said -> said.contains("CANARY"));
  }

  @Test
  void feishuTellsWhatItMayNotDo() throws IOException {
    String feishu =
        "feishu: {main: {appId: cli_1, appSecret: CANARY, verificationToken: v, apiBase: API}}\n";
    api.answer(
        "/open-apis/auth/v3/tenant_access_token/internal",
        200,
        "{\"code\":0,\"tenant_access_token\":\"t-CANARY\",\"expire\":7200}");
    api.answer(
        "/open-apis/bot/v3/info",
        200,
        "{\"code\":0,\"bot\":{\"app_name\":\"校友\",\"open_id\":\"ou_1\"}}");
    api.answer("/open-apis/im/v1/chats", 200, "{\"code\":0,\"data\":{}}");
    assertThat(check(feishu, Language.ZH)).isZero();
    assertThat(printed).contains("  - 凭据有效（校友）");
    api.answer("/open-apis/im/v1/chats", 400, "{\"code\":99991672,\"msg\":\"CANARY\"}");
    assertThat(check(feishu, Language.ZH)).isEqualTo(1);
    assertThat(printed).contains("  ! 缺少权限：im:chat:readonly");
    api.answer("/open-apis/auth/v3/tenant_access_token/internal", 200, "{\"code\":10014}");
    printed.clear();
    assertThat(check(feishu, Language.ZH)).isEqualTo(1);
    assertThat(printed.get(1)).startsWith("  ! 凭据被拒绝（10014）");
  }

  @Test
  void weComTriesItsApplicationAndItsWebhooks() throws IOException {
    String wecom =
        "wecom: {main: {token: t, encodingAesKey: " + KEY + ", groupWebhooks: {wr1: CANARY},"
            + " app: {corpId: ww1, corpSecret: CANARY, agentId: 7}, apiBase: API}}\n";
    api.answer(
        "/cgi-bin/gettoken", 200, "{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}");
    api.answer(
        "/cgi-bin/webhook/send", 200, "{\"errcode\":40008,\"errmsg\":\"invalid message type\"}");
    assertThat(check(wecom, Language.EN)).isZero();
    assertThat(printed)
        .contains(
            "  - the credentials work (app 7)", "  - the credentials work (groupWebhooks.wr1)");
    api.answer(
        "/cgi-bin/webhook/send", 200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
    api.answer("/cgi-bin/gettoken", 200, "{\"errcode\":60020,\"errmsg\":\"CANARY\"}");
    printed.clear();
    assertThat(check(wecom, Language.EN)).isEqualTo(1);
    assertThat(printed)
        .contains("  ! a permission is missing: 企业可信IP / trusted IP")
        .anyMatch(
            line -> line.startsWith("  ! the credentials are refused (groupWebhooks.wr1 93000)"))
        .noneMatch(line -> line.contains("CANARY"));
  }

  @Test
  void weChatAndDingTalkTryTheirTokens() throws IOException {
    String both = "wechat: {main: {appId: wx1, appSecret: CANARY, token: t, apiBase: API}}\n"
        + "dingtalk: {main: {clientId: ding1, clientSecret: CANARY, apiBase: API}}\n";
    api.answer("/cgi-bin/stable_token", 200, "{\"access_token\":\"t\",\"expires_in\":7200}");
    api.answer("/v1.0/oauth2/accessToken", 200, "{\"accessToken\":\"t\",\"expireIn\":7200}");
    assertThat(check(both, Language.EN)).isZero();
    assertThat(printed)
        .contains("  - the credentials work (wx1)", "  - the credentials work (ding1)");
    api.answer("/cgi-bin/stable_token", 200, "{\"errcode\":40164,\"errmsg\":\"CANARY\"}");
    api.answer("/v1.0/oauth2/accessToken", 400, "{\"code\":\"invalidClientIdOrSecret\"}");
    printed.clear();
    assertThat(check(both, Language.EN)).isEqualTo(1);
    assertThat(printed)
        .contains("  ! a permission is missing: IP 白名单 / IP allow-list")
        .endsWith("2 accounts checked, 2 things to do");
  }

  @Test
  void discordTellsItsAddressAndItsKey() throws IOException {
    String key = HexFormat.of().formatHex(new Ed25519Signer(new byte[32]).publicKey());
    String discord = "discord: {main: {applicationId: '1234', publicKey: '" + key
        + "', botToken: CANARY, apiBase: API}}\n";
    api.answer(
        "/applications/@me",
        200,
        "{\"id\":\"1234\",\"name\":\"Alumni\",\"verify_key\":\"" + key
            + "\",\"event_webhooks_url\":\"x\","
            + "\"interactions_endpoint_url\":\"https://bot.example/webhooks/discord/main\"}");
    assertThat(check(discord, Language.EN)).isZero();
    assertThat(printed)
        .contains(
            "  - the credentials work (Alumni)",
            "  - the webhook is registered: https://bot.example/webhooks/discord/main");
    api.answer(
        "/applications/@me",
        200,
        "{\"id\":\"99\",\"name\":\"Alumni\",\"verify_key\":\"00\",\"interactions_endpoint_url\":null}");
    printed.clear();
    assertThat(check(discord, Language.ZH)).isEqualTo(1);
    assertThat(printed)
        .anyMatch(line -> line.startsWith("  ! 凭据被拒绝（applicationId）"))
        .anyMatch(line -> line.startsWith("  ! 凭据被拒绝（publicKey）"))
        .contains("  ! 没有登记 webhook：请填写 https://bot.example/webhooks/discord/main")
        .anyMatch(line -> line.contains("APPLICATION_AUTHORIZED"));
    api.answer("/applications/@me", 401, "{\"message\":\"401: CANARY\",\"code\":0}");
    printed.clear();
    assertThat(check(discord, Language.EN)).isEqualTo(1);
    assertThat(printed)
        .anyMatch(line -> line.startsWith("  ! the credentials are refused"))
        .noneMatch(line -> line.contains("CANARY"));
  }

  @Test
  void qqMatrixAndZulipSayWhoTheyAre() throws IOException {
    String all = "qq: {main: {appId: '1', appSecret: CANARY, apiBase: API}}\n"
        + "matrix: {main: {userId: '@reunion:example.org', asToken: CANARY, hsToken: h, apiBase: API}}\n"
        + "zulip: {main: {botEmail: b@example.org, apiKey: CANARY, token: t, apiBase: API}}\n";
    api.answer("/app/getAppAccessToken", 200, "{\"access_token\":\"t\",\"expires_in\":\"7200\"}");
    api.answer("/users/@me", 200, "{\"id\":\"1\",\"username\":\"校友\"}");
    api.answer("/_matrix/client/v3/account/whoami", 200, "{\"user_id\":\"@reunion:example.org\"}");
    api.answer(
        "/api/v1/users/me",
        200,
        "{\"result\":\"success\",\"full_name\":\"Reunion\",\"is_bot\":true}");
    assertThat(check(all, Language.EN)).as(printed.toString()).isZero();
    assertThat(printed)
        .contains(
            "  - the credentials work (校友)",
            "  - the credentials work (@reunion:example.org)",
            "  - the credentials work (Reunion)");
    api.answer("/users/@me", 401, "{\"code\":11244,\"message\":\"CANARY\"}");
    api.answer("/_matrix/client/v3/account/whoami", 200, "{\"user_id\":\"@other:example.org\"}");
    api.answer(
        "/api/v1/users/me", 200, "{\"result\":\"success\",\"full_name\":\"Li\",\"is_bot\":false}");
    printed.clear();
    assertThat(check(all, Language.ZH)).isEqualTo(1);
    assertThat(printed)
        .anyMatch(line -> line.startsWith("  ! 凭据被拒绝（asToken: @other:example.org）"))
        .anyMatch(line -> line.startsWith("  ! 凭据被拒绝（botEmail"))
        .noneMatch(line -> line.contains("CANARY"))
        .endsWith("检查了 3 个账号，3 处要处理");
  }

  @Test
  void theOthersSayWhoTheyAreAndWhatIsMissing() throws IOException {
    Path key =
        Files.writeString(directory.resolve("key.json"), SigningKey.create().serviceAccount());
    String all =
        "teams: {main: {appId: app-1, appPassword: CANARY, tenantId: t, apiBase: API, loginBase: API,"
            + " openIdBase: API}}\n"
            + "whatsapp: {main: {phoneNumberId: '10001', accessToken: CANARY, appSecret: s, verifyToken: v,"
            + " apiBase: API}}\n"
            + "googlechat: {main: {audience: '123456', serviceAccount: 'file:" + key
            + "', apiBase: API, tokenBase: API, keysBase: API}}\n"
            + "mattermost: {main: {botToken: CANARY, tokens: [x], apiBase: API}}\n"
            + "rocketchat: {main: {userId: u, authToken: CANARY, tokens: [x], apiBase: API}}\n";
    api.answer(
        "/v1/.well-known/openidconfiguration", 200, "{\"jwks_uri\":\"" + api.uri() + "/keys\"}");
    api.answer("/keys", 200, SigningKey.create().published("msteams"));
    api.answer("/t/oauth2/v2.0/token", 200, "{\"access_token\":\"t\",\"expires_in\":3600}");
    api.answer("/token", 200, "{\"access_token\":\"t\",\"expires_in\":3600}");
    api.answer("/v1/spaces", 200, "{}");
    api.answer(
        "/v23.0/10001",
        200,
        "{\"verified_name\":\"Alumni\",\"webhook_configuration\":"
            + "{\"application\":\"https://bot.example/webhooks/whatsapp/main\"}}");
    api.answer("/api/v4/users/me", 200, "{\"id\":\"u\",\"username\":\"reunion\"}");
    api.answer("/api/v1/me", 200, "{\"success\":true,\"_id\":\"u\",\"username\":\"robot\"}");
    check(all, Language.EN);
    assertThat(printed)
        .contains(
            "  - the credentials work (app-1)",
            "  - the credentials work (Alumni)",
            "  - the credentials work (chat.bot)",
            "  - the credentials work (reunion)",
            "  - the credentials work (robot)",
            "  - the webhook is registered: https://bot.example/webhooks/whatsapp/main")
        .anyMatch(line -> line.contains("template"))
        .anyMatch(line -> line.contains("callbackUrl"));
    for (String name : List.of("teams", "whatsapp", "googlechat", "mattermost", "rocketchat")) {
      assertThat(printed)
          .anyMatch(line -> line.startsWith(name + "/main")
              && line.endsWith("https://bot.example/webhooks/" + name + "/main"));
    }
    for (String path : List.of(
        "/t/oauth2/v2.0/token", "/token", "/v23.0/10001", "/api/v4/users/me", "/api/v1/me")) {
      api.answer(path, 401, "{\"error\":\"CANARY\"}");
    }
    printed.clear();
    assertThat(check(all, Language.ZH)).isEqualTo(1);
    assertThat(printed.stream().filter(line -> line.startsWith("  ! 凭据被拒绝"))).hasSize(5);
    assertThat(printed).noneMatch(line -> line.contains("CANARY"));
  }

  @Test
  void aPlatformThatCannotBeReachedIsSaidToBe() throws IOException {
    assertThat(check(
            "line: {main: {channelSecret: s, channelAccessToken: CANARY, apiBase: 'http://127.0.0.1:1'}}\n",
            Language.EN))
        .isEqualTo(1);
    assertThat(printed.get(1)).startsWith("  ! the platform did not answer (no-connection)");
    api.answer("/v2/bot/info", 302, "", "Location", api.uri() + "/elsewhere");
    assertThat(check(
            "line: {main: {channelSecret: s, channelAccessToken: CANARY, apiBase: API}}\n",
            Language.EN))
        .isEqualTo(1);
    assertThat(api.requests("/elsewhere")).as("redirects are not followed").isEmpty();
  }
}
