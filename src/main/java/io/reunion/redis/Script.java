package io.reunion.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A Lua script, one file per operation, beside the class that calls it. All its keys must lie in one hash slot. */
public final class Script {
  private static final String TOGETHER = read(Script.class, "together.lua");

  private final String name;
  private final String source;
  private final String sha;
  private final Optional<Script> together;

  private Script(String name, String source, Optional<Script> together) {
    this.name = name;
    this.source = source;
    this.sha = sha1(source);
    this.together = together;
  }

  /** Reads {@code file} from the resources beside {@code owner}. */
  public static Script beside(Class<?> owner, String file) {
    String source = read(owner, file);
    String many = "local function one(KEYS, ARGV)\n" + source + "\nend\n" + TOGETHER;
    return new Script(file, source, Optional.of(new Script(file, many, Optional.empty())));
  }

  private static String read(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + file + " beside " + owner.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }

  /** The same for several runs at once, as {@code together.lua} describes. */
  Script together() {
    return together.orElseThrow();
  }

  String source() {
    return source;
  }

  String sha() {
    return sha;
  }

  @Override
  public String toString() {
    return name;
  }
}
