package io.reunion.api;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.level.LogLevels;
import io.reunion.redis.Durability;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the service tells an admin of itself.
 *
 * @param settings as they were read, one {@code path: value} each, secrets hidden
 * @param platforms what each bot account can do
 * @param webhooks how many requests of an account there were since the start, by what became of them
 * @param redis what the store may lose with its settings
 * @param queues how much is waiting, by name
 * @param levels how much goes into the log
 */
public record SystemView(
    List<String> settings,
    Map<AccountId, Capabilities> platforms,
    Function<AccountId, Map<String, Long>> webhooks,
    Supplier<Future<List<Durability.Finding>>> redis,
    Supplier<Map<String, Integer>> queues,
    LogLevels levels) {}
