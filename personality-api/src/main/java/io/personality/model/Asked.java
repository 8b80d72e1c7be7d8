package io.personality.model;

import java.util.List;
import java.util.Optional;

/**
 * What a profile asks of one feature, as it was written. What the words mean is decided when the
 * profile is compiled against a catalogue, so that a stored profile outlives a catalogue's version.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Asked {

  /**
   * A word, a name or a quantity with its unit: {@code Intel}, {@code 13th}, {@code 100GbE}.
   *
   * @param text 1 to 200 characters
   */
  record Text(String text) implements Asked {
    /** Checks the length and the characters. */
    public Text {
      Check.text("what is asked", text, 200);
    }
  }

  /**
   * A number.
   *
   * @param number finite
   * @param unit as written, at most 40 characters; empty means the catalogue's unit of the feature
   */
  @SuppressWarnings("JavaLangClash")
  record Number(double number, String unit) implements Asked {
    /** Refuses NaN and the infinities. */
    public Number {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a number must be finite, not " + number);
      }
      number = Check.unsignedZero(number);
      Check.optionalText("a unit", unit, 40);
    }
  }

  /**
   * Yes or no.
   *
   * @param present the wanted answer
   */
  record Flag(boolean present) implements Asked {}

  /**
   * Names that should all be there, such as processor flags.
   *
   * @param names at least one, each of 1 to 200 characters
   */
  record Names(List<String> names) implements Asked {
    /** Copies the list and checks the names. */
    public Names {
      names = Check.names("what is asked", names);
    }
  }

  /**
   * Accelerators that should be there together.
   *
   * @param devices at least one
   */
  record Devices(List<DeviceRequest> devices) implements Asked {
    /** Copies the list. */
    public Devices {
      devices = List.copyOf(devices);
      if (devices.isEmpty()) {
        throw new IllegalArgumentException("at least one accelerator must be asked for");
      }
    }
  }

  /**
   * One kind of accelerator asked for.
   *
   * @param model as written, such as {@code GPU - NVIDIA A100}
   * @param count how many, 1 to 64
   * @param memory memory of each, as written, such as {@code 40 GiB}, at most 40 characters; empty
   *     if it does not matter
   * @param required whether a host without it is refused
   * @param weight its weight; empty means the catalogue's default
   * @param objectForm whether it was written as an object rather than as a plain text; true
   *     whenever a plain text could not say it
   */
  record DeviceRequest(
      String model,
      int count,
      String memory,
      boolean required,
      Optional<Double> weight,
      boolean objectForm) {
    /** Checks the ranges. */
    public DeviceRequest {
      Check.text("an accelerator's model", model, 200);
      if (count < 1 || count > 64) {
        throw new IllegalArgumentException("count must lie in 1 to 64, not " + count);
      }
      Check.optionalText("an accelerator's memory", memory, 40);
      weight.ifPresent(w -> Check.positiveFinite("weight", w));
      objectForm = objectForm || count != 1 || !memory.isEmpty() || required || weight.isPresent();
    }

    /**
     * {@return one accelerator of the model, wished for with the default weight}
     *
     * @param model as written, such as {@code GPU - NVIDIA A100}, 1 to 200 characters
     */
    public static DeviceRequest of(String model) {
      return new DeviceRequest(model, 1, "", false, Optional.empty(), false);
    }
  }
}
