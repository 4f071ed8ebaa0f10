package io.reunion.redis;

import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.reunion.redis.RedisUnavailableException.Reason;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A client with one connection for commands, of one of the two kinds that Lettuce has. Used on the loop only. */
sealed interface Link permits SingleLink, ClusterLink {
  /** Sends each command where its keys are. */
  RedisClusterAsyncCommands<String, String> commands();

  /** Sends every command to the node that holds {@code key} now; a command for a key that has moved fails. */
  CompletionStage<RedisClusterAsyncCommands<String, String>> node(String key);

  /** Every node that takes writes. */
  CompletionStage<List<RedisClusterAsyncCommands<String, String>>> primaries();

  /** Hears what the servers send over the connections for commands without being asked. */
  void listen(PushListener listener);

  /** A further connection that only listens. */
  CompletionStage<? extends StatefulRedisPubSubConnection<String, String>> listener();

  /** A command failed for this reason: some mean that the server which takes writes is another one by now. */
  void heard(Reason reason);

  CompletionStage<Void> close();
}
