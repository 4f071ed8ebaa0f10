package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Requests as each of the platforms of {@link EveryAdapter} makes them, authentic whatever is in them: somebody writes, or
 * nonsense.
 */
public final class AuthenticRequests {
  /** Its public half is the key of the Discord adapter (RFC 8032, 7.1, test 1). */
  private static final byte[] DISCORD =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  private static final String SECRET = EveryAdapter.SECRET.reveal();

  private static final Map<String, String> WRITTEN = written();

  private final URI webhooks;
  private final URI api;

  /**
   * @param webhooks the service, up to the platform's name
   * @param api where the adapters believe the platforms to be
   */
  public AuthenticRequests(URI webhooks, URI api) {
    this.webhooks = webhooks;
    this.api = api;
  }

  /** Somebody says something to the bot; {@code ID} is the message's id, {@code NOW} and {@code MILLIS} are moments. */
  private static Map<String, String> written() {
    Map<String, String> all = new HashMap<>();
    all.put(
        "telegram",
        "{'update_id':ID,'message':{'message_id':ID,'date':NOW,'chat':{'id':1,'type':'private'},"
            + "'from':{'id':1,'is_bot':false,'first_name':'Li'},'text':'help'}}");
    all.put(
        "slack",
        "{'type':'event_callback','team_id':'T1','event_id':'EvID','event':{'type':'message','channel':'D1',"
            + "'channel_type':'im','user':'U1','text':'help','ts':'NOW.ID'}}");
    all.put(
        "feishu",
        "{'schema':'2.0','header':{'event_id':'ID','event_type':'im.message.receive_v1','create_time':'MILLIS',"
            + "'token':'secret'},'event':{'sender':{'sender_id':{'open_id':'ou_1'},'sender_type':'user'},"
            + "'message':{'message_id':'om_ID','create_time':'MILLIS','chat_id':'oc_1','chat_type':'p2p',"
            + "'message_type':'text','content':'{\\'text\\':\\'help\\'}'}}}");
    all.put(
        "wecom",
        "{'msgid':'ID','chattype':'single','from':{'userid':'li'},'msgtype':'text','text':{'content':'help'}}");
    all.put(
        "dingtalk",
        "{'conversationId':'c1','conversationType':'1','msgId':'ID','senderStaffId':'li','senderId':'x',"
            + "'createAt':MILLIS,'msgtype':'text','text':{'content':'help'}}");
    all.put(
        "wechat",
        "<xml><ToUserName>gh</ToUserName><FromUserName>li</FromUserName><CreateTime>NOW</CreateTime>"
            + "<MsgType>text</MsgType><Content>help</Content><MsgId>ID</MsgId></xml>");
    all.put(
        "line",
        "{'destination':'U0','events':[{'type':'message','timestamp':MILLIS,'mode':'active','webhookEventId':'ID',"
            + "'source':{'type':'user','userId':'U1'},'message':{'id':'ID','type':'text','text':'help'}}]}");
    all.put(
        "teams",
        "{'type':'message','id':'ID','serviceUrl':'API','channelId':'msteams','from':{'id':'29:li'},"
            + "'recipient':{'id':'28:bot'},'conversation':{'id':'a:1','conversationType':'personal'},'text':'help'}");
    all.put(
        "whatsapp",
        "{'entry':[{'changes':[{'field':'messages','value':{'metadata':{'phone_number_id':'10001'},"
            + "'messages':[{'from':'861','id':'ID','timestamp':'NOW','type':'text','text':{'body':'help'}}]}}]}]}");
    all.put(
        "googlechat",
        "{'type':'MESSAGE','space':{'name':'spaces/A','type':'DM'},'user':{'name':'users/1'},"
            + "'message':{'name':'spaces/A/messages/ID','text':'help'}}");
    all.put(
        "mattermost",
        "{'token':'secret','channel_id':'c1','channel_name':'town','post_id':'ID','user_id':'u1','user_name':'li',"
            + "'timestamp':MILLIS,'text':'help','trigger_word':''}");
    all.put(
        "rocketchat",
        "{'token':'secret','bot':false,'channel_id':'GENERAL','channel_name':'general','message_id':'ID',"
            + "'user_id':'u1','user_name':'li','text':'help'}");
    all.put(
        "discord",
        "{'type':2,'id':'ID','token':'t','channel_id':'2','user':{'id':'3','username':'li'},"
            + "'data':{'type':1,'name':'help','id':'4'}}");
    all.put(
        "qq",
        "{'id':'ID','op':0,'t':'C2C_MESSAGE_CREATE','d':{'id':'ID','author':{'user_openid':'U1'},'content':'help'}}");
    all.put(
        "matrix",
        "{'events':[{'type':'m.room.message','event_id':'$ID','room_id':'!r:x','sender':'@li:x',"
            + "'origin_server_ts':MILLIS,'content':{'msgtype':'m.text','body':'help'}}]}");
    all.put(
        "zulip",
        "{'token':'secret','bot_email':'bot@example.org','data':'help','trigger':'direct_message',"
            + "'message':{'id':ID,'sender_id':10,'display_recipient':[{'id':10,'email':'li@example.org'}],"
            + "'timestamp':NOW,'type':'private'}}");
    all.replaceAll((platform, body) -> body.replace('\'', '"'));
    return all;
  }

  /** Somebody writes, with this id. */
  public String written(String platform, long id) {
    Instant now = Instant.now();
    return WRITTEN
        .get(platform)
        .replace("MILLIS", Long.toString(now.toEpochMilli()))
        .replace("NOW", Long.toString(now.getEpochSecond()))
        .replace("API", api.toString())
        .replace("ID", Long.toString(id));
  }

  /** A request with this body, or with what it is within. */
  public HttpRequest.Builder of(String platform, byte[] body) {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    String millis = Long.toString(Instant.now().toEpochMilli());
    return switch (platform) {
      case "telegram" -> post(platform, body, "X-Telegram-Bot-Api-Secret-Token", SECRET);
      case "slack" ->
        post(
            platform,
            body,
            "X-Slack-Request-Timestamp",
            seconds,
            "X-Slack-Signature",
            "v0=" + hex(hmac("v0:" + seconds + ":", body)));
      case "feishu" ->
        post(
            platform,
            body,
            "X-Lark-Request-Timestamp",
            seconds,
            "X-Lark-Request-Nonce",
            "n",
            "X-Lark-Signature",
            hex(Digests.sha256((seconds + "n" + SECRET).getBytes(UTF_8), body)));
      case "wecom" -> sealed(platform, "", body, seconds);
      case "wechat" -> sealed(platform, "app", body, seconds);
      case "dingtalk" ->
        post(
            platform,
            body,
            "timestamp",
            millis,
            "sign",
            base64(hmac(millis + "\n" + SECRET, new byte[0])));
      case "line" -> post(platform, body, "x-line-signature", base64(hmac("", body)));
      case "whatsapp" ->
        post(platform, body, "X-Hub-Signature-256", "sha256=" + hex(hmac("", body)));
      case "teams" ->
        post(
            platform,
            body,
            "Authorization",
            EveryAdapter.KEY.bearer(claims("https://api.botframework.com", "app")));
      case "googlechat" ->
        post(
            platform,
            body,
            "Authorization",
            EveryAdapter.KEY.bearer(claims("chat@system.gserviceaccount.com", "123456")));
      case "discord" -> signed(platform, body, seconds, DISCORD);
      case "qq" ->
        signed(platform, body, seconds, Arrays.copyOf(SECRET.repeat(6).getBytes(UTF_8), 32));
      case "matrix" ->
        request(platform, "/_matrix/app/v1/transactions/1")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .setHeader("Authorization", "Bearer " + SECRET);
      default -> post(platform, body);
    };
  }

  private HttpRequest.Builder request(String platform, String rest) {
    return HttpRequest.newBuilder(URI.create(webhooks + "/" + platform + "/main" + rest))
        .setHeader("Content-Type", "application/json");
  }

  private HttpRequest.Builder post(String platform, byte[] body, String... headers) {
    HttpRequest.Builder request =
        request(platform, "").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private HttpRequest.Builder signed(String platform, byte[] body, String seconds, byte[] seed) {
    return post(
        platform,
        body,
        Ed25519Requests.TIMESTAMP,
        seconds,
        Ed25519Requests.SIGNATURE,
        hex(new Ed25519Signer(seed).sign(seconds.getBytes(UTF_8), body)));
  }

  private HttpRequest.Builder sealed(
      String platform, String receiveId, byte[] body, String seconds) {
    MessageCrypt crypt = new MessageCrypt(EveryAdapter.SECRET, EveryAdapter.AES_KEY, receiveId);
    String encrypted = crypt.encrypt(body);
    String envelope = platform.equals("wechat")
        ? FlatXml.write("Encrypt", encrypted)
        : "{\"encrypt\":\"" + encrypted + "\"}";
    String query = "?timestamp=" + seconds + "&nonce=1&msg_signature="
        + URLEncoder.encode(crypt.signature(seconds, "1", encrypted), UTF_8);
    return request(platform, query).POST(HttpRequest.BodyPublishers.ofString(envelope));
  }

  private Map<String, Object> claims(String issuer, String audience) {
    return Map.of(
        "iss",
        issuer,
        "aud",
        audience,
        "exp",
        Instant.now().getEpochSecond() + 600,
        "serviceurl",
        api.toString());
  }

  private static byte[] hmac(String head, byte[] body) {
    return new HmacSha256(SECRET).of(head.getBytes(UTF_8), body);
  }

  private static String hex(byte[] bytes) {
    return Digests.hex(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
