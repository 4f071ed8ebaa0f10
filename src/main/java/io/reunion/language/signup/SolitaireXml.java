package io.reunion.language.signup;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * WeChat's own form of a sign-up list, as messages in it have been published:
 *
 * <pre>{@code
 * <msg><appmsg><title>#接龙 ... the whole text ...</title><type>53</type>
 *   <extinfo><solitaire_info><![CDATA[
 *     <solitaire><tt>0-25</tt><ex>0-0</ex><tl>0-0</tl><s>.</s><au>wxid_1</au><hrt>1</hrt><loss>0</loss>
 *       <content><s>2</s>
 *         <i><u>wxid_1</u><h>0</h><s>.</s><t>1667959229</t><r>30-23</r></i>
 *         <i><u>wxid_2</u><h>0</h><s>.</s><t>1667959591</t><r>57-35</r></i>
 *       </content></solitaire>]]></solitaire_info></extinfo></appmsg></msg>
 * }</pre>
 *
 * <p>Tencent documents none of it. Read from examples: {@code u} is who wrote an entry, {@code t} when in Unix seconds,
 * {@code r} where it stands in the title as {@code start-length} in UTF-16 units without its number; {@code tt} is the
 * range of the title, {@code au} who opened the list, {@code content/s} the number of entries. Unconfirmed and not
 * used: {@code ex} and {@code tl} (ranges of example and tail, it seems), {@code h}, {@code hrt}, {@code loss}. Longer
 * names for the same fields are read too. Ranges are seen to be a few units off, so only the line they point to counts,
 * and where they contradict themselves the order of the entries does.
 *
 * <p>No document type is accepted, no entity fetched, nothing read past the limits.
 */
final class SolitaireXml {
  private static final int MAX_CHARS = 4 * SignUpList.MAX_CHARS;
  private static final int MAX_DEPTH = 64;
  private static final String LIST_TYPE = "53";
  private static final long FIRST_SECOND = 946_684_800L; // 2000-01-01
  private static final long LAST_SECOND = 4_102_444_800L; // 2100-01-01

  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder words = new StringBuilder();
  private final List<Map<String, String>> items = new ArrayList<>();
  private String title = "";
  private String type = "";
  private String nested = "";
  private String sender = "";

  private SolitaireXml() {}

  /** Whether a message is XML, perhaps after the sender's id and a colon. */
  static boolean isXml(String text) {
    int at = text.indexOf('<');
    return at >= 0 && at < 80 && startsXml(text, at) && isOnlyPrefix(text, at);
  }

  private static boolean startsXml(String text, int at) {
    return text.startsWith("<?xml", at)
        || text.startsWith("<msg", at)
        || text.startsWith("<appmsg", at);
  }

  private static boolean isOnlyPrefix(String text, int to) {
    String prefix = text.substring(0, to).strip();
    return prefix.isEmpty() || (prefix.endsWith(":") && prefix.indexOf('\n') < 0);
  }

  /**
   * The list in an XML message. A reply that quotes one (another type) is read by its own words. Empty for XML that is
   * broken, hostile or no list.
   */
  static Optional<SignUpList> read(String xml) {
    int start = xml.indexOf('<');
    if (start < 0 || xml.length() > MAX_CHARS) {
      return Optional.empty();
    }
    SolitaireXml message = new SolitaireXml();
    if (!message.parse(xml.substring(start))) {
      return Optional.empty();
    }
    List<SignUpList> lists = SignUpReader.readPlain(message.title);
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    SignUpList list = lists.get(lists.size() - 1);
    boolean authored = message.type.equals(LIST_TYPE) && message.parseNested();
    return Optional.of(authored ? message.withAuthors(list) : list);
  }

  private boolean parseNested() {
    return nested.isBlank() || parse(nested.strip());
  }

  private boolean parse(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    path.clear();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (!accept(reader, reader.next())) {
          return false;
        }
      }
      return true;
    } catch (XMLStreamException | RuntimeException broken) {
      // The JDK's reader also throws unchecked on some malformed input.
      return false;
    }
  }

  private boolean accept(XMLStreamReader reader, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        path.push(reader.getLocalName().toLowerCase(Locale.ROOT));
        words.setLength(0);
        if (isItem(path.peek()) && items.size() < SignUpList.MAX_ENTRIES) {
          items.add(new HashMap<>());
        }
        return path.size() <= MAX_DEPTH;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
        words.append(reader.getText());
      case XMLStreamConstants.END_ELEMENT -> {
        String element = path.pop();
        keep(element, words.toString());
        words.setLength(0);
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
        return false;
      }
      default -> {
        return true;
      }
    }
    return true;
  }

  private void keep(String element, String text) {
    String parent = path.isEmpty() ? "" : path.peek();
    if (parent.equals("appmsg") && element.equals("title")) {
      title = text;
    } else if (parent.equals("appmsg") && element.equals("type")) {
      type = text.strip();
    } else if (parent.equals("msg") && element.equals("fromusername")) {
      sender = text.strip();
    } else if (element.equals("solitaire_info") && !text.isBlank()) {
      nested = text;
    } else if (isItem(parent) && !items.isEmpty()) {
      items.get(items.size() - 1).putIfAbsent(fieldOf(element), text.strip());
    }
  }

  private static boolean isItem(String element) {
    return element.equals("i") || element.equals("item");
  }

  private static String fieldOf(String element) {
    return switch (element) {
      case "u", "user", "username", "author", "userid" -> "user";
      case "t", "time", "createtime", "timestamp" -> "time";
      case "r", "range" -> "range";
      default -> element;
    };
  }

  private SignUpList withAuthors(SignUpList list) {
    List<SignUpEntry> entries = list.entries();
    int[] owners = byRange(entries);
    if (owners.length == 0 && items.size() == entries.size()) {
      owners = new int[entries.size()];
      for (int i = 0; i < owners.length; i++) {
        owners[i] = i;
      }
    }
    List<SignUpEntry> authored = new ArrayList<>(entries);
    for (int i = 0; i < owners.length; i++) {
      SignUpEntry entry = authored.get(owners[i]);
      authored.set(owners[i], entry.writtenBy(user(items.get(i)), time(items.get(i))));
    }
    return list.withEntries(authored, sender);
  }

  /** For each item the entry its range points to; nothing if one points to none, or two to the same. */
  private int[] byRange(List<SignUpEntry> entries) {
    Map<Integer, Integer> entryOfLine = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      for (int line = entries.get(i).firstLine(); line <= entries.get(i).lastLine(); line++) {
        entryOfLine.put(line, i);
      }
    }
    int[] owners = new int[items.size()];
    int[] lines = lineStarts();
    boolean[] taken = new boolean[entries.size()];
    for (int i = 0; i < owners.length; i++) {
      Integer entry = entryOfLine.get(lineOf(lines, items.get(i).getOrDefault("range", "")));
      if (entry == null || taken[entry]) {
        return new int[0];
      }
      taken[entry] = true;
      owners[i] = entry;
    }
    return owners;
  }

  /** The offsets in the title at which its lines begin. */
  private int[] lineStarts() {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < title.length(); i++) {
      if (Folded.endsLine(title, i)) {
        starts.add(i + 1);
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int lineOf(int[] starts, String range) {
    int dash = range.indexOf('-');
    if (dash <= 0 || dash > 7 || !range.substring(0, dash).chars().allMatch(Character::isDigit)) {
      return -1;
    }
    int found = java.util.Arrays.binarySearch(starts, Integer.parseInt(range.substring(0, dash)));
    return found >= 0 ? found : -found - 2;
  }

  private static Optional<String> user(Map<String, String> item) {
    return Optional.ofNullable(item.get("user")).filter(id -> !id.isEmpty() && id.length() <= 128);
  }

  private static Optional<Instant> time(Map<String, String> item) {
    String text = item.getOrDefault("time", "");
    if (text.isEmpty() || text.length() > 13 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long value = Long.parseLong(text);
    long seconds = value > LAST_SECOND ? value / 1000 : value;
    return seconds < FIRST_SECOND || seconds > LAST_SECOND
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }
}
