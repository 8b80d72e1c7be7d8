package io.personality.benchmarks.duel;

import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Profile;
import io.personality.model.Resources;
import java.util.List;

/**
 * One request, as the engine and as the others take it.
 *
 * <p><i>Immutable.</i>
 */
public final class ScanRequest {
  private final int number;
  private final Profile profile;
  private final CompiledQuery query;
  private final Asked asked;
  private final int[] categories;

  /**
   * What is asked of the columns.
   *
   * @param categories the name asked for in each nominal column
   * @param flag the index of the flag that a host must have
   * @param room what a host must have free
   * @param k how many hosts are asked for
   */
  record Asked(List<Integer> categories, int flag, Resources room, int k) {
    /** Copies the list. */
    Asked {
      categories = List.copyOf(categories);
    }
  }

  ScanRequest(int number, Profile profile, CompiledQuery query, Asked asked) {
    this.number = number;
    this.profile = profile;
    this.query = query;
    this.asked = asked;
    categories = asked.categories().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The same for a VM of another size: 2 GiB a thread. */
  public ScanRequest withVcpus(int vcpus) {
    Resources room = new Resources(vcpus, vcpus * 2_048L);
    return new ScanRequest(
        number, profile, query, new Asked(asked.categories(), asked.flag(), room, asked.k()));
  }

  /** Which request it is. */
  public int number() {
    return number;
  }

  /** As the engine's callers write it. */
  public Profile profile() {
    return profile;
  }

  /** As the engine compiles it. */
  public CompiledQuery query() {
    return query;
  }

  /** The weights of the columns, as the engine takes them. */
  public double[] weights() {
    return query.terms().stream().mapToDouble(term -> term.weight()).toArray();
  }

  /** What the sum of weighted credits is divided by. */
  public double totalWeight() {
    return query.totalWeight();
  }

  /** The name asked for in a nominal column. */
  public int category(int column) {
    return categories[column];
  }

  /** The index of the flag that a host must have. */
  public int flag() {
    return asked.flag();
  }

  /** What a host must have free. */
  public Resources room() {
    return asked.room();
  }

  /** How many hosts are asked for. */
  public int k() {
    return asked.k();
  }
}
