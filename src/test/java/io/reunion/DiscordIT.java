package io.reunion;

/** Discord over HTTP. */
class DiscordIT extends PlatformDialogue {
  @Override
  PlatformStandIn standIn() {
    return new DiscordStandIn();
  }
}
