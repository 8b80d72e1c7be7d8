package io.personality.core.internal.catalogue;

import java.util.List;

/**
 * By what a generation is recognised. Matchers are tried in the order of {@link
 * ProcessorIdentifier}.
 *
 * <p><i>Immutable.</i>
 *
 * @param generation what it recognises
 * @param mentions a name without any of these is not looked at further; empty for any name
 * @param names patterns of model names
 * @param masks patterns of names that say little, so that CPUID goes before them
 * @param cpuid signatures, of {@code cpuidVendor}
 * @param cpuidVendor such as {@code GenuineIntel}
 * @param cpuidHints words that, in a name, decide between generations of one signature
 * @param midr implementer and part as {@code implementer << 12 | part}
 * @param dmi phrases of DMI strings that tell this product from others with its core
 */
record ProcessorMatcher(
    ProcessorGeneration generation,
    List<String> mentions,
    List<NamePattern> names,
    List<NamePattern> masks,
    List<CpuidRange> cpuid,
    String cpuidVendor,
    List<String> cpuidHints,
    List<Integer> midr,
    List<String> dmi) {

  boolean named(String words) {
    return mentioned(words) && anyIn(names, words);
  }

  boolean masked(String words) {
    return mentioned(words) && anyIn(masks, words);
  }

  boolean signed(ProcessorReading.Signature seen) {
    return !cpuidVendor.isEmpty()
        && cpuidVendor.equals(seen.vendorId())
        && cpuid.stream().anyMatch(range -> range.holds(seen));
  }

  boolean hinted(String words) {
    return cpuidHints.stream().anyMatch(hint -> NameText.contains(words, hint));
  }

  boolean hasMidr(ProcessorReading.Signature seen) {
    return seen.implementer() >= 0
        && seen.part() >= 0
        && midr.contains(midr(seen.implementer(), seen.part()));
  }

  boolean onBoard(String words) {
    return dmi.stream().anyMatch(phrase -> NameText.contains(words, phrase));
  }

  static int midr(int implementer, int part) {
    return implementer << 12 | part;
  }

  private boolean mentioned(String words) {
    return mentions.isEmpty() || mentions.stream().anyMatch(words::contains);
  }

  private static boolean anyIn(List<NamePattern> patterns, String words) {
    for (NamePattern pattern : patterns) {
      if (pattern.in(words)) {
        return true;
      }
    }
    return false;
  }
}
