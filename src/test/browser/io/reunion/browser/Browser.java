package io.reunion.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium for tests, started once for all of them. Register it in a static field, {@link #open} pages with it.
 * After each test it closes them, and fails the test if a page wrote an error to its console or asked for anything
 * beyond this machine; a page of a failed test is kept as a picture.
 */
public final class Browser implements BeforeAllCallback, AfterTestExecutionCallback {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** How long is waited for what has to come, in milliseconds: on a busy machine it comes late, and that is no fault. */
  private static final double PATIENCE = 30_000;

  private static final List<String> FLAGS = List.of(
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync");

  /** axe itself. Its Java builder brings it to the page for every look, and all that is well with the page back. */
  private static final String AXE = axe();

  /** Our pages hold no other pages: one look at the page itself is enough. */
  private static final String LOOK = """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(
          rule => `${rule.id} at ${rule.nodes.map(node => `${node.target} ${node.html}`).join(', ')}`)
      """;

  private static String axe() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a page is looked at. */
  public record View(int width, int height, boolean touch, ColorScheme scheme) {
    public static final View LAPTOP = new View(1440, 900, false, ColorScheme.LIGHT);
    public static final View PHONE = new View(390, 844, true, ColorScheme.LIGHT);

    public View dark() {
      return new View(width, height, touch, ColorScheme.DARK);
    }
  }

  /** The started browser; kept by JUnit until the last test of the JVM is over. */
  private record Running(Playwright playwright, com.microsoft.playwright.Browser chromium)
      implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    static Running start() {
      Playwright playwright = Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(FLAGS)));
    }

    @Override
    public void close() {
      chromium.close();
      playwright.close();
    }
  }

  private final List<Page> pages = new ArrayList<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private Running running;

  @Override
  public void beforeAll(ExtensionContext test) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    running = test.getRoot()
        .getStore(ExtensionContext.Namespace.create(Browser.class))
        .getOrComputeIfAbsent(Running.class, unused -> Running.start(), Running.class);
  }

  /** Opens {@code url} in a profile of its own, with nothing remembered. {@code locale} is a BCP 47 tag. */
  public Page open(String url, View view, String locale) {
    BrowserContext context = running
        .chromium()
        .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(view.width(), view.height())
            .setDeviceScaleFactor(view.touch() ? 2 : 1)
            .setHasTouch(view.touch())
            .setIsMobile(view.touch())
            .setColorScheme(view.scheme())
            .setLocale(locale)
            .setTimezoneId("Asia/Shanghai"));
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add("console: " + message.text());
      }
    });
    page.onPageError(error -> complaints.add("page: " + error));
    page.onRequest(request -> {
      String host = URI.create(request.url()).getHost();
      if (host != null && !host.equals("localhost") && !host.equals("127.0.0.1")) {
        complaints.add("request to " + host);
      }
    });
    pages.add(page);
    page.navigate(url);
    return page;
  }

  /** Takes back the complaints so far, for a test that provokes them. */
  public List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  /** Waits until the page shows what it was loading. */
  public static void loaded(Page page) {
    page.waitForFunction("() => !document.querySelector('[data-busy], .loading')");
  }

  /** Keeps a picture of the page, once it is loaded, as {@code target/screenshots/NAME.png}. */
  public static void picture(Page page, String name) {
    loaded(page);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setAnimations(ScreenshotAnimations.DISABLED));
  }

  /** Fails with every violation that axe finds once the page is loaded, and where. */
  public static void assertAccessible(Page page) {
    assertThat(violations(page)).as("accessibility violations").isEmpty();
  }

  /** Every violation that axe finds once the page is loaded, and where. */
  public static List<String> violations(Page page) {
    loaded(page);
    // What is still moving or waiting is half transparent, and its contrast is not the one a reader gets.
    page.waitForFunction("() => document.getAnimations().every(moving => moving.playState !== 'running')");
    if (page.evaluate("() => window.axe === undefined").equals(true)) {
      page.evaluate(AXE);
    }
    return ((List<?>) page.evaluate(LOOK)).stream().map(String::valueOf).toList();
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    boolean failed = test.getExecutionException().isPresent();
    for (int i = 0; failed && i < pages.size(); i++) {
      String name = "failed-" + test.getRequiredTestClass().getSimpleName() + "-"
          + test.getRequiredTestMethod().getName() + "-" + i;
      pages
          .get(i)
          .screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
    pages.forEach(page -> page.context().close());
    pages.clear();
    List<String> heard = takeComplaints();
    if (!failed) {
      assertThat(heard).as("what the pages complained of").isEmpty();
    }
  }
}
