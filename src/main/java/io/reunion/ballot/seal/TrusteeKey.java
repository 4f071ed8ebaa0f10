package io.reunion.ballot.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key pair of a trustee. The public half is given to the ballot; the private one stays in a file of the trustee's, a
 * JSON Web Key, which browsers write too.
 *
 * @param open the public half, as {@link Seal} takes it
 */
public record TrusteeKey(String open, PrivateKey hidden) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static TrusteeKey random() {
    KeyPair pair = Curve.random();
    return new TrusteeKey(
        Seal.text(Curve.point((ECPublicKey) pair.getPublic())), pair.getPrivate());
  }

  /** As a JSON Web Key. */
  public String file() {
    byte[] point = Seal.bytes(open);
    return JSON.createObjectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", Seal.text(Arrays.copyOfRange(point, 1, 33)))
        .put("y", Seal.text(Arrays.copyOfRange(point, 33, 65)))
        .put("d", Seal.text(Curve.number(((ECPrivateKey) hidden).getS())))
        .toPrettyString();
  }

  /**
   * Reads what {@link #file} or a browser wrote.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  public static TrusteeKey read(String file) {
    try {
      JsonNode key = JSON.readTree(file);
      byte[] point = new byte[Curve.POINT];
      point[0] = 4;
      byte[] x = Base64.getUrlDecoder().decode(key.path("x").asText());
      byte[] y = Base64.getUrlDecoder().decode(key.path("y").asText());
      if (x.length != 32 || y.length != 32 || !key.path("d").isTextual()) {
        throw new IllegalArgumentException(
            "trustee's key (expected: a JSON Web Key of P-256 with d)");
      }
      System.arraycopy(x, 0, point, 1, 32);
      System.arraycopy(y, 0, point, 33, 32);
      Curve.check(point);
      return new TrusteeKey(
          Seal.text(point), Curve.privateKey(Seal.bytes(key.path("d").asText())));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("trustee's key (expected: a JSON Web Key of P-256)", e);
    }
  }

  /** Never the private half. */
  @Override
  public String toString() {
    return "TrusteeKey[" + open + "]";
  }
}
