package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.service.Running.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * The page in a real browser, over a fleet with placements. Screenshots go to {@code
 * target/screenshots}; {@code -Dpersonality.images=true} copies those that the README shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {
  private static final int HOSTS = 420;
  private static final Settings.Limits LIMITS =
      new Settings.Limits(1 << 20, 600_000, 100, Duration.ofSeconds(30));

  private Browser browser;
  private Running running;
  private String placement;

  @BeforeAll
  void start() {
    browser = Browser.open();
    running = Running.on(MadeUpFleet.database(HOSTS), LIMITS);
    create("high-precision", Running.PROFILE);
    ask("PUT", "/v1/profiles/high-precision/rating", "{\"stars\":4}");
    for (int i = 0; i < HOSTS; i += 60) {
      ask("POST", host(i) + (i % 120 == 0 ? "/cordon" : "/drain"), "");
    }
    for (String profile : List.of("analytics-scan", "ci-builds", "high-precision")) {
      placement = launch(profile);
    }
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void forget() {
    browser.as("light", 1920).go(running.url() + "/#/profiles/new");
    browser.run("localStorage.clear(); sessionStorage.clear()");
    browser.forgetLog();
  }

  private Answer ask(String method, String path, String body) {
    Answer answer = running.ask(method, path, "", body);
    assertTrue(answer.status() < 300, path + ": " + answer.text());
    return answer;
  }

  private void create(String id, String document) {
    ask("POST", "/v1/profiles?id=" + id, document);
  }

  private String launch(String profile) {
    String body = "{\"profile\":\"%s\",\"vcpus\":4,\"memory_mib\":8192}".formatted(profile);
    return ask("POST", "/v1/placements", body).json().path("placement").asText();
  }

  private static String host(int i) {
    return "/v1/hosts/" + MadeUpFleet.name(i).replace("/", "%2F");
  }

  private Browser open(String page) {
    return browser.go(running.url() + "/#" + page);
  }

  private void openFleet(String profile) {
    open("/?profile=" + profile);
    browser.until("a ranking", "return document.querySelectorAll('.ranking li').length > 5");
  }

  private String best() {
    return browser.text(".ranking li:first-child .name");
  }

  private void slide(String label, double value) {
    browser.run(
        "const label = [...document.querySelectorAll('.slider label')]"
            + ".find(e => e.innerText.startsWith(arguments[0]));"
            + "const slider = document.getElementById(label.htmlFor);"
            + "slider.value = arguments[1]; slider.dispatchEvent(new Event('input'));",
        label,
        value);
  }

  @ParameterizedTest
  @CsvSource({"light,360", "dark,360", "light,1920", "dark,1920"})
  void everyPageIsAccessibleAndFits(String theme, int width) throws IOException {
    Map<String, String> pages = new LinkedHashMap<>();
    String why = "profile=high-precision&host=" + encoded(MadeUpFleet.name(5));
    pages.put("fleet", "/?profile=high-precision&host=" + encoded(MadeUpFleet.name(5)));
    pages.put("why", "/why?" + why);
    pages.put("profiles", "/profiles");
    pages.put("profile", "/profiles/high-precision");
    pages.put("edit", "/profiles/high-precision/edit");
    pages.put("new", "/profiles/new");
    pages.put("placements", "/placements");
    pages.put("placement", "/placements/" + placement);
    pages.put("nowhere", "/nowhere");
    browser.as(theme, width);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      String name = page.getKey() + "-" + theme + "-" + width;
      open(page.getValue());
      settle(page.getKey());
      Path shot = browser.screenshot(name, 2400);
      browser.assertAccessible(name);
      browser.assertFits(name);
      browser.assertQuiet(name);
      assertTrue(Files.size(shot) > 1_000);
    }
  }

  /** Waits for what a page shows last. */
  private void settle(String page) {
    switch (page) {
      case "fleet" -> browser.untilText(".pinned", "Similarity");
      case "why", "placement" -> browser.untilText(".bill", "Similarity");
      case "profiles" -> browser.untilText(".cards", "High-Precision");
      case "edit", "new" -> browser.untilText(".faults", "Valid");
      case "placements" ->
          browser.until(
              "similarities", "return !document.querySelector('tbody').innerText.includes('…')");
      default -> browser.until("a heading", "return !!document.querySelector('h1')");
    }
    browser.until("live", "return document.getElementById('live').innerText === 'live'");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void imagesOfTheTour() throws IOException {
    browser.as("light", 1360);
    openFleet("high-precision");
    browser.run(
        "const box = document.querySelector('.field canvas').getBoundingClientRect();"
            + "document.querySelector('.field').dispatchEvent(new PointerEvent('pointermove',"
            + "{clientX: box.left + 150, clientY: box.top + 320, bubbles: true}));");
    browser.untilText(".card", "known");
    copy(browser.screenshot("tour-fleet", 720));
    browser.as("dark", 1280);
    open("/why?profile=high-precision&host=" + encoded(best(5)));
    settle("why");
    copy(browser.screenshot("tour-why", 900));
    browser.as("light", 1280);
    open("/placements/" + placement);
    settle("placement");
    copy(browser.screenshot("tour-placement", 560));
  }

  private String best(int rank) {
    Answer ranking = ask("POST", "/v1/matches", "{\"profile\":\"high-precision\",\"top\":10}");
    return ranking.json().at("/candidates/" + rank + "/host").asText();
  }

  /** Packs it tighter than the browser does, which is in a hurry. */
  private static void copy(Path shot) throws IOException {
    if (Boolean.getBoolean("personality.images")) {
      Path images = Files.createDirectories(Path.of("images"));
      Path image = images.resolve(shot.getFileName().toString().replace("tour-", ""));
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      ImageWriteParam tight = writer.getDefaultWriteParam();
      tight.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      tight.setCompressionQuality(0);
      Files.deleteIfExists(image); // what is longer would keep its end
      try (ImageOutputStream out = ImageIO.createImageOutputStream(image.toFile())) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(ImageIO.read(shot.toFile()), null, null), tight);
      } finally {
        writer.dispose();
      }
      assertTrue(Files.size(image) < 200_000, image + " is too large for a README");
    }
  }

  @Test
  void slidersReRankAsTheyMove() {
    openFleet("high-precision");
    String before = browser.text(".ranking");
    slide("floating point performance", 0);
    slide("memory bandwidth", 1);
    browser.until(
        "another ranking",
        "return document.querySelector('.ranking').innerText !== arguments[0]",
        before);
    String after = browser.text(".ranking");
    press("Reset");
    browser.until(
        "the first ranking",
        "return document.querySelector('.ranking').innerText === arguments[0]",
        before);
    assertNotEquals(before, after);
    browser.assertQuiet("sliders");
  }

  private void press(String button) {
    browser.run(
        "[...document.querySelectorAll('button')].find(e => e.innerText === arguments[0]).click()",
        button);
  }

  @Test
  void whatTheSlidersFindIsKeptAsAProfileOrLaunched() {
    openFleet("high-precision");
    slide("network latency", 0);
    press("Keep as a profile");
    browser.untilText("#document", "High-Precision Calculation Node, changed");
    browser.untilText(".faults", "Valid");
    assertFalse(
        String.valueOf(browser.run("return document.querySelector('#document').value"))
            .contains("network_latency"));
    openFleet("high-precision");
    browser.click(".launch button");
    browser.untilText(".launch", "Launched (simulated) on");
    browser.click(".launch a");
    browser.untilText(".facts", "high-precision@1");
    browser.assertQuiet("kept");
  }

  @Test
  void requirementThatNobodyMeetsIsExplainedAndCanBeLeftOut() {
    create(
        "impossible",
        "{\"name\":\"Impossible\",\"weighted_metrics\":{\"memory_bandwidth\":1},\"requirements\":"
            + "[{\"feature\":\"memory_bandwidth\",\"at_least\":35,\"unit\":\"GB/s\"}]}");
    open("/?profile=impossible");
    browser.untilText(".problem", "No matching hardware available");
    browser.untilText(".problem", "Closest ways out");
    browser.click(".chip");
    browser.until("a ranking", "return document.querySelectorAll('.ranking li').length > 5");
    assertEquals("false", browser.find(".chip").getDomAttribute("aria-pressed"));
    browser.forgetLog(); // the answer 409 is an error to the console
  }

  @Test
  void keyboardAloneReachesAHost() {
    openFleet("high-precision");
    browser.press(Keys.TAB);
    assertEquals("skip", browser.run("return document.activeElement.id"));
    browser.press(Keys.ENTER);
    assertEquals("main", browser.run("return document.activeElement.id"));
    browser.run("document.querySelector('.field').focus()");
    browser.press(Keys.ARROW_RIGHT);
    browser.until(
        "an announcement",
        "return /host-[0-9]+, (similarity|no match)/.test("
            + "document.getElementById('announcer').innerText)");
    Object first = browser.run("return document.getElementById('announcer').innerText");
    browser.press(Keys.ARROW_DOWN);
    browser.until(
        "another host",
        "return document.getElementById('announcer').innerText !== arguments[0]",
        first);
    browser.press(Keys.ENTER);
    browser.untilText(".pinned", "Similarity");
    browser.assertQuiet("keyboard");
  }

  @Test
  void fieldIsATableToo() {
    openFleet("high-precision");
    browser.click(".as-table summary");
    browser.untilText(".as-table [role=status]", "of " + HOSTS + " hosts");
    assertEquals(best(), browser.text(".as-table tbody tr:first-child th"));
    browser.find(".as-table input").sendKeys("host-0060");
    browser.untilText(".as-table tbody", "draining");
    assertEquals(1, browser.all(".as-table tbody tr").size());
  }

  @Test
  void themeIsKept() {
    open("/profiles");
    Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.click("#theme");
    Object dark = browser.run("return getComputedStyle(document.body).backgroundColor");
    assertNotEquals(light, dark);
    open("/placements");
    assertEquals(dark, browser.run("return getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void faultsAreShownBesideTheTextAndAMendedProfileIsKept() {
    open("/profiles/new");
    browser.untilText(".faults", "Valid");
    write("{\"name\":\"Mended\",\n\"weighted_metrics\":{\n\"memory_bandwith\": 1}}");
    browser.untilText(".faults", "/weighted_metrics/memory_bandwith line 3");
    browser.untilText(".faults", "memory_bandwidth");
    assertFalse(browser.find("button[type=submit]").isEnabled());
    browser.click(".faults .link");
    assertEquals(
        "\"memory_bandwith\": 1",
        browser.run(
            "const t = document.getElementById('document');"
                + "return t.value.slice(t.selectionStart, t.selectionEnd)"));
    write("{\"name\":\"Mended <b>bold</b>\",\"weighted_metrics\":{\"memory_bandwidth\":1}}");
    browser.untilText(".faults", "Valid");
    browser.find("#name").sendKeys("mended");
    browser.click("button[type=submit]");
    browser.untilText("h1", "Mended <b>bold</b>");
    browser.click(".vote input[value='5']");
    browser.untilText(".facts", "1 vote");
    browser.run(
        "const e = document.getElementById('visibility'); e.value = 'shared';"
            + "e.dispatchEvent(new Event('change'))");
    browser.find("#tenants").sendKeys("web billing");
    browser.click(".share button");
    browser.untilText(".facts", "shared with billing, web");
    open("/profiles");
    browser.find("#text").sendKeys("mended");
    browser.until("one card", "return document.querySelectorAll('.cards li').length === 1");
    browser.assertQuiet("profiles");
  }

  private void write(String document) {
    browser.run(
        "const t = document.getElementById('document'); t.value = arguments[0];"
            + "t.dispatchEvent(new Event('input'))",
        document);
  }

  @Test
  void whatHappensIsSeenAtOnce() {
    open("/placements");
    browser.until("live", "return document.getElementById('live').innerText === 'live'");
    int before = browser.all("tbody tr").size();
    String id = launch("general-purpose");
    browser.until(
        "a new line", "return document.querySelectorAll('tbody tr').length > arguments[0]", before);
    browser.click("tbody tr:first-child a");
    browser.untilText(".facts", id);
    browser.click(".bar .danger");
    browser.untilText("dialog", "End this VM?");
    browser.click("dialog .danger");
    browser.untilText(".facts", "stopped");
    assertEquals("stopped", ask("GET", "/v1/placements/" + id, "").json().path("state").asText());
    browser.assertQuiet("live");
  }

  @Test
  void tokenIsAskedForAndKeptInTheTabOnly() {
    try (Running guarded = Running.open()) {
      String token = guarded.token("", "admin", "local");
      browser.goWithoutHeading(guarded.url() + "/#/profiles");
      browser.untilText("dialog", "Who asks?");
      browser.assertAccessible("token");
      browser.find("#token-text").sendKeys(token, Keys.ENTER);
      browser.untilText(".cards", "Analytical Scans");
      browser.until("live", "return document.getElementById('live').innerText === 'live'");
      assertEquals(token, browser.run("return sessionStorage.getItem('token')"));
      assertEquals(
          false, browser.run("return JSON.stringify(localStorage).includes(arguments[0])", token));
      browser.forgetLog(); // what was refused before the token was there
    }
  }

  @Test
  void emptyPagesSayWhatToRun() {
    try (Running empty = Running.open()) {
      browser.go(empty.url() + "/#/");
      browser.untilText(".empty", "./personality fingerprint");
      browser.assertAccessible("no hosts");
      browser.go(empty.url() + "/#/placements");
      browser.untilText(".empty", "curl");
      browser.assertQuiet("empty");
    }
  }

  /** How long the scores take from asking to the last byte, by a client that draws nothing. */
  private static String withoutBrowser(Running large) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String profile =
          "{\"profile\":{\"name\":\"x\",\"weighted_metrics\":{\"memory_bandwidth\":%d,"
              + "\"floating_point_performance\":1}}}";
      long begun = System.nanoTime();
      Answer answer = large.ask("POST", "/v1/scores", "", profile.formatted(i + 1));
      times.add((System.nanoTime() - begun) / 1e6);
      assertEquals(200, answer.status());
    }
    List<Double> sorted = times.subList(20, 120).stream().sorted().toList();
    return "p50=%.1f ms p95=%.1f ms".formatted(sorted.get(50), sorted.get(95));
  }

  @Test
  void tenThousandHostsAreRankedAnewWithEveryMove() {
    try (Running large = Running.on(MadeUpFleet.database(10_000), LIMITS)) {
      System.out.println("scores_http hosts=10000 " + withoutBrowser(large));
      large.ask("POST", "/v1/profiles?id=high-precision", "", Running.PROFILE);
      browser.go(large.url() + "/#/?profile=high-precision");
      browser.untilText(".said", "10,000 hosts");
      browser.run(
          "performance.clearMeasures(); window.moves = 0;"
              + "const slider = document.querySelector('.slider input');"
              + "const move = () => { slider.value = (moves % 100) / 100;"
              + "slider.dispatchEvent(new Event('input'));"
              + "if (++window.moves < 400) requestAnimationFrame(move); }; move();");
      browser.until(
          "many rankings",
          "return moves >= 400 && performance.getEntriesByName('rerank').length > 20");
      String times =
          String.valueOf(
              browser.run(
                  "const quantiles = (entries) => {"
                      + "const all = entries.slice(5).map(e => e.duration).sort((a, b) => a - b);"
                      + "const at = (q) => all[Math.floor(q * (all.length - 1))].toFixed(1);"
                      + "return `count=${all.length} p50=${at(0.5)} ms p95=${at(0.95)} ms`; };"
                      + "return quantiles(performance.getEntriesByName('rerank')) + ', its request '"
                      + " + quantiles(performance.getEntriesByType('resource')"
                      + ".filter(e => e.name.endsWith('/v1/scores')))"));
      System.out.println("slider_rerank hosts=10000 " + times);
      browser.screenshot("fleet-10000", 2400);
      browser.assertQuiet("large");
    }
  }
}
