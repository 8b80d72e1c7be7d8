package io.personality.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.StorageException;
import io.personality.model.HostId;
import io.personality.model.Placement;
import io.personality.model.PlacementState;
import io.personality.spi.contract.Samples;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;

/** A history that is written and read is the same. */
class HistoriesProperties {
  private static Placement.Step step(String reason) {
    return new Placement.Step(
        Samples.at(1), PlacementState.LAUNCHING, new HostId("rack/host 1"), reason);
  }

  @Property
  void anyTextIsReadAsItWasWritten(@ForAll @Size(min = 1, max = 5) List<String> reasons) {
    List<Placement.Step> steps = reasons.stream().map(HistoriesProperties::step).toList();
    assertEquals(steps, Histories.steps(Histories.text(steps)));
  }

  @Property
  void whatMeansSomethingIsEscaped(
      @ForAll @Size(min = 1, max = 5)
          List<@Chars({'\\', '\t', '\n', '\r', '\0', 't', 'n', '0'}) String> reasons) {
    List<Placement.Step> steps = reasons.stream().map(HistoriesProperties::step).toList();
    String text = Histories.text(steps);
    assertEquals(steps, Histories.steps(text));
    assertTrue(text.indexOf('\0') < 0, text);
  }

  @Example
  void textOfAnotherShapeIsRefused() {
    StorageException refused =
        assertThrows(StorageException.class, () -> Histories.steps("1.0\tclaimed"));
    assertTrue(String.valueOf(refused.getMessage()).contains("newer version"));
  }
}
