package io.reunion.console;

import io.reunion.page.PageFilesContract;
import java.util.regex.Pattern;

/** The console's files. */
class ConsoleFilesTest extends PageFilesContract {
  ConsoleFilesTest() {
    super(
        "console",
        ConsoleFiles.ALL,
        Pattern.compile("[(\\s]'([a-z]+(?:\\.[A-Za-z]+)+|loading|more)'"));
  }
}
