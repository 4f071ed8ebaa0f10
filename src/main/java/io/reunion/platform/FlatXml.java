package io.reunion.platform;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML of WeChat's family: {@code <xml>} with one level of texts in it. Read within bounds (64 KiB, 64 elements, 8 levels)
 * and without document types: no entity but the five of XML itself, nothing fetched.
 */
public final class FlatXml {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_ELEMENTS = 64;
  private static final int MAX_DEPTH = 8;
  private static final String ROOT = "xml";

  private static final XMLInputFactory FACTORY = factory();

  private FlatXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * The texts by their elements' names; of two of one name the first, of what is nested deeper none.
   *
   * @throws UnreadableException if {@code bytes} are anything else
   */
  public static Map<String, String> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES || hasDocumentType(text)) {
      throw new UnreadableException(
          "XML (expected: at most " + MAX_BYTES + " bytes, without a document type)");
    }
    try {
      return read(FACTORY.createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException e) {
      throw new UnreadableException("not XML");
    }
  }

  /** Within a text it is what somebody wrote; after one it would be no XML, which the reader sees for itself. */
  private static boolean hasDocumentType(String text) {
    int first = text.indexOf("<![CDATA[");
    String head = first < 0 ? text : text.substring(0, first);
    return head.contains("<!DOCTYPE") || head.contains("<!ENTITY");
  }

  private static Map<String, String> read(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> texts = new LinkedHashMap<>();
    StringBuilder words = new StringBuilder();
    int depth = 0;
    int elements = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
            throw new UnreadableException("XML (expected: few elements, not nested)");
          } else if (depth == 1 && !ROOT.equals(xml.getLocalName())) {
            throw new UnreadableException("XML (expected: <xml>)");
          } else if (depth == 2) {
            words.setLength(0);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == 2) {
            words.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 2) {
            texts.putIfAbsent(xml.getLocalName(), words.toString());
          }
          depth--;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new UnreadableException("XML (expected: no document type and no entities)");
        default -> {}
      }
    }
    return texts;
  }

  /** Writes names and texts in turn; a text may be anything that XML can hold, other characters are left out. */
  public static String write(String... namesAndTexts) {
    StringBuilder xml = new StringBuilder("<xml>");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String name = namesAndTexts[i];
      xml.append('<').append(name).append("><![CDATA[");
      xml.append(allowed(namesAndTexts[i + 1]).replace("]]>", "]]]]><![CDATA[>"));
      xml.append("]]></").append(name).append('>');
    }
    return xml.append("</xml>").toString();
  }

  private static String allowed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    PlainText.wellFormed(text)
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
