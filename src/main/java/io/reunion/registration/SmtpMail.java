package io.reunion.registration;

import io.reunion.config.Secret;
import io.reunion.member.Field;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Sends by a mail server that is given. Blocks a worker thread meanwhile, never the event loop. */
public final class SmtpMail implements Mail {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How the way to the server is kept secret. */
  public enum Security {
    /** Encrypted after a first word; refused where the server cannot. */
    STARTTLS,
    /** Encrypted from the start. */
    TLS,
    /** Not at all: only for a server on the same machine or a network of one's own. */
    NONE
  }

  /**
   * A mail server.
   *
   * @param from the address that the letters come from
   * @param login absent where the server asks for none
   */
  public record Server(
      String host, int port, Security security, String from, Optional<Login> login) {}

  /** The name and the password for a mail server. */
  public record Login(String user, Secret password) {}

  private final Vertx vertx;
  private final Server server;
  private final Session session;

  public SmtpMail(Vertx vertx, Server server) {
    this.vertx = vertx;
    this.server = server;
    this.session = server
        .login()
        .map(login -> Session.getInstance(properties(server), authenticator(login)))
        .orElseGet(() -> Session.getInstance(properties(server)));
  }

  private static Properties properties(Server server) {
    Properties mail = new Properties();
    mail.setProperty("mail.transport.protocol", "smtp");
    mail.setProperty("mail.smtp.host", server.host());
    mail.setProperty("mail.smtp.port", Integer.toString(server.port()));
    mail.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
    boolean starts = server.security() == Security.STARTTLS;
    mail.setProperty("mail.smtp.starttls.enable", Boolean.toString(starts));
    mail.setProperty("mail.smtp.starttls.required", Boolean.toString(starts));
    mail.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == Security.TLS));
    mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      mail.setProperty("mail.smtp." + what, Long.toString(PATIENCE.toMillis()));
    }
    return mail;
  }

  private static Authenticator authenticator(Login login) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(login.user(), login.password().reveal());
      }
    };
  }

  @Override
  public Field reaches() {
    return Field.EMAIL;
  }

  @Override
  public Future<Void> send(String address, String subject, String text) {
    return vertx.executeBlocking(
        () -> {
          Transport.send(letter(address, subject, text));
          return null;
        },
        false);
  }

  private MimeMessage letter(String address, String subject, String text)
      throws MessagingException {
    MimeMessage letter = new MimeMessage(session);
    letter.setFrom(new InternetAddress(server.from(), true));
    letter.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
    letter.setSubject(subject, StandardCharsets.UTF_8.name());
    letter.setText(text, StandardCharsets.UTF_8.name());
    letter.setHeader("Auto-Submitted", "auto-generated");
    return letter;
  }

  @Override
  public String toString() {
    return "SmtpMail[" + server.host() + ":" + server.port() + " "
        + server.security().name().toLowerCase(Locale.ROOT) + "]";
  }
}
