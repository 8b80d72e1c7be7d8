package io.personality.libvirt.internal.tune;

import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.PagePool;
import io.personality.model.TraitName;

/**
 * What an element of a domain stems from.
 *
 * <p><i>Immutable.</i> {@code toString} says it for people.
 */
public sealed interface Stem {
  /** A behaviour asked for. */
  record Trait(TraitName trait, Level level) implements Stem {
    @Override
    public String toString() {
      return trait + "=" + level.label();
    }
  }

  /** A hard demand. */
  record Required(FeatureName feature, String asked) implements Stem {
    @Override
    public String toString() {
      return "requirement " + feature + " " + asked;
    }
  }

  /** A wish. */
  record Preferred(FeatureName feature, String asked) implements Stem {
    @Override
    public String toString() {
      return "preference " + feature + " " + asked;
    }
  }

  /** Something that the claim holds. */
  record Claimed(String what) implements Stem {
    /** {@return the stem of an exclusive unit} */
    public static Claimed of(ExclusiveUnit unit) {
      if (unit instanceof ExclusiveUnit.Core core) {
        return new Claimed("thread " + core.cpu());
      }
      if (unit instanceof ExclusiveUnit.Device device) {
        return new Claimed("device " + device.address());
      }
      PagePool pages = ((ExclusiveUnit.Pages) unit).pages();
      return new Claimed(
          pages.pages() + " pages of " + pages.pageKib() + " KiB in cell " + pages.cell());
    }

    @Override
    public String toString() {
      return "claim of " + what;
    }
  }

  /** What every guest, or every guest of an operator, gets. */
  record Always(String what) implements Stem {
    /** Of this library. */
    public static final Always DEFAULT = new Always("default of every guest");

    /** Of the operator. */
    public static final Always OPERATOR = new Always("operator's setting");

    @Override
    public String toString() {
      return what;
    }
  }
}
