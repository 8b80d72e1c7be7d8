package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Accelerator;
import io.personality.model.Asked.DeviceRequest;
import io.personality.model.ExclusiveUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class DeviceAssignmentProperties {
  /** A request meets a device that shares a letter with it. */
  private static final DeviceMatcher SHARES_A_LETTER =
      (asked, present) ->
          asked.model().chars().anyMatch(letter -> present.model().indexOf(letter) >= 0);

  private static DeviceRequest asked(String model, int count) {
    return new DeviceRequest(model, count, "", true, Optional.empty(), true);
  }

  private static List<Accelerator> devices(List<String> models) {
    List<Accelerator> devices = new ArrayList<>();
    for (String model : models) {
      devices.add(new Accelerator("pci:" + (char) ('a' + devices.size()), model, 0));
    }
    return devices;
  }

  /** Tries every order of giving, as slowly as it is plain. */
  private static boolean possible(List<String> wanted, List<String> free) {
    if (wanted.isEmpty()) {
      return true;
    }
    for (int i = 0; i < free.size(); i++) {
      if (SHARES_A_LETTER.meets(asked(wanted.get(0), 1), new Accelerator("x", free.get(i), 0))) {
        List<String> left = new ArrayList<>(free);
        left.remove(i);
        if (possible(wanted.subList(1, wanted.size()), left)) {
          return true;
        }
      }
    }
    return false;
  }

  @Property
  void findsAnAssignmentExactlyWhereThereIsOne(
      @ForAll @Size(max = 5)
          List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'e') String> wanted,
      @ForAll @Size(max = 5)
          List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'e') String> free) {
    Optional<Set<ExclusiveUnit>> found =
        DeviceAssignment.of(
            wanted.stream().map(model -> asked(model, 1)).toList(), devices(free), SHARES_A_LETTER);
    assertEquals(possible(wanted, free), found.isPresent());
    found.ifPresent(units -> assertEquals(wanted.size(), units.size()));
  }

  @Property
  void countsLikeRepeatedRequests(
      @ForAll @IntRange(min = 1, max = 4) int count,
      @ForAll @Size(max = 5)
          List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'c') String> free) {
    assertEquals(
        DeviceAssignment.of(
            Collections.nCopies(count, asked("a", 1)), devices(free), SHARES_A_LETTER),
        DeviceAssignment.of(List.of(asked("a", count)), devices(free), SHARES_A_LETTER));
  }

  @Property
  void doesNotDependOnTheOrderOfTheDevices(
      @ForAll @Size(max = 5)
          List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'c') String> free,
      @ForAll Random random) {
    List<DeviceRequest> wanted = List.of(asked("a", 1), asked("b", 1));
    List<Accelerator> shuffled = new ArrayList<>(devices(free));
    Collections.shuffle(shuffled, random);
    assertEquals(
        DeviceAssignment.of(wanted, devices(free), SHARES_A_LETTER),
        DeviceAssignment.of(wanted, shuffled, SHARES_A_LETTER));
  }

  @Example
  void leavesTheOnlyFittingOneToTheNarrowerRequest() {
    Optional<Set<ExclusiveUnit>> found =
        DeviceAssignment.of(
            List.of(asked("ab", 1), asked("a", 1)),
            devices(List.of("a", "b", "b")),
            SHARES_A_LETTER);
    assertTrue(found.orElseThrow().contains(new ExclusiveUnit.Device("pci:a")));
    assertEquals(2, found.orElseThrow().size());
  }
}
