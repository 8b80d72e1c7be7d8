package io.personality.libvirt.internal.facts;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The processor of a host as libvirt sees it.
 *
 * <p><i>Immutable.</i>
 *
 * @param architecture such as {@code x86_64}
 * @param model the named model nearest to it; empty where libvirt knows none
 * @param vendor such as {@code Intel}; empty where not said
 * @param features what it has beyond the model, as libvirt names them
 * @param numbers what it says of itself
 */
public record HostProcessor(
    String architecture,
    Optional<String> model,
    Optional<String> vendor,
    SortedSet<String> features,
    Numbers numbers) {

  /**
   * What a processor says of itself.
   *
   * @param signature family, model and stepping of CPUID in decimal, such as {@code 6/106/6}; empty
   *     where not said
   * @param microcode revision; 0 where not said
   * @param tscHz frequency of the time stamp counter in Hz; 0 where not said
   */
  public record Numbers(String signature, long microcode, long tscHz) {}

  /** Copies the set. */
  public HostProcessor {
    features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
  }
}
