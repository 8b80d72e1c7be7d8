package io.personality.core.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.model.HostId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NumberingProperties {

  @Property(tries = 200)
  void numbersHostsAsAMapWould(
      @ForAll @Size(max = 500) List<@IntRange(min = 0, max = 300) Integer> hosts) {
    Slots slots = new Slots();
    Map<HostId, Integer> expected = new HashMap<>();
    for (int host : hosts) {
      HostId id = new HostId("host-" + host);
      if (slots.of(id) == Slots.NONE) {
        slots.add(id);
      }
      expected.putIfAbsent(id, expected.size());
      assertEquals(expected.get(id), slots.of(id));
    }
    assertEquals(expected.size(), slots.count());
    expected.forEach(
        (id, slot) -> {
          assertEquals(slot, slots.of(id));
          assertEquals(id, slots.id(slot));
        });
    assertEquals(Slots.NONE, slots.of(new HostId("another")));
  }

  @Property(tries = 200)
  void combinationsAreNumberedInTheOrderInWhichTheyTurnUp(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 20) Integer> firsts,
      @ForAll @IntRange(min = 1, max = 7) int factor) {
    JointDictionary dictionary = new JointDictionary(List.of(2, 0));
    Map<List<Integer>, Integer> expected = new HashMap<>();
    for (int first : firsts) {
      int[] all = {first, 99, first * factor % 5};
      List<Integer> key = List.of(all[0], all[2]);
      expected.putIfAbsent(key, expected.size());
      assertEquals(expected.get(key), dictionary.number(all));
    }
    assertEquals(expected.size(), dictionary.size());
    expected.forEach(
        (key, number) -> {
          int[] all = new int[3];
          dictionary.spread(number, all);
          assertEquals(key, List.of(all[0], all[2]));
        });
  }
}
