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
  private static final int WARM_UP = 1_000;

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
      for (int i = 0; i < WARM_UP + questions; i++) {
        String profile = Questions.profile(random);
        byte[] body = Questions.vm(profile);
        long began = System.nanoTime();
        int found = ask(engine, profile);
        long between = System.nanoTime();
        HttpResponse<byte[]> answer = caller.post("/v1/matches", body);
        long then = System.nanoTime();
        HttpResponse<byte[]> scores = caller.post("/v1/scores", body);
        long end = System.nanoTime();
        if (found != TOP || answer.statusCode() != 200 || scores.statusCode() != 200) {
          throw new IOException(
              "unexpected: "
                  + found
                  + " hosts, HTTP "
                  + answer.statusCode()
                  + ", "
                  + scores.statusCode());
        }
        if (i >= WARM_UP) {
          both.inProcess.add(between - began);
          both.http.add(then - between);
          both.slider.add(end - then);
        }
      }
    }
    return both;
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
