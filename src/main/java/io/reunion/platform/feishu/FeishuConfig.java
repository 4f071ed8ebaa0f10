package io.reunion.platform.feishu;

import io.reunion.config.Default;
import io.reunion.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One Feishu or Lark app in {@code platforms.yaml}.
 *
 * @param appId {@code cli_...}
 * @param appSecret from the page Credentials
 * @param verificationToken from the page Events and callbacks; comes in every request
 * @param encryptKey from the same page; without it requests are neither signed nor encrypted
 * @param apiBase {@code https://open.larksuite.com} for Lark; without a slash at its end
 */
public record FeishuConfig(
    String appId,
    Secret appSecret,
    Secret verificationToken,
    Optional<Secret> encryptKey,
    @Default("https://open.feishu.cn") URI apiBase) {}
