package io.reunion.platform.googlechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.reunion.config.Secret;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Who the app is to Google: an address and the key with which it asks for tokens. */
final class ServiceAccount {
  private static final String SCOPE = "https://www.googleapis.com/auth/chat.bot";
  private static final Duration LIFE = Duration.ofMinutes(59);

  private final String email;
  private final String keyId;
  private final PrivateKey key;

  private ServiceAccount(String email, String keyId, PrivateKey key) {
    this.email = email;
    this.keyId = keyId;
    this.key = key;
  }

  /**
   * @throws IllegalArgumentException if it is not such a key; without what is in it
   */
  static ServiceAccount of(Secret json) {
    try {
      JsonNode fields = StrictJson.object(json.reveal().getBytes(UTF_8));
      String pem = Fields.requiredText(fields, "private_key")
          .replaceAll("-----[A-Z ]+-----", "")
          .replaceAll("\\s", "");
      PrivateKey key = KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
      return new ServiceAccount(
          Fields.requiredText(fields, "client_email"), Fields.text(fields, "private_key_id"), key);
    } catch (UnreadableException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "serviceAccount: [REDACTED] (expected: the JSON key of a service account)");
    }
  }

  String email() {
    return email;
  }

  /** What a token is asked for with (RFC 7523). */
  String assertion(String audience, Instant now) {
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256);
    if (!keyId.isEmpty()) {
      header.keyID(keyId);
    }
    Payload claims = new Payload(JsonBody.of(json -> {
          json.writeStringField("iss", email);
          json.writeStringField("scope", SCOPE);
          json.writeStringField("aud", audience);
          json.writeNumberField("iat", now.getEpochSecond());
          json.writeNumberField("exp", now.plus(LIFE).getEpochSecond());
        })
        .getBytes());
    JWSObject token = new JWSObject(header.build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("an RSA key signs", e);
    }
    return token.serialize();
  }
}
