package io.reunion.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks a server on this machine whether it is ready, before any client is there. Blocks. */
final class Knock {
  /** What came back. */
  enum Answer {
    NOTHING,
    LOADING,
    READY
  }

  private static final int PATIENCE_MS = 1_000;

  private Knock() {}

  static Answer at(int port, String password) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket
          .getOutputStream()
          .write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
      BufferedReader in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      @Nullable String login = in.readLine();
      return login != null && login.equals("+OK") ? meaning(in.readLine()) : Answer.NOTHING;
    } catch (IOException e) {
      return Answer.NOTHING;
    }
  }

  private static Answer meaning(@Nullable String line) {
    if (line == null) {
      return Answer.NOTHING;
    }
    return line.startsWith("-LOADING") ? Answer.LOADING : Answer.READY;
  }
}
