package io.reunion.checkin;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A text as a QR code, with the quiet margin that scanners need. */
public final class QrCode {
  private static final int MARGIN = 4;
  private static final int PIXELS = 8;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final BitMatrix squares;

  private QrCode(BitMatrix squares) {
    this.squares = squares;
  }

  /**
   * @param text of at most a thousand characters
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8",
                  EncodeHintType.MARGIN,
                  MARGIN)));
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "text of a QR code: " + text.length() + " characters (expected: at most 1000)", e);
    }
  }

  /** A drawing of one path that stays sharp at every size. */
  public String svg() {
    int size = squares.getWidth();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (squares.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
        + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
        + "H0z\"/><path d=\"" + path + "\"/></svg>";
  }

  /** A picture in black and white, one bit a pixel. */
  public byte[] png() {
    int size = squares.getWidth() * PIXELS;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(header);
      fields.writeInt(size);
      fields.writeInt(size);
      // One bit of grey a pixel, nothing interlaced.
      fields.write(new byte[] {1, 0, 0, 0, 0});
      chunk(out, "IHDR", header.toByteArray());
      chunk(out, "IDAT", pixels(size));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] pixels(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < size; y++) {
        out.write(0);
        for (int x = 0; x < size; x += 8) {
          int eight = 0;
          for (int i = 0; i < 8; i++) {
            boolean dark = squares.get((x + i) / PIXELS, y / PIXELS);
            eight = eight << 1 | (dark ? 0 : 1);
          }
          out.write(eight);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content);
    out.writeInt((int) check.getValue());
  }
}
