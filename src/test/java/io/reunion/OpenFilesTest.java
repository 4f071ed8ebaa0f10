package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process holds on to is seen, or the soak would find nothing. */
class OpenFilesTest {
  @TempDir
  Path directory;

  private static OpenFiles now(int port) {
    return OpenFiles.of(ProcessHandle.current().pid(), "http://127.0.0.1:" + port);
  }

  @Test
  void tellsFilesAndBothEndsOfConnectionsApart() throws IOException {
    Path file = Files.writeString(directory.resolve("kept"), "x");
    Path late = Files.writeString(directory.resolve("late"), "x");
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 5, here);
        InputStream first = Files.newInputStream(file)) {
      OpenFiles before = now(server.getLocalPort());
      try (Socket out = new Socket(here, server.getLocalPort());
          Socket in = server.accept();
          InputStream again = Files.newInputStream(file);
          InputStream other = Files.newInputStream(late)) {
        OpenFiles after = now(server.getLocalPort());
        assertThat(after.openedAgainSince(before)).containsExactly(file.toString());
        assertThat(after.openedSince(before)).contains(late.toString());
        assertThat(after.served()).isEqualTo(1);
        assertThat(after.to(server.getLocalPort())).isEqualTo(1);
        assertThat(before.served()).isZero();
        assertThat(new int[] {first.read(), again.read(), other.read()}).containsOnly('x');
        assertThat(out.isConnected() && in.isConnected()).isTrue();
      }
    }
  }
}
