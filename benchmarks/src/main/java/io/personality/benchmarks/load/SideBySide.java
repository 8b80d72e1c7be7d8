package io.personality.benchmarks.load;

import io.personality.PlacementRequest;
import io.personality.core.Personality;
import io.personality.model.Candidate;
import io.personality.model.Profile;
import io.personality.model.Ranking;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * One client and nobody else: a dry run over HTTP in turns with the same question asked of an
 * engine in this process, and the scores that a slider asks for. <i>Confined to one thread.</i>
 *
 * <p>The question of either begins with a profile document that was not asked before and ends with
 * ten hosts and the terms of each.
 */
final class SideBySide {
  private static final int TOP = 10;
  private static final int WARM_UP = 2_000;
  private static final int SLIDER_WARM_UP = 300;

  private final Latencies http = new Latencies();
  private final Latencies inProcess = new Latencies();
  private final Latencies slider = new Latencies();

  private SideBySide() {}

  /** Asks so many questions of each kind. */
  static SideBySide of(Caller caller, Path fleet, int questions, long seed)
      throws IOException, InterruptedException {
    SideBySide both = new SideBySide();
    SplittableRandom random = new SplittableRandom(seed);
    try (Personality engine = Personality.builder().build()) {
      engine.fleet().load(fleet);
      for (int i = -WARM_UP; i < questions; i++) {
        both.match(engine, caller, Questions.profile(random), i >= 0);
      }
    }
    for (int i = -SLIDER_WARM_UP; i < questions; i++) {
      both.slide(caller, Questions.vm(Questions.profile(random)), i >= 0);
    }
    return both;
  }

  private void match(Personality engine, Caller caller, String profile, boolean counts)
      throws IOException, InterruptedException {
    byte[] body = Questions.vm(profile);
    long began = System.nanoTime();
    int found = ask(engine, profile);
    long between = System.nanoTime();
    HttpResponse<byte[]> answer = caller.post("/v1/matches", body);
    long end = System.nanoTime();
    if (found != TOP) {
      throw new IOException("the engine found " + found + " hosts, not " + TOP);
    }
    requireOk(answer);
    if (counts) {
      inProcess.add(between - began);
      http.add(end - between);
    }
  }

  private void slide(Caller caller, byte[] body, boolean counts)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = caller.post("/v1/scores", body);
    long end = System.nanoTime();
    requireOk(answer);
    if (counts) {
      slider.add(end - began);
    }
  }

  private static void requireOk(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode() + " of " + answer.uri());
    }
  }

  private static int ask(Personality engine, String document) {
    Profile profile = engine.profiles().read(document.getBytes(StandardCharsets.UTF_8));
    Ranking ranking =
        engine.candidates(PlacementRequest.of(profile).resources(1, 256).build(), TOP);
    int explained = 0;
    for (Candidate candidate : ranking.candidates()) {
      explained += engine.explain(profile, candidate.host()).terms().isEmpty() ? 0 : 1;
    }
    return explained;
  }

  Latencies http() {
    return http;
  }

  Latencies inProcess() {
    return inProcess;
  }

  Latencies slider() {
    return slider;
  }
}
