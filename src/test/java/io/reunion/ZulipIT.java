package io.reunion;

/** Zulip over HTTP. */
class ZulipIT extends PlatformDialogue {
  @Override
  PlatformStandIn standIn() {
    return new ZulipStandIn();
  }
}
