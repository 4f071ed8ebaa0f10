package io.reunion;

import io.reunion.playground.Bilingual;
import io.reunion.playground.Scene;
import java.util.List;

final class Demo {
  private Demo() {}

  static Scene scene() {
    return new Scene(
        new Scene.Bot("reunion", new Bilingual("校友助手", "Reunion")),
        List.of(
            new Scene.Persona(
                "li", new Bilingual("李雷", "Li Lei"), "zh", new Bilingual("校友", "member")),
            new Scene.Persona(
                "ann", new Bilingual("安妮", "Ann"), "en", new Bilingual("管理员", "admin"))),
        List.of(
            new Scene.Group("beijing", "北京校友群", "zh", List.of("li", "ann")),
            new Scene.Group("london", "London Chapter", "en", List.of("li", "ann"))),
        List.of(),
        List.of(),
        List.of());
  }
}
