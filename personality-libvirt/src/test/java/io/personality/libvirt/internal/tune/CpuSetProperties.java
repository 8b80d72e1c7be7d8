package io.personality.libvirt.internal.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A set of threads that is written and read is the same. */
class CpuSetProperties {
  @Property
  void anySetIsReadAsItWasWritten(@ForAll Set<@IntRange(max = 300) Integer> numbers) {
    CpuSet set = CpuSet.of(numbers);
    assertEquals(set, CpuSet.parse(set.toString()));
  }

  @Example
  void neighboursAreWrittenAsRanges() {
    assertEquals("0-3,8", CpuSet.of(Set.of(0, 1, 2, 3, 8)).toString());
    assertEquals("0,2-3", CpuSet.parse(" 0-3,^1 ").toString());
  }

  @Example
  void otherTextIsRefused() {
    for (String text : new String[] {"a", "3-1", "1-2-3", "-1", "0-99999999", "1-"}) {
      assertThrows(IllegalArgumentException.class, () -> CpuSet.parse(text), text);
    }
  }

  @Example
  void rangesThatOverlapDoNotMakeAShortTextCostly() {
    String text = "0-65535,".repeat(1_000);
    assertThrows(IllegalArgumentException.class, () -> CpuSet.parse(text));
  }
}
