package io.personality.core.internal.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.InvalidProfileException;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.core.internal.json.ProfileWriter;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Condition;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import io.personality.spi.ProfileStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownProfilesTest {
  private final KnownProfiles known =
      new KnownProfiles(new ProfileCompiler(CatalogueReader.read(List.of()), Map.of()));

  private static Profile profile() {
    return Profile.builder("one").metric("memory_bandwidth", 1).metric("memory_latency", 1).build();
  }

  private static Profile reversed() {
    return Profile.builder("one").metric("memory_latency", 1).metric("memory_bandwidth", 1).build();
  }

  private static List<String> terms(CompiledQuery query) {
    return query.terms().stream().map(term -> term.name()).toList();
  }

  @Test
  void aProfileIsCompiledNoMoreOnceItHasRepeated() {
    CompiledQuery first = known.compile(profile());
    CompiledQuery second = known.compile(profile());
    assertNotSame(first, second);
    assertSame(second, known.compile(profile()));
  }

  @Test
  void theOrderOfTermsIsKeptApart() {
    known.compile(profile());
    known.compile(profile());
    assertEquals(List.of("memory_bandwidth", "memory_latency"), terms(known.compile(profile())));
    assertEquals(List.of("memory_latency", "memory_bandwidth"), terms(known.compile(reversed())));
    assertNotEquals(known.ref(profile()), known.ref(reversed()));
  }

  @Test
  void theNameOfAGivenProfileIsTheSameWhetherItIsKnownOrNot() {
    ProfileRef before = known.ref(profile());
    known.compile(profile());
    known.compile(profile());
    assertEquals(before, known.ref(profile()));
  }

  @Test
  void onlyAKnownProfileIsRememberedAsStored() {
    known.hasBeenStored(profile());
    assertFalse(known.isStored(profile()));
    known.compile(profile());
    known.compile(profile());
    assertFalse(known.isStored(profile()));
    known.hasBeenStored(profile());
    assertTrue(known.isStored(profile()));
    assertFalse(known.isStored(reversed()));
  }

  @Test
  void aFaultyProfileIsFaultyEachTime() {
    Profile faulty = Profile.builder("faulty").metric("memory_bandwith", 1).build();
    for (int i = 0; i < 3; i++) {
      assertThrows(InvalidProfileException.class, () -> known.compile(faulty));
    }
  }

  @Test
  void anUnusuallyLongProfileIsNotKept() {
    Profile.Builder builder = Profile.builder("long").metric("memory_bandwidth", 1);
    for (int i = 0; i < 400; i++) {
      builder.require("processor_flags", new Condition.HasAll(List.of("flag_" + i)));
    }
    Profile profile = builder.build();
    known.compile(profile);
    known.compile(profile);
    assertNotSame(known.compile(profile), known.compile(profile));
  }

  @Test
  void aStoredRevisionIsReadOnce() {
    ProfileRef ref = new ProfileRef(new ProfileId("one"), 1);
    try (MemoryStorage storage = new MemoryStorage()) {
      assertEquals(Optional.empty(), known.read(ref, storage.profiles()));
      storage
          .profiles()
          .append(
              new ProfileStore.Stored(
                  ref, new TenantId("t"), "one", ProfileWriter.write(profile()), Instant.EPOCH));
      Profile read = known.read(ref, storage.profiles()).orElseThrow();
      assertEquals(profile(), read);
      assertSame(read, known.read(ref, storage.profiles()).orElseThrow());
    }
  }
}
