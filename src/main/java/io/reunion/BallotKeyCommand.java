package io.reunion;

import io.reunion.ballot.seal.TrusteeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballot-key}: a trustee's key pair, made without a network. */
@Command(
    name = "ballot-key",
    mixinStandardHelpOptions = true,
    description =
        "Makes a trustee's key. Writes it to FILE, which stays with the trustee, and prints the public half.")
final class BallotKeyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "a file that is not there yet")
  private Path file = Path.of("");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec spec;

  @Override
  public Integer call() {
    TrusteeKey key = TrusteeKey.random();
    try {
      Files.writeString(file, key.file(), StandardOpenOption.CREATE_NEW);
      spec.commandLine().getOut().println(key.open());
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println(file + ": " + e.getMessage() + " (expected: a new file)");
      return 1;
    }
  }
}
