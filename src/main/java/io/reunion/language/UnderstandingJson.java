package io.reunion.language;

import com.fasterxml.jackson.core.JsonGenerator;
import io.reunion.language.signup.SignUpEntry;
import io.reunion.language.signup.SignUpList;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * An understanding as JSON: {@code intent, seats, change, more, guests, onBehalfOf, event, query, start, end, dateOnly,
 * doubts, title, entries, confidence, why, choices, also}. All keys are always there; what was not told is null or an
 * empty array; {@code more} is so many more than before, negative for fewer, 0 if none. {@code also} has the further meanings of the message, with the same keys up to {@code why}.
 */
public final class UnderstandingJson {
  private UnderstandingJson() {}

  /** Writes one object; the generator is neither flushed nor closed. */
  public static void write(JsonGenerator out, Understanding understood, Utterance utterance)
      throws IOException {
    out.writeStartObject();
    writeMeaning(out, understood.main(), utterance.now());
    strings(out, "choices", understood.choices().stream().map(Intent::name).toList());
    out.writeArrayFieldStart("also");
    List<Meaning> meanings = understood.meanings();
    for (Meaning meaning : meanings.subList(1, meanings.size())) {
      out.writeStartObject();
      writeMeaning(out, meaning, utterance.now());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeMeaning(JsonGenerator out, Meaning meaning, ZonedDateTime now)
      throws IOException {
    Slots slots = meaning.slots();
    out.writeStringField("intent", meaning.intent().name());
    number(out, "seats", slots.seats());
    out.writeBooleanField("change", slots.change());
    out.writeNumberField("more", slots.more());
    strings(out, "guests", slots.guests());
    string(out, "onBehalfOf", slots.onBehalfOf());
    string(out, "event", slots.event());
    string(out, "query", slots.query());
    DatesJson.write(out, slots.when(), now);
    string(
        out,
        "title",
        slots
            .list()
            .map(SignUpList::title)
            .map(lines -> String.join("\n", lines).strip()));
    out.writeArrayFieldStart("entries");
    for (SignUpEntry entry : slots.list().map(SignUpList::entries).orElse(List.of())) {
      writeEntry(out, entry);
    }
    out.writeEndArray();
    out.writeNumberField("confidence", Math.round(meaning.confidence() * 100) / 100.0);
    out.writeStringField(
        "why", meaning.why().stream().map(Reason::toString).collect(Collectors.joining("; ")));
  }

  private static void writeEntry(JsonGenerator out, SignUpEntry entry) throws IOException {
    out.writeStartObject();
    number(out, "number", entry.number());
    out.writeStringField("name", entry.party().name());
    out.writeNumberField("seats", entry.party().seats());
    strings(out, "guests", entry.party().guests());
    out.writeStringField("note", entry.party().note());
    out.writeStringField("status", entry.party().attendance().name());
    string(out, "author", entry.author());
    strings(
        out,
        "doubts",
        entry.doubts().stream()
            .map(doubt -> doubt.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
    out.writeEndObject();
  }

  private static void number(JsonGenerator out, String key, OptionalInt value) throws IOException {
    if (value.isPresent()) {
      out.writeNumberField(key, value.getAsInt());
    } else {
      out.writeNullField(key);
    }
  }

  private static void string(JsonGenerator out, String key, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      out.writeStringField(key, value.get());
    } else {
      out.writeNullField(key);
    }
  }

  private static void strings(JsonGenerator out, String key, Collection<String> values)
      throws IOException {
    out.writeArrayFieldStart(key);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
