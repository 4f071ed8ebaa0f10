package io.reunion.api;

import io.reunion.announcement.Announcer.Outcome;
import io.reunion.announcement.Fault;
import java.util.List;

/** Why an announcement is not sent, or something not done to it, as a problem. */
final class Refusals {
  private Refusals() {}

  static void of(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults.stream()
          .map(fault -> new ProblemException.Mistake(at(fault), AnnouncementBody.expected(fault)))
          .toList());
    }
  }

  static String at(Fault fault) {
    return switch (fault.kind()) {
      case NOBODY, OVER_DAY, OVER_MONTH -> "/audience";
      case BAD_BUTTON -> "/buttons";
      case BAD_IMAGE -> "/image";
      case NO_TEXT, TOO_LONG, BAD_LINK, UNKNOWN_FIELD ->
        "/text" + fault.language().map(language -> "/" + language.code()).orElse("");
    };
  }

  static void unlessDone(Outcome outcome, String id) {
    switch (outcome) {
      case STARTED, SCHEDULED, AWAITING_APPROVAL, PAUSED, CANCELLED -> {}
      case NOBODY -> throw ProblemException.conflict("It would reach nobody.");
      case FAULTY ->
        throw ProblemException.conflict("It does not fit those whom it reaches by now.");
      case CHANGED ->
        throw ProblemException.conflict("It is not what was read; its digest is another one.");
      case OWN_APPROVAL ->
        throw ProblemException.conflict(
            "Who wrote it does not approve it: an admin in a chat does, or the approver's token.");
      case EXPIRED ->
        throw ProblemException.conflict("The time until which it could be sent is over.");
      case NOT_NOW -> throw ProblemException.conflict("The state it is in does not allow that.");
      case UNKNOWN -> throw ProblemException.notFound("announcement " + id);
    }
  }
}
