package io.reunion.booth;

import io.reunion.page.PageFilesContract;
import java.util.regex.Pattern;

/** The booth's files. */
class BoothFilesTest extends PageFilesContract {
  BoothFilesTest() {
    super("booth", Booth.FILES, Pattern.compile("'([a-z]+\\.[A-Za-z.]+|busy)'"));
  }

  @Override
  protected boolean isExempt(String word) {
    // Days are what other pages say by the shared script; no ballot does.
    return word.startsWith("voice.") || word.startsWith("day.");
  }
}
