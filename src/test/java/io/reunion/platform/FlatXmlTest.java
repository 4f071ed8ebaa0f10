package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatXmlTest {
  static final java.util.List<String> EVIL = EvilTexts.ALL;

  private static Map<String, String> read(String xml) {
    return FlatXml.read(xml.getBytes(UTF_8));
  }

  @Test
  void readsOneLevelOfTexts() {
    assertThat(read("<xml><A><![CDATA[a & <b>]]></A>\n<B>1 &lt; 2 &#x4e2d;</B><C/>"
            + "<A>again</A><D><E>deep</E>x</D></xml>"))
        .containsExactly(
            Map.entry("A", "a & <b>"),
            Map.entry("B", "1 < 2 中"),
            Map.entry("C", ""),
            Map.entry("D", "x"));
  }

  @Test
  void readsWhatSomebodyWroteAboutDocumentTypes() {
    assertThat(read("<xml><A><![CDATA[how do I write <!DOCTYPE html> or <!ENTITY a>?]]></A></xml>"))
        .containsExactly(Map.entry("A", "how do I write <!DOCTYPE html> or <!ENTITY a>?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!--<![CDATA[--><!DOCTYPE xml [<!ENTITY a 'b'>]><xml><A>&a;</A></xml>",
        "<!--<![CDATA[--><!DOCTYPE xml SYSTEM 'file:///etc/passwd'><xml><A>x</A></xml>",
        "<xml><A><![CDATA[x]]></A><!DOCTYPE xml><B>x</B></xml>",
        "<xml><A><![CDATA[x]]></A></xml><!DOCTYPE xml>",
        "",
        "x",
        "{}",
        "<xml>",
        "<xml></xml><xml/>",
        "<html><A>x</A></html>",
        "<xml><A></xml>",
        "<!DOCTYPE xml><xml><A>x</A></xml>",
        "<!DOCTYPE xml [<!ENTITY a 'b'>]><xml><A>&a;</A></xml>",
        "<!DOCTYPE xml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml><A>&a;</A></xml>",
        "<!DOCTYPE xml SYSTEM 'http://169.254.169.254/'><xml><A>x</A></xml>",
        "<xml><A>&a;</A></xml>",
        "<xml><A>\u0001</A></xml>"
      })
  void refusesWhatIsNoneOrMore(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void refusesWhatIsTooMuch() {
    assertThatThrownBy(() -> read("<xml>" + "<A/>".repeat(64) + "</xml>"))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> read("<xml>" + "<A>".repeat(64) + "</A>".repeat(64) + "</xml>"))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> read("<xml><A>" + "x".repeat(65_536) + "</A></xml>"))
        .isInstanceOf(UnreadableException.class);
    String laughs =
        "<!DOCTYPE xml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><xml><A>&b;</A></xml>";
    assertThatThrownBy(() -> read(laughs)).isInstanceOf(UnreadableException.class);
  }

  @ParameterizedTest
  @FieldSource("EVIL")
  void readsWhatItWrites(String text) {
    assertThat(read(FlatXml.write("A", text, "B", "]]>" + text)).keySet())
        .containsExactly("A", "B");
  }

  @Test
  void aTextCannotEndItsElement() {
    String evil = "]]></A><B>x</B><A><![CDATA[";
    assertThat(read(FlatXml.write("A", evil))).containsExactly(Map.entry("A", evil));
    assertThat(read(FlatXml.write("A", "a\u0000b\uD83Dc")))
        .containsExactly(Map.entry("A", "ab\uFFFDc"));
  }
}
