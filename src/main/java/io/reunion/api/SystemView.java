package io.reunion.api;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.delivery.Pacer;
import io.reunion.level.LogLevels;
import io.reunion.redis.Durability;
import io.reunion.redis.Standing;
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
 * @param sends how many messages an account has tried to send since the start, by what became of them
 * @param pacer knows what of the platforms' limits is used
 * @param standing what the store says of itself
 * @param redis what the store may lose with its settings
 * @param queues how much is waiting, by name
 * @param levels how much goes into the log
 */
public record SystemView(
    List<String> settings,
    Map<AccountId, Capabilities> platforms,
    Function<AccountId, Map<String, Long>> webhooks,
    Function<AccountId, Map<String, Long>> sends,
    Pacer pacer,
    Supplier<Future<Standing>> standing,
    Supplier<Future<List<Durability.Finding>>> redis,
    Supplier<Map<String, Integer>> queues,
    LogLevels levels) {}
