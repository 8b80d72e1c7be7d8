package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.Violation;
import io.personality.model.Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProfileDocumentProperties {
  @Provide
  Arbitrary<Profile> profiles() {
    return ProfileArbitraries.profiles();
  }

  @Property
  void whatIsWrittenReadsBackTheSame(@ForAll("profiles") Profile profile) {
    ParsedProfile read = ProfileReader.read(ProfileWriter.write(profile));
    assertEquals(List.of(), read.violations());
    assertEquals(profile, read.orThrow());
    assertEquals(ProfileWriter.canonical(profile), ProfileWriter.canonical(read.orThrow()));
  }

  @Property(tries = 300)
  void orderOfTraitsAndMetricsIsKept(@ForAll("profiles") Profile profile) {
    Profile read = ProfileReader.read(ProfileWriter.canonical(profile)).orThrow();
    assertEquals(List.copyOf(profile.traits().keySet()), List.copyOf(read.traits().keySet()));
    assertEquals(
        List.copyOf(profile.metricWeights().keySet()), List.copyOf(read.metricWeights().keySet()));
  }

  @Property(tries = 300)
  void bothFormsSayTheSame(@ForAll("profiles") Profile profile) {
    byte[] pretty = ProfileWriter.write(profile).getBytes(StandardCharsets.UTF_8);
    byte[] compact = ProfileWriter.canonical(profile).getBytes(StandardCharsets.UTF_8);
    assertEquals(ProfileReader.read(pretty), ProfileReader.read(compact));
  }

  /** A document with a hole or a wrong letter is read or refused, with the faults sorted. */
  @Property
  void damagedDocumentsAreReadOrRefused(
      @ForAll("profiles") Profile profile,
      @ForAll int where,
      @ForAll("fragments") String fragment) {
    String text = ProfileWriter.write(profile);
    int at = Math.floorMod(where, text.length());
    String damaged = text.substring(0, at) + fragment + text.substring(at + 1);
    ParsedProfile read = ProfileReader.read(damaged);
    List<Violation> faults = read.violations();
    assertEquals(faults.stream().sorted().distinct().toList(), faults);
    assertTrue(read.profile().isPresent() || !faults.isEmpty());
    faults.forEach(fault -> assertFalse(fault.remedy().isBlank(), fault::toString));
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
        "", "x", "\"", "{", "}", "[", "]", ",", ":", "null", "-", "1e999", "\\", "\u0000", "\uD800",
        "0", "\"a\":", "{},", "true", "\uFEFF");
  }
}
