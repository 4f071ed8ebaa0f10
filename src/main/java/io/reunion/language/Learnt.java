package io.reunion.language;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What the model has learnt while the service was built, so that a start does not learn for seconds what is always the same:
 * a file beside the examples. It says of which phrases, examples and code it comes, and where any of these is another, as
 * with phrases of an operator's own, nobody uses it. Public for the build, which runs it.
 */
public final class Learnt {
  private static final String FILE = "corpus/learnt.bin";

  /** The examples, and what cuts them into words, counts these and learns. */
  private static final List<String> SOURCES = List.of(
      "corpus/en.txt",
      "corpus/zh.txt",
      "simplified.txt",
      "Characters.class",
      "Example.class",
      "Features.class",
      "Folding.class",
      "Kind.class",
      "Lean.class",
      "Lexicon.class",
      "LinearModel.class",
      "PhraseBook.class",
      "PhraseCompiler.class",
      "PhraseFile.class",
      "Softmax.class",
      "Tokeniser.class",
      "Tokeniser$Run.class",
      "Tokens.class",
      "Vocabulary.class",
      "WordEntries.class");

  private Learnt() {}

  /** {@code DIRECTORY} of the classes: the build's own step. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0], Learnt.class.getPackageName().replace('.', '/'), FILE);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(PhraseBook.shipped(), out);
    }
  }

  static void write(PhraseBook book, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeLong(sources());
    out.writeLong(book.edition());
    out.write(LinearModel.learnt(book).bytes());
    out.flush();
  }

  /** The model as it was learnt by just these phrases; empty where it was learnt otherwise, or not at all. */
  static Optional<LinearModel> by(PhraseBook book) {
    try (InputStream in = Learnt.class.getResourceAsStream(FILE)) {
      return in == null ? Optional.empty() : read(in, book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<LinearModel> read(InputStream from, PhraseBook book) throws IOException {
    DataInputStream in = new DataInputStream(from);
    if (in.readLong() != sources() || in.readLong() != book.edition()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[LinearModel.BYTES];
    in.readFully(bytes);
    return Optional.of(LinearModel.of(bytes));
  }

  private static long sources() throws IOException {
    CRC32 sum = new CRC32();
    for (String source : SOURCES) {
      try (InputStream in = Learnt.class.getResourceAsStream(source)) {
        sum.update(in == null ? new byte[0] : in.readAllBytes());
      }
    }
    return sum.getValue();
  }
}
