package io.reunion.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file as YAML nodes that know their lines.
 *
 * @param root absent if there is no file, or nothing in it but comments
 */
record YamlFile(Path file, Lines lines, Optional<Node> root) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 64;
  private static final Resolver RESOLVER = new Resolver();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Reads {@code file}; empty, with a problem found, if it is there but is not the UTF-8 text of one YAML document. */
  static Optional<YamlFile> read(Path file, Findings findings) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return decode(bytes, findings).flatMap(text -> parse(file, text, findings));
    } catch (NoSuchFileException e) {
      return Optional.of(new YamlFile(file, Lines.of(""), Optional.empty()));
    } catch (IOException e) {
      return findings.reject(1, "cannot be read (expected: a file that the service may read)");
    }
  }

  /** The line of {@code node}'s first character. */
  int line(Node node) {
    return lines.at(node.getStartMark().getIndex());
  }

  private static Optional<String> decode(byte[] bytes, Findings findings) {
    if (bytes.length > MAX_BYTES) {
      return findings.reject(1, bytes.length + " bytes (expected: at most " + MAX_BYTES + ")");
    }
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    boolean bad = utf8.decode(rest, chars, true).isError();
    String text = chars.flip().toString();
    if (bad) {
      int line = Lines.of(text).at(text.codePointCount(0, text.length()));
      return findings.reject(
          line,
          "not UTF-8 (expected: the file saved as UTF-8, not as "
              + (rest.position() == 0 ? "UTF-16" : "GBK or another encoding") + ")");
    }
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (content.isBlank()) {
      return findings.reject(
          1, "empty (expected: settings or comments; without the file all is default)");
    }
    return Optional.of(content);
  }

  /** Parses the file's text, or a default's. */
  static Optional<YamlFile> parse(Path file, String text, Findings findings) {
    Lines lines = Lines.of(text);
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMergeOnCompose(true);
    Unshielding parser = new Unshielding(new StreamReader(Placeholders.shield(text)), options);
    try {
      Composer composer = new Composer(parser, RESOLVER, options);
      return Optional.of(new YamlFile(file, lines, Optional.ofNullable(composer.getSingleNode())));
    } catch (ReaderException e) {
      return findings.reject(
          lines.at(e.getPosition()),
          String.format("the control character U+%04X (expected: text without)", e.getCodePoint()));
    } catch (YAMLException e) {
      SyntaxError error = SyntaxError.of(e, text, parser.last);
      return findings.reject(error.line(), error.message());
    }
  }

  /** Gives the values as they were written, and remembers where the last event began. */
  private static final class Unshielding extends ParserImpl {
    private int last;

    Unshielding(StreamReader reader, LoaderOptions options) {
      super(reader, options);
    }

    @Override
    public Event getEvent() {
      Event event = super.getEvent();
      last = event.getStartMark().getIndex();
      return event instanceof ScalarEvent scalar ? unshielded(scalar) : event;
    }

    private static ScalarEvent unshielded(ScalarEvent scalar) {
      return new ScalarEvent(
          scalar.getAnchor(),
          scalar.getTag(),
          scalar.getImplicit(),
          Placeholders.unshield(scalar.getValue()),
          scalar.getStartMark(),
          scalar.getEndMark(),
          scalar.getScalarStyle());
    }
  }
}
