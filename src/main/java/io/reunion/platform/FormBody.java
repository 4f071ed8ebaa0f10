package io.reunion.platform;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body of {@code application/x-www-form-urlencoded} from outside: at most 64 fields, none twice. */
public final class FormBody {
  private static final int MAX_FIELDS = 64;

  private FormBody() {}

  /**
   * @return the fields in their order, decoded as UTF-8
   * @throws UnreadableException if a field is there twice, an escape is broken or there are too many
   */
  public static Map<String, String> read(byte[] bytes) {
    String body = new String(bytes, StandardCharsets.ISO_8859_1);
    Map<String, String> fields = new LinkedHashMap<>();
    int from = 0;
    while (from < body.length()) {
      int amp = body.indexOf('&', from);
      int end = amp < 0 ? body.length() : amp;
      if (end > from) {
        add(fields, body.substring(from, end));
      }
      from = end + 1;
    }
    return fields;
  }

  /** Writes a form of {@code namesAndValues} in turn. */
  public static Buffer of(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return Buffer.buffer(form.toString());
  }

  private static void add(Map<String, String> fields, String pair) {
    int equals = pair.indexOf('=');
    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
    if (fields.putIfAbsent(name, value) != null) {
      throw new UnreadableException("form (expected: no field twice)");
    }
    if (fields.size() > MAX_FIELDS) {
      throw new UnreadableException("form (expected: at most " + MAX_FIELDS + " fields)");
    }
  }

  private static String decoded(String escaped) {
    try {
      return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("form (expected: '%' and two hexadecimal digits)");
    }
  }
}
