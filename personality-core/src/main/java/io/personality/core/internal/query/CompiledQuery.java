package io.personality.core.internal.query;

import io.personality.model.Asked.DeviceRequest;
import io.personality.model.Profile;
import java.util.List;

/**
 * A profile ready to be matched.
 *
 * <p><i>Immutable.</i>
 *
 * @param profile the profile
 * @param requirements the tests, in the order they are applied
 * @param terms the terms, in the order their sums are taken
 * @param requiredDevices the accelerators a VM must have for itself, as they were asked for
 * @param devices the same, ready to be matched
 * @param totalWeight the sum of the terms' weights, taken in that order
 * @param catalogueHash the catalogue it was compiled against
 * @param key equal for queries that score alike
 */
public record CompiledQuery(
    Profile profile,
    List<CompiledRequirement> requirements,
    List<Term> terms,
    List<DeviceRequest> requiredDevices,
    DeviceDemand devices,
    double totalWeight,
    String catalogueHash,
    QueryKey key) {
  /** Copies the lists. */
  public CompiledQuery {
    requirements = List.copyOf(requirements);
    terms = List.copyOf(terms);
    requiredDevices = List.copyOf(requiredDevices);
  }

  /** The same, its terms weighed otherwise. */
  public CompiledQuery weighing(List<Term> other) {
    return of(profile, requirements, other, requiredDevices, devices, catalogueHash);
  }

  static CompiledQuery of(
      Profile profile,
      List<CompiledRequirement> requirements,
      List<Term> terms,
      List<DeviceRequest> requiredDevices,
      DeviceDemand devices,
      String catalogueHash) {
    double total = 0;
    for (Term term : terms) {
      total += term.weight();
    }
    return new CompiledQuery(
        profile,
        requirements,
        terms,
        requiredDevices,
        devices,
        total,
        catalogueHash,
        QueryKey.of(profile, terms, catalogueHash));
  }

  /** Whether a plug-in has a say, whose credits may change though the hosts do not. */
  public boolean hasPlugIns() {
    for (int i = 0; i < terms.size(); i++) { // an iterator would be garbage in every decision
      if (terms.get(i) instanceof Term.Plugged) {
        return true;
      }
    }
    return false;
  }
}
