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
 */
public record HostProcessor(
    String architecture,
    Optional<String> model,
    Optional<String> vendor,
    SortedSet<String> features) {
  /** Copies the set. */
  public HostProcessor {
    features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
  }
}
