package io.personality.core.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.core.internal.json.CatalogueReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class MetricColumnProperties {
  private static final Layout LAYOUT = new Layout(CatalogueReader.read(List.of()));

  @Property
  void creditsAreTheScalesBitForBit(@ForAll @DoubleRange(min = 0, max = 1e7) double number) {
    for (Layout.Metric metric : LAYOUT.metrics()) {
      assertEquals(metric.scale().credit(number), new MetricColumn(metric).credit(number));
    }
  }
}
