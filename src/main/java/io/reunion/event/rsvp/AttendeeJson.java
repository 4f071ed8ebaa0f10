package io.reunion.event.rsvp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.reunion.event.rsvp.Rsvp.Attendee;

/** An attendee as it is stored beside the answers. */
final class AttendeeJson {
  private static final ObjectMapper JSON = new ObjectMapper()
      .registerModule(new Jdk8Module())
      .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);

  private AttendeeJson() {}

  static String write(Attendee attendee) {
    try {
      return JSON.writeValueAsString(attendee);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an attendee is plain values", e);
    }
  }

  static Attendee read(String json) {
    try {
      return JSON.readValue(json, Attendee.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an attendee of ours", e);
    }
  }
}
