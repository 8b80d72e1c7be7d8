package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final String AXE = resource("/axe.min.js");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens it, or ends the test where there is none: skipped, but failed where CI is true. */
  static Browser open() {
    Path chromium = program("chromium");
    Path driver = program("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    // No sandbox, since Chromium refuses one to root, as whom containers run tests.
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path program(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "") + ":/usr/bin";
    return Stream.of(path.split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(name));
  }

  private static Path missing(String name) {
    String reason = name + " is not installed (Debian: chromium, chromium-driver)";
    assertFalse("true".equals(System.getenv("CI")), reason);
    System.out.println("skipped: " + reason);
    return Assumptions.abort(reason);
  }

  /** Shows pages as a screen of that width and a system of that theme do. */
  Browser as(String theme, int width) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width,
            "height",
            width < 600 ? 740 : 1080,
            "deviceScaleFactor",
            1,
            "mobile",
            false));
    return preferring("prefers-color-scheme", theme);
  }

  Browser preferring(String feature, String value) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
    return this;
  }

  private Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** Opens a page anew. */
  void goWithoutHeading(String url) {
    driver.get("about:blank");
    driver.get(url);
  }

  /** Passes over what the console has. */
  void forgetLog() {
    driver.manage().logs().get(LogType.BROWSER);
  }

  /** Opens a page anew and waits until it has a heading and all that it asked for is there. */
  Browser go(String url) {
    goWithoutHeading(url);
    until("a heading", "return !!document.querySelector('main h1')");
    return this;
  }

  /** Runs a script; its value is what it returns. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  String text(String selector) {
    return find(selector).getText();
  }

  WebElement find(String selector) {
    until(selector, "return !!document.querySelector(arguments[0])", selector);
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  void click(String selector) {
    find(selector).click();
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  void press(Keys key) {
    press((CharSequence) key);
  }

  /** Waits until an element has a text. */
  void untilText(String selector, String part) {
    until(
        selector + " has \"" + part + "\"",
        "return [...document.querySelectorAll(arguments[0])]"
            + ".some(e => (e.innerText || e.value || '').includes(arguments[1]))",
        selector,
        part);
  }

  /** Waits until a script returns true. */
  void until(String what, String script, Object... arguments) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(() -> what + "; the page: " + run("return document.body.innerText"))
        .ignoring(StaleElementReferenceException.class)
        .until(any -> Boolean.TRUE.equals(run(script, arguments)));
  }

  /** Takes a picture of the whole page, or of as much as a large screen shows. */
  Path screenshot(String name, int highest) {
    Object height =
        run("return Math.min(arguments[0], document.documentElement.scrollHeight)", highest);
    Object width = run("return innerWidth");
    Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    Map<String, Object> shot =
        command(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    try {
      Files.createDirectories(SCREENSHOTS);
      byte[] png = Base64.getDecoder().decode((String) shot.get("data"));
      return Files.write(SCREENSHOTS.resolve(name + ".png"), png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where the page has a fault of accessibility that keeps somebody from using it. */
  void assertAccessible(String page) {
    run(AXE);
    Object faults =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations"
                + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary)"
                + ".slice(0, 3).join('; '))), e => done([String(e)]));");
    assertEquals(List.of(), faults, page);
  }

  /** Fails where the page goes beyond the window sideways. */
  void assertFits(String page) {
    Object beyond =
        run(
            "const most = innerWidth; return [...document.querySelectorAll('body *')].filter(e =>"
                + " !e.closest('.scroll, pre, .visually-hidden, .skip')"
                + " && e.getBoundingClientRect().right > most + 1)"
                + ".slice(0, 3).map(e => e.outerHTML.slice(0, 120))");
    assertEquals(List.of(), beyond, page);
  }

  /** Fails where the console has an error. */
  void assertQuiet(String page) {
    List<String> errors =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(Object::toString)
            .toList();
    assertEquals(List.of(), errors, page);
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
