package io.reunion;

import io.reunion.playground.Bilingual;
import io.reunion.playground.Scene;
import io.reunion.playground.Scene.CommandHint;
import io.reunion.playground.Scene.Group;
import io.reunion.playground.Scene.Line;
import io.reunion.playground.Scene.Persona;
import io.reunion.playground.Scene.Step;
import io.reunion.playground.Scene.Tip;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the playground shows when it is opened: who is there, what can be asked, five things to try. */
final class DemoScene {
  private static final String FOR_ADMINS = "announce";

  /** The commands that are worth a suggestion, by their English and Chinese names, in the order in which they are shown. */
  static final Map<String, String> SUGGESTED = suggested();

  private static Map<String, String> suggested() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("help", "帮助");
    names.put("find", "找");
    names.put("events", "活动");
    names.put("rsvp", "报名");
    names.put("list", "名单");
    names.put("me", "我的");
    names.put("undo", "撤销");
    names.put("why", "为什么");
    names.put("lang", "语言");
    names.put(FOR_ADMINS, "公告");
    return Collections.unmodifiableMap(names);
  }

  private DemoScene() {}

  static Scene of(DemoFiles files, Texts texts) {
    return new Scene(
        new Scene.Bot("reunion", new Bilingual("校友助手", "Reunion")),
        files.personas().stream().map(DemoScene::persona).toList(),
        List.of(
            new Group("beijing", "北京校友群", "zh", members(files, "beijing")),
            new Group("london", "London Chapter", "en", members(files, "london"))),
        SUGGESTED.entrySet().stream()
            .map(name -> hint(name.getKey(), name.getValue(), files, texts))
            .toList(),
        tips(),
        List.of(
            new Line("beijing", "mei", "周末有人一起爬香山吗？", Duration.ofHours(26)),
            new Line("beijing", "li", "算我一个，记得带水", Duration.ofMinutes(26 * 60 - 3)),
            new Line(
                "london",
                "james",
                "Back in London from Monday. Coffee near King’s Cross, anyone?",
                Duration.ofMinutes(95)),
            new Line("london", "ann", "Yes! The usual place?", Duration.ofMinutes(90))));
  }

  private static Persona persona(DemoFiles.Person person) {
    Bilingual role = switch (person.role()) {
      case "admin" -> new Bilingual("管理员", "admin");
      case "organiser" -> new Bilingual("组织者", "organiser");
      case "member" -> new Bilingual("校友", "member");
      default -> new Bilingual("访客", "guest");
    };
    return new Persona(
        person.id(),
        new Bilingual(person.name().zh(), person.name().en()),
        person.language(),
        role);
  }

  private static List<String> members(DemoFiles files, String group) {
    return files.personas().stream()
        .filter(person -> person.groups().contains(group))
        .map(DemoFiles.Person::id)
        .toList();
  }

  private static CommandHint hint(String en, String zh, DemoFiles files, Texts texts) {
    return new CommandHint(
        new Bilingual(zh, en),
        new Bilingual(
            texts.in(Language.ZH).say("help." + en), texts.in(Language.EN).say("help." + en)),
        files.personas().stream()
            .filter(person -> !en.equals(FOR_ADMINS) || person.role().equals("admin"))
            .map(DemoFiles.Person::id)
            .toList());
  }

  private static List<Tip> tips() {
    return List.of(
        new Tip(
            new Step("找一位校友", "mei", Scene.DIRECT, "找 深圳 金融科技", false),
            new Step("Find someone", "james", Scene.DIRECT, "find fintech Shenzhen", false)),
        new Tip(
            new Step("点按钮报名活动", "mei", "beijing", "/报名 gala", false),
            new Step("RSVP with a button", "james", "london", "/rsvp pub", false)),
        new Tip(
            new Step("回复卡片报名", "li", "beijing", "报名 +1", true),
            new Step("RSVP by answering the card", "james", "london", "count me in, +1", true)),
        new Tip(
            new Step("看看候补名单", "mei", "beijing", "/名单 tasting", false),
            new Step("See a waiting list", "james", "london", "/list tasting", false)),
        new Tip(
            new Step("以管理员身份群发公告", "ann", Scene.DIRECT, "公告 校庆晚宴开放报名啦！", false),
            new Step(
                "Broadcast as an admin",
                "ann",
                Scene.DIRECT,
                "announce The anniversary dinner is open for sign-up!",
                false)));
  }
}
