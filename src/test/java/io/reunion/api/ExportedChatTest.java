package io.reunion.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chats as the usual apps export or copy them. */
class ExportedChatTest {
  private static final List<String> SAID = List.of("大家好", "#接龙\n秋游\n1. 张三\n2. 李四", "@小聚 找 深圳的校友");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20/11/2026, 10:22 - 张三: 大家好\n20/11/2026, 10:23 - Li Si: #接龙\n秋游\n1. 张三\n2. 李四\n20/11/2026, 10:24 - 张三: @小聚 找 深圳的校友\n",
        "[20.11.26, 10:22:01] 张三: 大家好\r\n[20.11.26, 10:23:07] Li Si: #接龙\r\n秋游\r\n1. 张三\r\n2. 李四\r\n[20.11.26, 10:24:00] 张三: @小聚 找 深圳的校友",
        "[11/20/26, 10:22:01 AM] 张三: 大家好\n[11/20/26, 10:23:07 AM] Li Si: #接龙\n秋游\n1. 张三\n2. 李四\n[11/20/26, 2:24:00 PM] 张三: @小聚 找 深圳的校友",
        "张三 2026-11-20 10:22:33\n大家好\n\nLi Si 2026-11-20 10:23:00\n#接龙\n秋游\n1. 张三\n2. 李四\n\n张三 2026/11/20 10:24\n@小聚 找 深圳的校友\n",
        "消息记录\n================\n2026-11-20 10:22:33 张三(12345)\n大家好\n\n2026-11-20 10:23:33 Li Si(2345)\n#接龙\n秋游\n1. 张三\n2. 李四\n\n2026-11-20 10:24:33 张三(12345)\n@小聚 找 深圳的校友\n",
        "张三, [20.11.2026 10:22]\n大家好\n\nLi Si, [20.11.2026 10:23]\n#接龙\n秋游\n1. 张三\n2. 李四\n\n张三, [20.11.2026 10:24]\n@小聚 找 深圳的校友",
        "张三 11月20日 10:22\n大家好\nLi Si 11月20日 10:23\n#接龙\n秋游\n1. 张三\n2. 李四\n张三 11月20日 下午 2:24\n@小聚 找 深圳的校友",
        "[LINE] 校友群\n保存日期：2026/11/20 20:00\n\n10:22\t张三\t大家好\n10:23\tLi Si\t#接龙\n秋游\n1. 张三\n2. 李四\n10:24\t张三\t@小聚 找 深圳的校友"
      })
  void aMessageLastsUntilTheNextOneBegins(String export) {
    List<String> messages = ExportedChat.messages(export);
    assertThat(messages.subList(messages.size() - 3, messages.size())).isEqualTo(SAID);
    assertThat(messages).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void whereNobodyIsNamedEachLineIsAMessage() {
    assertThat(ExportedChat.messages("大家好\n\n周六 10:00 见\nsee you: at the gate\n"))
        .containsExactly("大家好", "周六 10:00 见", "see you: at the gate");
    assertThat(ExportedChat.messages("see you on 2026-11-20 10:00 at the gate"))
        .containsExactly("see you on 2026-11-20 10:00 at the gate");
    assertThat(ExportedChat.messages("{broken")).containsExactly("{broken");
    assertThat(ExportedChat.messages(" \n ")).isEmpty();
  }

  @Test
  void jsonIsReadByItsTexts() {
    assertThat(
            ExportedChat.messages(
                "{\"messages\":[{\"text\":[\"hello \",{\"type\":\"bold\",\"text\":\"all\"}]},{\"text\":\"\"},{\"content\":\"bye\"}]}"))
        .containsExactly("hello all", "bye");
    assertThat(ExportedChat.messages("[\"one\\ntwo\",\"three\"]"))
        .containsExactly("one\ntwo", "three");
  }
}
