package io.personality.benchmarks.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Asks engines for VMs and gives them back, at random, and remembers what it was told. <i>Confined
 * to one thread.</i>
 *
 * <p>Where it gets no answer it asks again with the same key, and sometimes where it does. What it
 * asks is bounded in size, and so the load is by how fast the engines answer.
 */
final class Client implements Runnable {
  private static final int MOST_HELD = 5;
  private static final double ASKED_TWICE = 0.1;
  private static final double WITH_ACCELERATOR = 0.15;
  private static final int MOST_TRIES = 200;

  private final String name;
  private final List<EngineSlot> slots;
  private final SplittableRandom random;
  private final BooleanSupplier goesOn;
  private final List<String> held = new ArrayList<>();
  private final Map<String, Set<String>> placed = new HashMap<>();
  private final Set<String> released = new HashSet<>();
  private int requests;

  /**
   * A client.
   *
   * @param slots the engines
   * @param goesOn whether to ask for more
   */
  Client(String name, List<EngineSlot> slots, long seed, BooleanSupplier goesOn) {
    this.name = name;
    this.slots = List.copyOf(slots);
    random = new SplittableRandom(seed);
    this.goesOn = goesOn;
  }

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      // Where there is no room for more, room is made.
      boolean placed = held.size() < MOST_HELD && place();
      if (!held.isEmpty() && (!placed || random.nextInt(3) == 0)) {
        release(held.get(random.nextInt(held.size())));
      }
    }
  }

  private boolean place() {
    String key = name + "-" + requests++;
    String question =
        String.join(
            " ",
            "place",
            key,
            Integer.toString(1 + random.nextInt(4)),
            Integer.toString(256 * (1 + random.nextInt(8))),
            random.nextDouble() < WITH_ACCELERATOR ? "1" : "0");
    int times = random.nextDouble() < ASKED_TWICE ? 2 : 1;
    boolean any = false;
    for (int i = 0; i < times; i++) {
      String answer = insist(question);
      if (answer.startsWith("placed ")) {
        any = true;
        String id = answer.substring("placed ".length());
        placed.computeIfAbsent(key, k -> new HashSet<>()).add(id);
        if (!held.contains(id)) {
          held.add(id);
        }
      }
    }
    return any;
  }

  private void release(String id) {
    released.add(id); // from now on nobody may rely on it
    insist("release " + id);
    held.remove(id);
  }

  /** Asks until there is an answer; what cannot be had at all is as good as refused. */
  private String insist(String question) {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        String answer = slots.get(random.nextInt(slots.size())).ask(question);
        if (!answer.startsWith("failed ")) {
          return answer;
        }
        rest();
      } catch (IOException e) {
        rest(); // the engine was killed; it is not known what it has done
      }
    }
    return "refused";
  }

  private void rest() {
    try {
      Thread.sleep(20 + random.nextInt(60));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The ids that each key was answered with. */
  Map<String, Set<String>> placed() {
    return placed;
  }

  /** What it has been told runs and has not begun to give back. */
  List<String> held() {
    return held.stream().filter(id -> !released.contains(id)).toList();
  }
}
