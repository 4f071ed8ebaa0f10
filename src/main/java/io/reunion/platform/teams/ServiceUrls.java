package io.reunion.platform.teams;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Notes;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each conversation is written to: as its last activity told, if that is on the configured host, else the global one. */
final class ServiceUrls {
  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofDays(180);

  private final AccountId account;
  private final URI global;
  private final CallableHosts hosts;
  private final Notes notes;
  private final Map<ChatId, String> known = new LinkedHashMap<>();

  ServiceUrls(AccountId account, URI global, Notes notes) {
    this.account = account;
    this.global = global;
    this.hosts = CallableHosts.sameAs(global);
    this.notes = notes;
  }

  /** Never fails. An address elsewhere is not kept. */
  Future<Void> learn(ChatId chat, String url) {
    if (!hosts.allow(url) || url.equals(known.get(chat))) {
      return Future.succeededFuture();
    }
    remember(chat, url);
    return notes.put(account, chat.value(), url, KEPT);
  }

  private void remember(ChatId chat, String url) {
    known.remove(chat);
    known.put(chat, url);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /** Without a slash at its end. Whatever was kept, it is called only on the configured host. */
  Future<URI> of(ChatId chat) {
    String url = known.get(chat);
    return url != null
        ? Future.succeededFuture(base(url))
        : notes
            .get(account, chat.value())
            .map(noted -> noted.filter(hosts::allow).map(ServiceUrls::base).orElse(global))
            .otherwise(global);
  }

  private static URI base(String url) {
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }
}
