package io.reunion.api;

import io.reunion.checkin.Arrival;
import io.reunion.checkin.CheckIns.Checked;
import io.reunion.checkin.CheckIns.Result;
import io.reunion.checkin.Report;
import io.reunion.event.Event;
import io.reunion.event.Seat;
import java.util.Map;

/** The pages that QR codes lead to: few words, in both languages, for a phone held in a doorway. */
final class CheckInPages {
  private CheckInPages() {}

  /** At the door. */
  static String door(Event event, Map<Seat, String> words) {
    String word = words.get(Seat.ROOM);
    String how = word == null
        ? "<p>签到还没有开始。<br>Check-in has not begun yet.</p>"
        : "<p>请把下面一行发给机器人 <br>Send this line to the bot</p><p class=big>签到 " + escaped(word)
            + "<br>checkin " + escaped(word) + "</p>";
    return page(event, how);
  }

  /** To the one whose code it is. */
  static String own(Event event, String secret) {
    return page(
        event,
        "<img alt=\"QR\" src=\"/checkin/" + event.id() + "/" + secret + ".svg\">"
            + "<p>请在门口出示。<br>Please show this at the door.</p>");
  }

  static String staff(Event event) {
    return page(
        event,
        "<p>这部手机现在可以为来宾签到：请扫描他们的二维码。<br>"
            + "This phone checks people in now: scan their codes.</p>");
  }

  /** To somebody at the door, of somebody who shows a code. */
  static String ask(Event event, String name) {
    return page(
        event,
        "<p class=big>" + escaped(name)
            + "</p><form method=post><button>✅ 签到 Check in</button></form>");
  }

  static String done(Event event, Checked checked, Report report) {
    String name = checked.arrival().map(Arrival::name).orElse("");
    int seats = checked.arrival().map(Arrival::seats).orElse(1);
    boolean walkIn = checked.arrival().filter(Arrival::walkIn).isPresent();
    String mark = checked.result() == Result.ALREADY
        ? "☑️ 已经签到过 Already checked in"
        : walkIn ? "✅ 没有报名 No seat, walked in" : "✅";
    return page(
        event,
        "<p class=big>" + escaped(name) + (seats > 1 ? " ×" + seats : "") + "</p><p>" + mark
            + "</p><p>" + report.arrived() + " / " + report.expected() + "</p>");
  }

  private static String page(Event event, String body) {
    return "<!doctype html><html><head><meta charset=utf-8><meta name=viewport content=\"width=device-width\">"
        + "<title>" + escaped(event.title()) + "</title><style>"
        + "body{font:1.2rem system-ui,sans-serif;text-align:center;margin:2rem 1rem}"
        + ".big{font-size:2rem;font-weight:600}img{width:min(80vw,22rem)}"
        + "button{font-size:1.6rem;padding:1rem 2rem}</style></head><body><h1>"
        + escaped(event.title()) + "</h1>" + body + "</body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
