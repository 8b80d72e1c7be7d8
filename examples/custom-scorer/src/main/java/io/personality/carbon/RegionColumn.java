package io.personality.carbon;

import static io.personality.carbon.CarbonIntensity.region;

import io.personality.spi.FleetView;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The regions of a snapshot's rows, each region named once. <i>Immutable.</i> */
final class RegionColumn {
  /** Of no snapshot. */
  static final RegionColumn NONE =
      new RegionColumn(new WeakReference<>(null), new int[0], List.of());

  private final WeakReference<FleetView> fleet;
  private final int[] codes;
  private final List<String> regions;

  private RegionColumn(WeakReference<FleetView> fleet, int[] codes, List<String> regions) {
    this.fleet = fleet;
    this.codes = codes;
    this.regions = List.copyOf(regions);
  }

  /** Reads the rows of a snapshot. */
  static RegionColumn of(FleetView fleet) {
    int[] codes = new int[fleet.size()];
    Map<String, Integer> known = new HashMap<>();
    List<String> regions = new ArrayList<>();
    for (int row = 0; row < codes.length; row++) {
      String region = region(fleet.host(row));
      Integer code = known.putIfAbsent(region, regions.size());
      codes[row] = code == null ? regions.size() : code;
      if (code == null) {
        regions.add(region);
      }
    }
    return new RegionColumn(new WeakReference<>(fleet), codes, regions);
  }

  /** Whether it was read from this very snapshot. */
  boolean isOf(FleetView other) {
    return fleet.refersTo(other);
  }

  /** The distinct regions, by code; empty for hosts without. */
  List<String> regions() {
    return regions;
  }

  /** The code of a row's region. */
  int code(int row) {
    return codes[row];
  }
}
