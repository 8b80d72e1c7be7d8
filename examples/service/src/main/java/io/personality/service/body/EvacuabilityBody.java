package io.personality.service.body;

import io.personality.model.Evacuability;
import java.util.List;

/**
 * Where a VM could go while it runs. The other hosts are the targets and those that lack something
 * or are kept by an obstacle. <i>Immutable.</i>
 *
 * @param others how many other hosts there are
 * @param targets how many of them could take it
 * @param best the best of these, best first, as many as were asked for
 * @param lackHardware how many do not meet what its profile requires
 * @param lackRoom how many meet it, but have no room or take no new VMs
 * @param obstacles what keeps the others
 */
public record EvacuabilityBody(
    String host,
    int others,
    int targets,
    List<CandidateBody> best,
    int lackHardware,
    int lackRoom,
    List<Obstacle> obstacles) {

  /**
   * What keeps the VM from moving there live.
   *
   * @param hosts how many hosts it holds for
   */
  public record Obstacle(String reason, int hosts) {}

  /** What the engine knows. */
  public static EvacuabilityBody of(Evacuability found) {
    return new EvacuabilityBody(
        found.host().value(),
        found.others(),
        found.targets(),
        found.best().stream().map(CandidateBody::of).toList(),
        found.lackHardware(),
        found.lackRoom(),
        found.obstacles().entrySet().stream()
            .map(one -> new Obstacle(one.getKey(), one.getValue()))
            .toList());
  }
}
