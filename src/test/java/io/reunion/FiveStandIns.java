package io.reunion;

import java.nio.file.Path;

/** The five platforms that are asked for first, each played by its stand-in, and the service before them. */
final class FiveStandIns implements AutoCloseable {
  final TelegramBotApi telegram = new TelegramBotApi();
  final SlackApi slack = new SlackApi();
  final FeishuApi feishu = new FeishuApi();
  final DingTalkApi dingtalk = new DingTalkApi();
  final WeComApi wecom = new WeComApi();
  final TestService service;

  /**
   * @param reunion what {@code reunion.yaml} says beside the Redis of tests
   */
  FiveStandIns(Path directory, String redisUri, String reunion) {
    this.service = TestService.start(
        directory,
        redisUri,
        "redis: {accept: [appendfsync-no]}\n" + reunion,
        telegram.config() + slack.config() + feishu.config() + dingtalk.config() + wecom.config());
  }

  @Override
  public void close() {
    service.close();
    telegram.close();
    slack.close();
    feishu.close();
    dingtalk.close();
    wecom.close();
  }
}
