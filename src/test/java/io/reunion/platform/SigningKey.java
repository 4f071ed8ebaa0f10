package io.reunion.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

/** A key pair as a platform has it that signs its requests, or a service account. */
public final class SigningKey {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RSAKey ONE = generated("key-1");

  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  private static RSAKey generated(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same one in every test. */
  public static SigningKey create() {
    return new SigningKey(ONE);
  }

  public static SigningKey another(String id) {
    return new SigningKey(generated(id));
  }

  /** {@code {"keys":[...]}} with this one. */
  public String published(String... endorsements) {
    try {
      ObjectNode jwk = (ObjectNode) JSON.readTree(key.toPublicJWK().toJSONString());
      for (String channel : endorsements) {
        jwk.withArray("endorsements").add(channel);
      }
      return "{\"keys\":[" + jwk + "]}";
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public PublicKey publicKey() {
    try {
      return key.toRSAPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token with these claims, as the value of an Authorization header. */
  public String bearer(Map<String, Object> claims) {
    return "Bearer " + token(claims);
  }

  public String token(Map<String, Object> claims) {
    try {
      JWSObject token = new JWSObject(
          new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
          new Payload(claims));
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JSON key of a service account with this key. */
  public String serviceAccount() {
    try {
      String pem = "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(key.toPrivateKey().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
      return JSON.createObjectNode()
          .put("type", "service_account")
          .put("private_key_id", key.getKeyID())
          .put("private_key", pem)
          .put("client_email", "bot@project.iam.gserviceaccount.com")
          .toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half. */
  public JWK jwk() {
    return key.toPublicJWK();
  }

  /** Whether {@code token} was signed with this key. */
  public boolean signed(String token) {
    try {
      return JWSObject.parse(token)
          .verify(new com.nimbusds.jose.crypto.RSASSAVerifier(key.toRSAPublicKey()));
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }
}
