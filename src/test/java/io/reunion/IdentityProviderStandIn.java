package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OpenID Connect provider that vouches for whatever a test says, with a key of its own. */
final class IdentityProviderStandIn implements AutoCloseable {
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private KeyPair key = pair();
  private String keyId = "one";

  IdentityProviderStandIn() {
    server.start();
    server.stubFor(get(urlPathEqualTo("/.well-known/openid-configuration"))
        .willReturn(okJson(json(Map.of(
            "issuer", issuer(),
            "authorization_endpoint", issuer() + "/authorize",
            "token_endpoint", issuer() + "/token",
            "jwks_uri", issuer() + "/keys",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256"))))));
    publish();
  }

  private void publish() {
    RSAPublicKey known = (RSAPublicKey) key.getPublic();
    server.stubFor(get(urlPathEqualTo("/keys"))
        .willReturn(okJson(json(Map.of(
            "keys",
            List.of(Map.of(
                "kty",
                "RSA",
                "kid",
                keyId,
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                base64(unsigned(known.getModulus().toByteArray())),
                "e",
                base64(unsigned(known.getPublicExponent().toByteArray())))))))));
  }

  String issuer() {
    return "http://localhost:" + server.port();
  }

  /** What a good token says of somebody. */
  Map<String, Object> claims(String nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = System.currentTimeMillis() / 1000;
    claims.put("iss", issuer());
    claims.put("aud", "reunion");
    claims.put("sub", "s-4711");
    claims.put("email", "Ann@Example.org");
    claims.put("email_verified", true);
    claims.put("nonce", nonce);
    claims.put("iat", now);
    claims.put("exp", now + 300);
    return claims;
  }

  /** From now on a code is exchanged for a token that says this. */
  void vouches(Map<String, Object> claims) {
    answers(signed(claims, key));
  }

  /** The same, signed with another key than the published one. */
  void forges(Map<String, Object> claims) {
    answers(signed(claims, pair()));
  }

  private void answers(String idToken) {
    server.stubFor(post(urlPathEqualTo("/token"))
        .willReturn(okJson(json(Map.of(
            "access_token",
            "opaque",
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "id_token",
            idToken)))));
  }

  /** The bodies of the requests for a token. */
  List<String> exchanges() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/token"))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  /** From now on it signs with another key. */
  void turnsToAnotherKey() {
    key = pair();
    keyId = "two";
    publish();
  }

  private String signed(Map<String, Object> claims, KeyPair with) {
    String text = base64(json(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId))
            .getBytes(StandardCharsets.UTF_8))
        + "." + base64(json(claims).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(with.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return keys.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String json(Map<String, ?> map) {
    try {
      return new ObjectMapper().writeValueAsString(map);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
