package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code --help} prints. */
class HelpTest {
  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(below -> all.addAll(all(below)));
    return all;
  }

  /** The list of commands shows of each only the first of its lines. */
  @Test
  void eachCommandSaysInAWholeSentenceFirstWhatItDoes() {
    List<CommandLine> commands = all(Main.commandLine());
    assertThat(commands).hasSizeGreaterThan(10);
    assertThat(commands)
        .allSatisfy(
            command -> assertThat(command.getCommandSpec().usageMessage().description())
                .as(command.getCommandName())
                .isNotEmpty()
                .satisfies(lines -> assertThat(lines[0]).endsWith(".")));
  }
}
