package io.reunion.console;

import java.util.List;

/** What the console consists of, beside what all pages share. */
final class ConsoleFiles {
  static final String ASSETS = "/console/assets/";

  /** Our own files, relative to this package's resources. */
  static final List<String> ALL = List.of(
      "console.css",
      "frame.css",
      "pages.css",
      "announcements.js",
      "events.js",
      "groups.js",
      "imports.js",
      "intents.js",
      "calendar.js",
      "chapters.js",
      "calendar-address.js",
      "copied.js",
      "event-answers.js",
      "event-draw.js",
      "event-list.js",
      "event-note.js",
      "event-series.js",
      "members.js",
      "replay.js",
      "app.js",
      "api.js",
      "routes.js",
      "shell.js",
      "ui.js",
      "enter.js",
      "view.js",
      "words/en.json",
      "words/zh.json",
      "pages/home.js",
      "pages/announcements.js",
      "pages/announcement.js",
      "pages/composer.js",
      "pages/events.js",
      "pages/event.js",
      "pages/event-editor.js",
      "pages/door.js",
      "pages/members.js",
      "pages/member.js",
      "pages/member-import.js",
      "pages/member-review.js",
      "pages/requests.js",
      "pages/sentences.js",
      "pages/system.js",
      "pages/groups.js",
      "pages/ballots.js",
      "pages/group.js",
      "pages/screen.js",
      "pages/set-aside.js",
      "pages/log-levels.js",
      "pages/suggestions.js",
      "pages/community.js",
      "pages/exchange.js",
      "pages/stories.js",
      "pages/audit.js");

  private ConsoleFiles() {}
}
