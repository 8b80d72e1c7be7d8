package io.personality.benchmarks.guests;

import io.personality.benchmarks.report.Bound;
import io.personality.benchmarks.report.Figures;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Row.Goal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long the same work took in guests of two kinds. <i>Confined to one thread.</i>
 *
 * <p>Only a guest that the processor runs says anything of tuning: where it is translated the work
 * is that of the translator, and its timings are told as what they are and compared with nothing.
 */
final class Timings {
  private static final String BY_PROCESSOR = "kvm";

  /** Tuning may cost what is within the noise of a quiet host, and no more. */
  private static final double MOST = 1.05;

  /** What a guest does, by the names that it has for it. */
  enum Work {
    /** Counts. */
    INTEGERS,
    /** Writes and reads memory. */
    MEMORY,
    /** Sleeps for a millisecond again and again. */
    TIMERS;

    private Goal goal() {
      return new Goal("tuned_" + label(), "of untuned", Bound.atMost(MOST));
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a guest was launched. */
  enum Arm {
    /** With the traits that tuning follows high. */
    TUNED,
    /** With the same traits low. */
    UNTUNED
  }

  private final Map<Arm, Map<Work, List<Double>>> millis = new EnumMap<>(Arm.class);

  Timings() {
    for (Arm arm : Arm.values()) {
      Map<Work, List<Double>> works = new EnumMap<>(Work.class);
      for (Work work : Work.values()) {
        works.put(work, new ArrayList<>());
      }
      millis.put(arm, works);
    }
  }

  /**
   * Takes what a guest has said.
   *
   * @param lines such as {@code GUEST-WORK integers 120 ms}
   * @return how many of them
   */
  int add(Arm arm, List<String> lines) {
    int taken = 0;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      for (Work work : Work.values()) {
        if (words.length == 4 && words[1].equals(work.label())) {
          of(arm, work).add(Double.parseDouble(words[2]));
          taken++;
        }
      }
    }
    return taken;
  }

  private List<Double> of(Arm arm, Work work) {
    return millis.getOrDefault(arm, Map.of()).getOrDefault(work, List.of());
  }

  private double median(Arm arm, Work work) {
    return Figures.median(of(arm, work).stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The rows of work that could not be done. */
  static List<Row> missing(String why) {
    return List.of(Work.values()).stream().map(work -> work.goal().missing(why)).toList();
  }

  /**
   * A row for each kind of work: the ratio of the medians.
   *
   * @param hypervisor by what the guests ran, as libvirt names it
   */
  List<Row> rows(String hypervisor) {
    return List.of(Work.values()).stream().map(work -> row(work, hypervisor)).toList();
  }

  private Row row(Work work, String hypervisor) {
    Goal goal = work.goal();
    if (of(Arm.TUNED, work).isEmpty() || of(Arm.UNTUNED, work).isEmpty()) {
      return goal.missing("type " + hypervisor + ": a kind of guest did none of it");
    }
    double tuned = median(Arm.TUNED, work);
    double untuned = median(Arm.UNTUNED, work);
    String medians =
        String.format(
            Locale.ROOT,
            "type %s: medians %.0f ms of %d tuned, %.0f ms of %d untuned",
            hypervisor,
            tuned,
            of(Arm.TUNED, work).size(),
            untuned,
            of(Arm.UNTUNED, work).size());
    if (!hypervisor.equals(BY_PROCESSOR)) {
      return goal.missing(
          medians + "; the guests were translated (TCG), which shows nothing about their speed");
    }
    return untuned > 0
        ? goal.measured(tuned / untuned, medians)
        : goal.missing(medians + "; too short to be compared");
  }
}
