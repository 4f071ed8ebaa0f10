package io.reunion.playground;

import io.reunion.playground.Scene.Bot;
import io.reunion.playground.Scene.CommandHint;
import io.reunion.playground.Scene.Group;
import io.reunion.playground.Scene.Line;
import io.reunion.playground.Scene.Persona;
import io.reunion.playground.Scene.Step;
import io.reunion.playground.Scene.Tip;
import java.time.Duration;
import java.util.List;

/** A small association to test with. */
final class Scenes {
  private Scenes() {}

  static Scene small() {
    return new Scene(
        new Bot("reunion", new Bilingual("校友小助手", "Reunion")),
        personas(),
        List.of(
            new Group("beijing", "北京校友群", "zh", List.of("zhou", "li", "wang", "ann")),
            new Group("london", "London Chapter", "en", List.of("zhou", "wang", "ann", "tom"))),
        commands(),
        tips(),
        List.of(
            line("beijing", "wang", "周末有人一起爬香山吗？", 26 * 60),
            line("beijing", "li", "算我一个，记得带水", 26 * 60 - 3),
            line(
                "london",
                "tom",
                "Back in London from Monday. Coffee near King's Cross, anyone?",
                95),
            line("london", "ann", "Yes! The usual place?", 90)));
  }

  private static List<Persona> personas() {
    return List.of(
        persona("zhou", "周静", "Jing Zhou", "zh", "管理员 · 2008 届", "admin · class of 2008"),
        persona("li", "李雷", "Lei Li", "zh", "2012 届 · 北京", "class of 2012 · Beijing"),
        persona("wang", "王芳", "Fang Wang", "zh", "2015 届 · 伦敦", "class of 2015 · London"),
        persona("ann", "安娜·沃克", "Ann Walker", "en", "管理员 · 2015 届", "admin · class of 2015"),
        persona("tom", "汤姆·贝克", "Tom Baker", "en", "访客", "guest"));
  }

  private static Persona persona(
      String id, String zh, String en, String language, String hintZh, String hintEn) {
    return new Persona(id, new Bilingual(zh, en), language, new Bilingual(hintZh, hintEn));
  }

  private static List<CommandHint> commands() {
    return List.of(
        command("帮助", "help", "我会做什么", "what I can do"),
        command("找", "find", "按姓名、届别、城市或公司找校友", "members by name, year, city or company"),
        command("活动", "events", "近期活动", "what is coming up"),
        command("报名", "rsvp", "参加、不参加或待定", "yes, no or maybe to an event"),
        command("名单", "list", "谁来，谁在候补", "who comes and who waits"),
        command("公告", "announce", "向多个群发公告", "an announcement to many groups"),
        command("撤销", "undo", "撤销刚才的操作", "take the last change back"));
  }

  private static CommandHint command(String zh, String en, String helpZh, String helpEn) {
    return new CommandHint(
        new Bilingual(zh, en),
        new Bilingual(helpZh, helpEn),
        personas().stream().map(Scene.Persona::id).toList());
  }

  private static List<Tip> tips() {
    return List.of(
        tip(
            "找一位校友",
            "li",
            "beijing",
            "/找 2012 北京",
            "Find someone",
            "ann",
            "london",
            "/find 2015 london"),
        tip("点按钮报名活动", "li", "beijing", "/活动", "RSVP with a button", "ann", "london", "/events"),
        new Tip(
            new Step("回复卡片报名", "wang", "beijing", "报名 +1", true),
            new Step("RSVP by answering the card", "tom", "london", "I'm in, +1", true)),
        tip(
            "看看候补名单",
            "wang",
            "beijing",
            "/名单 gala",
            "See the waiting list",
            "tom",
            "london",
            "/list gala"),
        tip(
            "以管理员身份群发公告",
            "zhou",
            Scene.DIRECT,
            "/公告 校庆晚宴开放报名啦",
            "Broadcast as an admin",
            "ann",
            Scene.DIRECT,
            "/announce The anniversary dinner is open for sign-up"));
  }

  private static Tip tip(
      String titleZh,
      String personaZh,
      String chatZh,
      String textZh,
      String titleEn,
      String personaEn,
      String chatEn,
      String textEn) {
    return new Tip(
        new Step(titleZh, personaZh, chatZh, textZh, false),
        new Step(titleEn, personaEn, chatEn, textEn, false));
  }

  private static Line line(String chat, String persona, String text, int minutes) {
    return new Line(chat, persona, text, Duration.ofMinutes(minutes));
  }
}
