package io.reunion;

/** QQ over HTTP. */
class QqIT extends PlatformDialogue {
  @Override
  PlatformStandIn standIn() {
    return new QqStandIn();
  }
}
