package io.personality.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Explanation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTableTest {
  private static final Duration TOOK = Duration.ofNanos(3_100_000);

  private static final List<Explanation> HOSTS =
      List.of(
          Samples.metal(),
          Samples.bare("gcp/c4-standard-288-metal", 0.5, 0.5, 0.5),
          Samples.bare("edge", 0, 0.1, 1));

  private static String draw(Look look, List<Explanation> hosts) {
    return new RankingTable(look)
        .render(
            "High-Precision Calculation Node", Samples.ranking(2403, 2391, 12, hosts), hosts, TOOK);
  }

  @Test
  void eightyColumnsPutTheReasonsBelow() {
    assertEquals(
        """
        High-Precision Calculation Node
        2,403 hosts, 2,391 can, 12 lack room    3.1 ms

         #  host                       similarity                 between    known
         1  aws/m8i.metal-96xl         0.62  ███████████▓░░       0.58-0.73   85 %
            no NVIDIA A100; latency sensitivity: wakeup jitter unknown
         2  gcp/c4-standard-288-metal  0.50  █████████▌           0.50-0.50   91 %
         3  edge                       0.10  ▓▓░░░░░░░░░░░░░░░░░  0.00-1.00   91 %

        bar: █ certain  ▓ counted on, not certain  ░ possible
        """,
        draw(Look.PIPED, HOSTS));
  }

  @Test
  void widerTerminalsPutTheReasonsBeside() {
    String line = draw(new Look(130, true, false), HOSTS).lines().toList().get(3);
    assertEquals(
        " 1  aws/m8i.metal-96xl         0.62  ███████████▓░░       0.58-0.73   85 %  "
            + "no NVIDIA A100; network latency unknown",
        line);
  }

  @Test
  void plainAsciiWhereBlocksCannotBeShown() {
    String page = draw(new Look(80, false, false), HOSTS);
    assertTrue(page.chars().allMatch(c -> c < 128), page);
    assertTrue(page.contains("0.62  ###########=--       0.58-0.73"), page);
  }

  @Test
  void namesAreNeverCutAndTheBarGivesWay() {
    String name = "onprem/a-host-with-a-name-that-is-longer-than-half-of-the-page-and-more";
    String page = draw(Look.PIPED, List.of(Samples.bare(name, 0.2, 0.3, 0.4)));
    assertTrue(page.contains(" 1  " + name + "\n"), page);
    assertTrue(page.lines().allMatch(line -> line.length() <= 80), page);
    assertTrue(page.contains("0.30  ██▓░ "), page);
  }

  @Test
  void coloursOnlyWhereAskedFor() {
    assertFalse(draw(Look.PIPED, HOSTS).contains("\u001b"));
    String coloured = draw(new Look(80, true, true), HOSTS);
    assertTrue(coloured.contains("\u001b[36m███████████\u001b[0m"), coloured);
    assertEquals(draw(Look.PIPED, HOSTS), coloured.replaceAll("\u001b\\[[0-9]+m", ""));
  }

  @Test
  void onlyOneItselfIsShownAsOne() {
    assertEquals("0.99", Figures.score(0.9999));
    assertEquals("1.00", Figures.score(1));
    assertEquals("99 %", Figures.percent(0.9999));
    assertEquals("100 %", Figures.percent(1));
  }

  @Test
  void everythingMetNeedsNoReason() {
    String page =
        draw(
            Look.PIPED,
            List.of(
                new Explanation(
                    new io.personality.model.HostId("best"),
                    new io.personality.model.Similarity(1, 1, 1, 1, true),
                    List.of())));
    assertTrue(page.contains("1.00  ███████████████████  1.00-1.00  100 %"), page);
    assertTrue(page.contains("all that was asked"), page);
    assertFalse(page.contains("bar:"), page);
  }
}
