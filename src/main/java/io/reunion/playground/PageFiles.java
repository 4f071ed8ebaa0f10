package io.reunion.playground;

import java.util.List;

/** What the page consists of, beside what all pages share. */
final class PageFiles {
  static final String ASSETS = "/playground/assets/";

  /** Our own files, relative to this package's resources. */
  static final List<String> ALL = List.of(
      "page.css",
      "app.js",
      "api.js",
      "room.js",
      "sse.js",
      "words/en.json",
      "words/zh.json",
      "components/avatar.js",
      "components/base.js",
      "components/chat-list.js",
      "components/chat-view.js",
      "components/composer.js",
      "components/composer-style.js",
      "components/icons.js",
      "components/message.js",
      "components/message-log.js",
      "components/message-style.js",
      "components/people-dialog.js",
      "components/persona-strip.js",
      "components/playground.js",
      "components/runs.js",
      "components/suggest.js",
      "components/tips.js",
      "components/toasts.js");

  private PageFiles() {}
}
