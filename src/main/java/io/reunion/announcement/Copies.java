package io.reunion.announcement;

import io.reunion.announcement.Announcement.Content;
import io.reunion.bot.Manners;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.text.Language;
import io.reunion.text.Marked;
import io.reunion.text.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the copies of an announcement, and finds what is wrong with it before one is sent. */
final class Copies {
  static final String SEEN = "seen";
  private static final String RSVP = "rsvp ";

  private final Manners manners;
  private final Outbound outbound;

  Copies(Manners manners, Outbound outbound) {
    this.manners = manners;
    this.outbound = outbound;
  }

  OutboundMessage message(Announcement announcement, Recipient recipient) {
    return message(announcement, recipient, recipient.room().chat(), "announcement");
  }

  /** A copy that is only to be looked at. */
  OutboundMessage trial(Announcement announcement, Language language, ChatId chat, String key) {
    Sentences say = manners.texts().in(language);
    return pictured(
        OutboundMessage.text(chat, text(announcement, say), SendKey.of("trial", key))
            .withButtons(buttons(announcement, say)),
        announcement,
        say);
  }

  private OutboundMessage message(
      Announcement announcement, Recipient recipient, ChatId chat, String purpose) {
    Sentences say = manners.sentencesFor(recipient.room());
    return pictured(
        OutboundMessage.text(
                chat,
                Template.filled(text(announcement, say), recipient),
                SendKey.of(purpose, announcement.id(), recipient.chat()))
            .withButtons(buttons(announcement, say)),
        announcement,
        say);
  }

  /** With its picture where the platform shows one, else with a link to it. */
  private OutboundMessage pictured(
      OutboundMessage message, Announcement announcement, Sentences say) {
    return announcement
        .content()
        .image()
        .map(url -> showsImages(message.chat().account())
            ? message.withImage(Optional.of(url))
            : linked(message, url, say))
        .orElse(message);
  }

  private boolean showsImages(AccountId account) {
    return outbound
        .platform(account)
        .filter(platform -> platform instanceof Platform.ShowsImages)
        .isPresent();
  }

  private static OutboundMessage linked(OutboundMessage message, String url, Sentences say) {
    return message
        .withText(message.text() + "\n" + Markup.link(say.say("announcement.image"), url))
        .withImage(Optional.empty());
  }

  /** The same with a link instead, for a platform that did not take the picture. */
  OutboundMessage withoutPicture(OutboundMessage message, Recipient recipient) {
    Sentences say = manners.sentencesFor(recipient.room());
    return message.image().map(url -> linked(message, url, say)).orElse(message);
  }

  /** What a chat that cannot show the corrected copy gets behind it. */
  OutboundMessage followUp(Announcement announcement, Recipient recipient) {
    Sentences say = manners.sentencesFor(recipient.room());
    OutboundMessage copy =
        message(announcement, recipient, recipient.room().chat(), "announcement");
    return copy.withText(say.say("announcement.corrected", "text", new Marked(copy.text())));
  }

  /** The text with its marks, its places not yet filled. */
  String text(Announcement announcement, Sentences say) {
    String marked = Markdown.read(announcement.content().in(say.language())).marked();
    return say.say("announcement.copy", "text", new Marked(marked));
  }

  private static List<List<Button>> buttons(Announcement announcement, Sentences say) {
    String of = announcement.change().map(Announcement.Change::of).orElse(announcement.id());
    List<Button> row = new ArrayList<>();
    for (String button : announcement.content().buttons()) {
      row.add(
          button.equals(SEEN)
              ? new Button(say.say("announcement.button.seen"), "news seen " + of)
              : new Button(say.say("announcement.button.rsvp"), button, Button.Style.PRIMARY));
    }
    return row.isEmpty() ? List.of() : List.of(row);
  }

  /** Whether a button can be had: {@code seen}, or {@code rsvp EVENT}. */
  static boolean isButton(String text) {
    return text.equals(SEEN)
        || (text.startsWith(RSVP)
            && text.substring(RSVP.length()).matches("[a-z0-9][a-z0-9-]{0,23}"));
  }

  /** What is wrong with it, all of it. */
  List<Fault> faults(Announcement announcement, List<Recipient> reached) {
    List<Fault> faults = new ArrayList<>();
    if (announcement.isRecall()) {
      return faults;
    }
    if (announcement.content().texts().isEmpty()) {
      return List.of(Fault.of(Fault.Kind.NO_TEXT, ""));
    }
    announcement.content().texts().forEach((language, text) -> {
      Markdown.read(text)
          .badLinks()
          .forEach(link -> faults.add(Fault.in(language, Fault.Kind.BAD_LINK, link)));
      Set<String> unknown = Template.unknown(text, announcement.audience().to());
      unknown.forEach(name -> faults.add(Fault.in(language, Fault.Kind.UNKNOWN_FIELD, name)));
    });
    announcement.content().buttons().stream()
        .filter(button -> !isButton(button))
        .forEach(button -> faults.add(Fault.of(Fault.Kind.BAD_BUTTON, button)));
    announcement
        .content()
        .image()
        .filter(url -> !Content.isImage(url))
        .ifPresent(url -> faults.add(Fault.of(Fault.Kind.BAD_IMAGE, url)));
    faults.addAll(tooLong(announcement, reached));
    return faults;
  }

  /** Each platform's own measure is taken of the longest copy that it would get. */
  private List<Fault> tooLong(Announcement announcement, List<Recipient> reached) {
    Map<String, Fault> faults = new LinkedHashMap<>();
    boolean same = announcement.content().texts().values().stream().noneMatch(Template::hasPlaces);
    Set<String> measured = new HashSet<>();
    for (Recipient recipient : reached) {
      AccountId account = recipient.room().chat().account();
      Language language = manners.sentencesFor(recipient.room()).language();
      if (same && !measured.add(account + " " + language)) {
        continue;
      }
      Optional<TextLimit> limit =
          outbound.platform(account).map(Platform::capabilities).map(can -> can.text());
      if (limit.isPresent()) {
        Sentences say = manners.sentencesFor(recipient.room());
        OutboundMessage copy =
            message(announcement, recipient, recipient.room().chat(), "announcement");
        String text = Markup.plain(copy.text());
        int length = limit.get().measure(text);
        if (length > limit.get().length()) {
          String platform = account.platform().value();
          faults.putIfAbsent(
              platform + say.language(),
              Fault.tooLong(say.language(), platform, length, limit.get().length()));
        }
      }
    }
    return List.copyOf(faults.values());
  }
}
