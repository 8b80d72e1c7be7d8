package io.personality.benchmarks.crash;

import java.util.List;

/**
 * What an auditor found. <i>Immutable.</i>
 *
 * @param oversubscribed hosts whose VMs or claims have more than there is
 * @param duplicates requests with two placements, placements with two VMs
 * @param stuck placements that are neither running nor ended
 * @param lost what a client was told runs and does not, and VMs that nobody knows of
 * @param shared devices that two placements have
 */
record Audit(
    List<String> oversubscribed,
    List<String> duplicates,
    List<String> stuck,
    List<String> lost,
    List<String> shared) {

  boolean isClean() {
    return oversubscribed.isEmpty()
        && duplicates.isEmpty()
        && stuck.isEmpty()
        && lost.isEmpty()
        && shared.isEmpty();
  }
}
