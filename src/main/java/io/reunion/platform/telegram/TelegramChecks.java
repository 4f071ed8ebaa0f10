package io.reunion.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.platform.Checks;
import io.reunion.platform.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Telegram tells of the bot and of its webhook. */
final class TelegramChecks {
  private static final List<String> UPDATES =
      List.of("message", "callback_query", "my_chat_member", "message_reaction");

  private TelegramChecks() {}

  /**
   * @param self the result of getMe
   * @param told the result of getWebhookInfo
   */
  static List<Finding> findings(JsonNode self, JsonNode told, String webhook) {
    List<Finding> found = new ArrayList<>();
    found.add(Checks.works("@" + Fields.words(self, "username")));
    found.add(Checks.webhook(Fields.text(told, "url"), webhook));
    String error = Fields.words(told, "last_error_message");
    if (!error.isEmpty() && Fields.integer(told, "pending_update_count").orElse(0) > 0) {
      found.add(new Finding(Kind.WEBHOOK_FAILING, Checks.detail(error)));
    }
    found.addAll(Checks.missing(allowed(told), UPDATES));
    if (isFalse(self, "can_join_groups")) {
      found.add(new Finding(Kind.PERMISSION_MISSING, "can_join_groups"));
    }
    if (isFalse(self, "can_read_all_group_messages")) {
      found.add(new Finding(Kind.LESS_WITHOUT, "can_read_all_group_messages"));
    }
    return List.copyOf(found);
  }

  /** Where nothing is chosen everything comes but what has to be asked for by name. */
  private static Set<String> allowed(JsonNode told) {
    Set<String> allowed = new HashSet<>();
    Fields.array(told, "allowed_updates").forEach(kind -> allowed.add(kind.asText()));
    return allowed.isEmpty() ? Set.of("message", "callback_query", "my_chat_member") : allowed;
  }

  private static boolean isFalse(JsonNode parent, String name) {
    return parent.path(name).isBoolean() && !parent.path(name).booleanValue();
  }
}
