package io.personality.libvirt.internal.xml;

/**
 * Something of a running domain that is not as it was asked for.
 *
 * <p><i>Immutable.</i>
 *
 * @param element its path below the domain, such as {@code cpu/feature[avx512f]}
 * @param planned what was asked for
 * @param live what runs
 */
public record Difference(String element, String planned, String live) {
  @Override
  public String toString() {
    return element + ": asked for " + planned + ", runs with " + live;
  }
}
