package io.reunion.platform.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody in a room names the fields of an event is gone with the transaction that brought it. */
class MatrixTransactionTest {
  private static String nameRead(byte[] body) throws IOException {
    try (JsonParser json = MatrixTransaction.parser(body)) {
      String name = null;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        name = token == JsonToken.FIELD_NAME ? json.currentName() : name;
      }
      return name;
    }
  }

  /** A table of names that outlived the first transaction would answer the second with the very same string. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 12, 60, 60_000})
  void noNameOutlivesItsTransaction(int length) throws IOException {
    byte[] body = ("{\"events\":[{\"" + "n".repeat(length) + "\":1}]}").getBytes(UTF_8);
    String first = nameRead(body);
    assertThat(first).hasSize(length);
    assertThat(nameRead(body)).isEqualTo(first).isNotSameAs(first);
  }
}
