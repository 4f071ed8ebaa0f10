package io.reunion.playground;

import io.reunion.chat.Button;
import io.reunion.chat.Button.Style;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Enough of a bot to see the room at work: it shows a card with buttons and edits it, whispers, broadcasts, and echoes
 * whatever else is said to it.
 */
final class EchoBot {
  private static final int SEATS = 2;

  private final Platform platform;
  private final Set<String> coming = new LinkedHashSet<>();
  private int sends;

  EchoBot(Platform platform) {
    this.platform = platform;
  }

  void hear(Update update) {
    if (update instanceof Update.MessageReceived message) {
      answer(message);
    } else if (update instanceof Update.ButtonPressed press) {
      pressed(press);
    }
  }

  private void answer(Update.MessageReceived message) {
    boolean zh = zh(message.sender());
    String text = message.text().toLowerCase(Locale.ROOT);
    if (text.startsWith("/events") || text.startsWith("/活动")) {
      say(message.chat(), card(zh), buttons(zh), Optional.empty());
    } else if (text.startsWith("/find") || text.startsWith("/找")) {
      say(message.chat(), found(zh), List.of(), Optional.of(message.message()));
    } else if (text.startsWith("/list") || text.startsWith("/名单")) {
      say(message.chat(), list(zh), List.of(), Optional.of(message.message()));
    } else if (text.startsWith("/announce") || text.startsWith("/公告")) {
      preview(message.chat(), message.text().split(" ", 2)[1], zh);
    } else if (message.replyToBot()) {
      signUp(message.chat(), message.sender(), message.replyTo().orElseThrow());
    } else if (message.mentioned() || message.origin().kind() == ChatKind.DIRECT) {
      String echo = (zh ? "你说：" : "You said: ") + Markup.literal(message.text());
      say(message.chat(), echo, List.of(), Optional.of(message.message()));
    }
  }

  private void pressed(Update.ButtonPressed press) {
    Platform.AnswersPresses answers = (Platform.AnswersPresses) platform;
    boolean zh = zh(press.sender());
    if (press.command().startsWith("announce send")) {
      broadcast(press, zh);
    } else {
      signUp(press.chat(), press.sender(), press.message().orElseThrow());
    }
    String notice = zh ? "好的，记下了" : "Noted";
    answers.answerPress(press, notice).onFailure(Throwable::printStackTrace);
  }

  private void signUp(ChatId chat, Sender sender, MessageId card) {
    boolean zh = zh(sender);
    coming.add(sender.displayName());
    OutboundMessage changed = message(chat, card(zh)).withButtons(buttons(zh));
    ((Platform.Edits) platform).edit(card, changed).onFailure(Throwable::printStackTrace);
    boolean seated = List.copyOf(coming).indexOf(sender.displayName()) < SEATS;
    String told = seated
        ? (zh
            ? "你有座位了。输入 " + Markup.code("/撤销") + " 可以取消。"
            : "You have a seat. " + Markup.code("/undo") + " takes it back.")
        : (zh ? "已满，你在候补第 1 位。" : "It is full: you are number 1 on the waiting list.");
    OutboundMessage whisper = message(chat, told);
    platform
        .send(new OutboundMessage(
            chat,
            whisper.text(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(sender.user()),
            whisper.sendKey()))
        .onFailure(Throwable::printStackTrace);
  }

  private void preview(ChatId chat, String text, boolean zh) {
    String words = Markup.bold(zh ? "公告预览" : "Preview of the announcement") + "\n"
        + Markup.literal(text) + "\n\n" + (zh ? "将发往 2 个群。" : "It goes to 2 groups.");
    say(
        chat,
        words,
        List.of(List.of(
            new Button(zh ? "发送" : "Send", "announce send 1", Style.PRIMARY),
            new Button(zh ? "取消" : "Cancel", "announce cancel 1", Style.DANGER))),
        Optional.empty());
  }

  private void broadcast(Update.ButtonPressed press, boolean zh) {
    for (String group : List.of("beijing", "london")) {
      say(
          new ChatId(LocalPlatform.ACCOUNT, group),
          Markup.bold(zh ? "校庆晚宴" : "Anniversary dinner") + "\n"
              + (zh ? "报名已开放，详情见 " : "Sign-up is open, see ")
              + Markup.link(zh ? "活动页" : "the event page", "https://example.org/gala"),
          List.of(),
          Optional.empty());
    }
    String done = Markup.bold(zh ? "公告已送达 2/2 个群" : "Delivered to 2 of 2 groups");
    ((Platform.Edits) platform)
        .edit(press.message().orElseThrow(), message(press.chat(), done))
        .onFailure(Throwable::printStackTrace);
  }

  private String card(boolean zh) {
    int seated = Math.min(SEATS, coming.size());
    String people = coming.isEmpty() ? "" : "\n✓ " + String.join(zh ? "、" : ", ", coming);
    return zh
        ? Markup.bold("校庆晚宴 · gala") + "\n12月12日（周六）18:30\n清华科技园 · 名额 " + SEATS + "，已报 " + seated
            + people
        : Markup.bold("Anniversary dinner · gala")
            + "\nSat 12 Dec, 18:30\nThe Garden, King's Cross · " + seated + " of " + SEATS
            + " seats taken" + people;
  }

  private static List<List<Button>> buttons(boolean zh) {
    return List.of(
        List.of(new Button(zh ? "参加" : "I'm in", "rsvp gala yes", Style.PRIMARY)),
        List.of(
            new Button(zh ? "待定" : "Maybe", "rsvp gala maybe"),
            new Button(zh ? "不参加" : "Can't make it", "rsvp gala no")));
  }

  private static String found(boolean zh) {
    return zh
        ? "找到 2 位校友：\n" + Markup.bold("李雷") + " · 2012 届 · 北京 · 清源科技\n" + Markup.bold("单晓雨")
            + " · 2012 届 · 北京"
        : "2 members found:\n" + Markup.bold("Ann Walker") + " · 2015 · London · Brightwater\n"
            + Markup.bold("Fang Wang") + " · 2015 · London";
  }

  private String list(boolean zh) {
    List<String> names = List.copyOf(coming);
    List<String> seated = names.subList(0, Math.min(SEATS, names.size()));
    List<String> waiting = names.subList(seated.size(), names.size());
    return (zh ? "参加：" : "Coming: ") + String.join(", ", seated) + "\n" + (zh ? "候补：" : "Waiting: ")
        + String.join(", ", waiting);
  }

  private void say(
      ChatId chat, String text, List<List<Button>> buttons, Optional<MessageId> replyTo) {
    OutboundMessage plain = message(chat, text);
    platform
        .send(new OutboundMessage(
            chat, text, buttons, replyTo, Optional.empty(), Optional.empty(), plain.sendKey()))
        .onFailure(Throwable::printStackTrace);
  }

  private OutboundMessage message(ChatId chat, String text) {
    sends++;
    return OutboundMessage.text(chat, text, "echo-" + sends);
  }

  private static boolean zh(Sender sender) {
    return sender.language().orElse("en").startsWith("zh");
  }
}
