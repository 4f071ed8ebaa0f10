package io.reunion.platform;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that are no acceptable JSON object, by what is wrong with them. */
public final class BadJson {
  private BadJson() {}

  public static Map<String, byte[]> all() {
    Map<String, byte[]> bad = new LinkedHashMap<>();
    put(bad, "empty", "");
    put(bad, "blank", "   ");
    put(bad, "null", "null");
    put(bad, "number", "12");
    put(bad, "array", "[]");
    put(bad, "word", "hello");
    put(bad, "truncated object", "{\"update_id\":1,\"message\":{");
    put(bad, "truncated string", "{\"update_id\":1,\"message\":\"abc");
    put(bad, "truncated escape", "{\"type\":\"\\u12");
    put(bad, "duplicate key", "{\"update_id\":1,\"update_id\":2,\"type\":\"x\",\"type\":\"x\"}");
    put(bad, "duplicate key inside", "{\"update_id\":1,\"a\":{\"b\":1,\"b\":1},\"type\":\"x\"}");
    put(bad, "trailing value", "{\"update_id\":1,\"type\":\"x\"}{}");
    put(bad, "trailing word", "{\"update_id\":1,\"type\":\"x\"} x");
    put(bad, "comment", "/* */{\"update_id\":1,\"type\":\"x\"}");
    put(bad, "single quotes", "{'update_id':1}");
    put(bad, "unquoted name", "{update_id:1}");
    put(bad, "NaN", "{\"update_id\":NaN}");
    put(bad, "number of 65 digits", "{\"update_id\":" + "9".repeat(65) + "}");
    put(bad, "number of a megabyte", "{\"update_id\":" + "9".repeat(250_000) + "}");
    put(bad, "33 objects deep", "{\"a\":".repeat(33) + "1" + "}".repeat(33));
    put(bad, "64 arrays deep", "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}");
    put(bad, "100,000 arrays deep", "{\"a\":" + "[".repeat(100_000));
    put(bad, "string of 65 KiB", "{\"a\":\"" + "x".repeat(65 * 1024 + 1) + "\"}");
    put(bad, "name of 300", "{\"" + "n".repeat(300) + "\":1}");
    put(bad, "300 KiB", "{\"a\":[" + "1,".repeat(150_000) + "1]}");
    bad.put("broken UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '(', '"', '}'});
    bad.put("NUL", new byte[] {0, 0, 0, 0});
    bad.put("random", new byte[] {(byte) 0xFF, (byte) 0xFE, 3, 4, 5, 6, 7, 8});
    return bad;
  }

  private static void put(Map<String, byte[]> bad, String what, String json) {
    bad.put(what, json.getBytes(StandardCharsets.UTF_8));
  }
}
