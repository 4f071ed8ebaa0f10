package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.WebhookRequest;
import io.vertx.core.MultiMap;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032, 7.1, tests 1 to 3: seed, public key, message, signature. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void signsAndChecksAsTheStandardDoes(String seed, String key, String message, String signature) {
    Ed25519Signer signer = new Ed25519Signer(HEX.parseHex(seed));
    assertThat(HEX.formatHex(signer.publicKey())).isEqualTo(key);
    assertThat(HEX.formatHex(signer.sign(HEX.parseHex(message)))).isEqualTo(signature);
    assertThat(new Ed25519Verifier(HEX.parseHex(key))
            .verify(HEX.parseHex(signature), HEX.parseHex(message)))
        .isTrue();
  }

  /** The JDK's own keys are the oracle for ours. */
  @Test
  void agreesWithTheJdkOnRandomKeys() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 50; i++) {
      byte[] body = new byte[random.nextInt(300)];
      random.nextBytes(body);
      byte[] seed = new byte[32];
      random.nextBytes(seed);
      Ed25519Signer ours = new Ed25519Signer(seed);
      assertThat(new Ed25519Verifier(ours.publicKey()).verify(ours.sign(body), body))
          .isTrue();
      var theirs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(theirs.getPrivate());
      signature.update(body);
      byte[] encoded = ((EdECPublicKey) theirs.getPublic()).getEncoded();
      byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
      assertThat(new Ed25519Verifier(raw).verify(signature.sign(), body)).isTrue();
    }
  }

  @Test
  void refusesSignaturesOfAnyOtherLengthOrShapeWithoutAnException() {
    Ed25519Signer signer = new Ed25519Signer(new byte[32]);
    Ed25519Verifier verifier = new Ed25519Verifier(signer.publicKey());
    byte[] right = signer.sign(new byte[] {1});
    for (int length = 0; length < 130; length++) {
      byte[] other = Arrays.copyOf(right, length);
      assertThat(verifier.verify(other, new byte[] {1})).as("%d", length).isEqualTo(length == 64);
    }
    for (int bit = 0; bit < 512; bit++) {
      byte[] wrong = right.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(verifier.verify(wrong, new byte[] {1})).as("bit %d", bit).isFalse();
    }
    byte[] allOnes = new byte[64];
    Arrays.fill(allOnes, (byte) 0xFF);
    assertThat(verifier.verify(allOnes, new byte[] {1})).isFalse();
    assertThat(verifier.verify(right, new byte[] {2})).isFalse();
  }

  @Test
  void refusesWhatIsNoKey() {
    byte[] noPoint = new byte[32];
    Arrays.fill(noPoint, (byte) 0xFF);
    for (byte[] bad : List.of(new byte[0], new byte[31], new byte[33], noPoint)) {
      assertThatThrownBy(() -> new Ed25519Verifier(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected: 32 bytes");
    }
    assertThatThrownBy(() -> new Ed25519Signer(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Under the first of these, which a sample of a configuration may well hold, the point 1 and the number 0 sign one message
   * in four.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void refusesKeysUnderWhichAnybodyCouldSign(String key) {
    assertThatThrownBy(() -> new Ed25519Verifier(HEX.parseHex(key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: 32 bytes");
  }

  private static WebhookRequest ping(JsonNode vector, String timestamp, long now) {
    MultiMap headers = Webhooks.headers()
        .set(Ed25519Requests.SIGNATURE, vector.path("signature").asText())
        .set(Ed25519Requests.TIMESTAMP, timestamp);
    byte[] body = vector.path("body").asText().getBytes(UTF_8);
    return Webhooks.post(headers, body, Instant.ofEpochSecond(now));
  }

  private static Ed25519Requests requests(JsonNode vector) {
    return new Ed25519Requests(
        new Ed25519Verifier(HEX.parseHex(vector.path("public_key").asText())));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 300})
  void acceptsTheExampleWithinFiveMinutes(long late) {
    JsonNode vector = Vectors.of("discord.ping");
    WebhookRequest request = ping(vector, "1700000000", 1_700_000_000 + late);
    assertThat(requests(vector).fault(request, request.body().getBytes())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000,1700000301,outside the window",
    "1700000000,1699999699,outside the window",
    "1700000001,1700000000,wrong signature",
    "01700000000,1700000000,wrong signature",
    "'',1700000000,no timestamp",
    "+1700000000,1700000000,no timestamp",
    "9999999999999,1700000000,no timestamp",
    "99999999999,1700000000,outside the window"
  })
  void refusesOtherTimes(String timestamp, long now, String why) {
    JsonNode vector = Vectors.of("discord.ping");
    WebhookRequest request = ping(vector, timestamp, now);
    assertThat(requests(vector).fault(request, request.body().getBytes())).contains(why);
  }

  @Test
  void refusesSignaturesThatAreMissingTwiceThereOrNoHex() {
    JsonNode vector = Vectors.of("discord.ping");
    String right = vector.path("signature").asText();
    for (String wrong :
        List.of("", right.substring(2), right + "00", "zz" + right.substring(2), "é".repeat(128))) {
      WebhookRequest request = ping(vector, "1700000000", 1_700_000_000);
      request.headers().set(Ed25519Requests.SIGNATURE, wrong);
      assertThat(requests(vector).fault(request, request.body().getBytes()))
          .contains("no signature");
    }
    WebhookRequest twice = ping(vector, "1700000000", 1_700_000_000);
    twice.headers().add(Ed25519Requests.SIGNATURE, right);
    assertThat(requests(vector).fault(twice, twice.body().getBytes())).contains("no signature");
    WebhookRequest other = ping(vector, "1700000000", 1_700_000_000);
    assertThat(requests(vector).fault(other, "{\"type\":2}".getBytes(UTF_8)))
        .contains("wrong signature");
  }
}
