package io.reunion.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a page, read once into memory: its own from the resources of its package, those that all pages share from
 * here, libraries from their WebJars. Only what is listed can be asked for. The {@link #version} is a digest of them all and part of every
 * address, so that a browser may keep them for ever.
 */
final class Assets {
  /** One file; {@code tag} is the digest of its {@code content}, {@code packed} the same as gzip. */
  record Asset(String type, Buffer content, Buffer packed, String tag) {
    static Asset of(String type, Buffer content) {
      return new Asset(type, content, Assets.pack(content), Assets.tag(content));
    }
  }

  /** A WebJar of {@code org.webjars.npm}; its files are found under {@code lib/}{@link #name}. */
  record Library(String name, String artifact, List<String> files) {
    String resource(String file) {
      return "/META-INF/resources/webjars/" + artifact + "/" + version() + "/" + file;
    }

    private String version() {
      Properties properties = new Properties();
      String source = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
      try (InputStream in = open(Assets.class, source)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("version");
    }
  }

  private final Map<String, Asset> assets;
  private final String version;

  private Assets(Map<String, Asset> assets) {
    this.assets = assets;
    StringBuilder all = new StringBuilder();
    assets.forEach(
        (path, asset) -> all.append(path).append(' ').append(asset.tag()).append('\n'));
    this.version = tag(Buffer.buffer(all.toString()));
  }

  /** What every page has: colours, words in both languages, the mark. */
  static final List<String> SHARED = List.of("theme.css", "look.js", "words.js", "logo.svg");

  /**
   * @param owner beside whose class the page's own files are
   * @param own names relative to that
   * @throws IllegalArgumentException if one of them is not on the class path
   */
  static Assets load(Class<?> owner, List<String> own, List<Library> libraries) {
    Map<String, Asset> assets = new LinkedHashMap<>();
    SHARED.forEach(file -> assets.put(file, read(Assets.class, file, file)));
    own.forEach(file -> assets.put(file, read(owner, file, file)));
    libraries.forEach(library -> library
        .files()
        .forEach(file -> assets.put(
            "lib/" + library.name() + "/" + file,
            read(Assets.class, file, library.resource(file)))));
    return new Assets(assets);
  }

  private static Asset read(Class<?> owner, String file, String resource) {
    Buffer content = Buffer.buffer(bytes(owner, resource));
    return Asset.of(type(file), content);
  }

  /** Packed once: what is sent most often costs no work, and what is secret is never packed with what a stranger sends. */
  private static Buffer pack(Buffer content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length() / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(packed.toByteArray());
  }

  /** A resource, relative to {@code owner} or, with a leading slash, to the class path. */
  static byte[] bytes(Class<?> owner, String resource) {
    try (InputStream in = open(owner, resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Class<?> owner, String resource) {
    InputStream in = owner.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalArgumentException("no resource " + resource + " (expected: on class path)");
    }
    return in;
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json" -> "application/json";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException(file + " (expected: js, css, json or svg)");
    };
  }

  /** These and one more, made of some of them. */
  Assets with(String name, String content) {
    Map<String, Asset> more = new LinkedHashMap<>(assets);
    more.put(name, Asset.of(type(name), Buffer.buffer(content)));
    return new Assets(more);
  }

  /**
   * The text of a file.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  String text(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("no file " + path + " is served"))
        .content()
        .toString(StandardCharsets.UTF_8);
  }

  /** Changes whenever any of the files does. */
  String version() {
    return version;
  }

  Optional<Asset> find(String path) {
    return Optional.ofNullable(assets.get(path));
  }

  /** The first half of SHA-256, in hexadecimal. */
  static String tag(Buffer content) {
    return HexFormat.of().formatHex(sha256(content.getBytes()), 0, 16);
  }

  /** The source expression by which a content security policy allows an inline script. */
  static String allowance(String script) {
    byte[] digest = sha256(script.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
