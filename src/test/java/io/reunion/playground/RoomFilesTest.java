package io.reunion.playground;

import io.reunion.page.PageFilesContract;
import java.util.regex.Pattern;

/** The files of the room's page. */
class RoomFilesTest extends PageFilesContract {
  RoomFilesTest() {
    super("playground", PageFiles.ALL, Pattern.compile("'([a-z]+\\.[A-Za-z.]+)'"));
  }
}
