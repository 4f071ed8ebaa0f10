package io.reunion;

/** Matrix over HTTP. */
class MatrixIT extends PlatformDialogue {
  @Override
  PlatformStandIn standIn() {
    return new MatrixStandIn();
  }
}
