package io.personality.core.internal.json;

import io.personality.model.Asked;
import io.personality.model.Balance;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Preference;
import io.personality.model.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes profiles as documents: {@code read(write(p))} is {@code p}, for every profile that has a
 * term.
 *
 * <p><i>Thread-safe.</i>
 */
public final class ProfileWriter {
  private ProfileWriter() {}

  /** The document as people read it: indented, keys in a fixed order, no line break at the end. */
  public static String write(Profile profile) {
    return JsonText.write(tree(profile), true);
  }

  /**
   * The document in as few characters as it takes, the same on every platform and Java version:
   * what to hash. Profiles that differ in the order of their terms differ here too, since sums of
   * doubles do.
   */
  public static String canonical(Profile profile) {
    return JsonText.write(tree(profile), false);
  }

  static Map<String, Object> tree(Profile profile) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", profile.name());
    putUnlessEmpty(tree, "description", profile.description());
    List<Object> requirements = new ArrayList<>();
    profile.requirements().forEach(r -> requirements.add(condition(r.feature(), r.condition())));
    putUnlessEmpty(tree, "requirements", requirements);
    Map<String, Object> preferences = new LinkedHashMap<>();
    profile.preferences().forEach(p -> preferences.put(p.feature().value(), preference(p)));
    putUnlessEmpty(tree, "hardware_preferences", preferences);
    List<Object> avoid = new ArrayList<>();
    profile
        .avoid()
        .forEach(a -> avoid.add(weighed(condition(a.feature(), a.condition()), a.weight())));
    putUnlessEmpty(tree, "avoid", avoid);
    Map<String, Object> traits = new LinkedHashMap<>();
    profile.traits().forEach((trait, level) -> traits.put(trait.value(), level.label()));
    putUnlessEmpty(tree, "behavioral_traits", traits);
    Map<String, Object> metrics = new LinkedHashMap<>();
    profile.metricWeights().forEach((metric, weight) -> metrics.put(metric.value(), weight));
    putUnlessEmpty(tree, "weighted_metrics", metrics);
    profile.balance().ifPresent(balance -> tree.put("balance", balance(balance)));
    return tree;
  }

  private static void putUnlessEmpty(Map<String, Object> tree, String key, Object value) {
    boolean empty =
        value instanceof Map<?, ?> map
            ? map.isEmpty()
            : value instanceof List<?> list ? list.isEmpty() : value.equals("");
    if (!empty) {
      tree.put(key, value);
    }
  }

  private static Object preference(Preference preference) {
    if (preference.asked() instanceof Asked.Devices devices) {
      return devices.devices().stream().map(ProfileWriter::device).toList();
    }
    Object value = value(preference.asked());
    if (!preference.objectForm()) {
      return value;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", value);
    if (preference.asked() instanceof Asked.Number number) {
      putUnlessEmpty(tree, "unit", number.unit());
    }
    if (preference.required()) {
      tree.put("required", true);
    }
    return weighed(tree, preference.weight());
  }

  private static Object device(Asked.DeviceRequest device) {
    if (!device.objectForm()) {
      return device.model();
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("model", device.model());
    if (device.count() != 1) {
      tree.put("count", device.count());
    }
    putUnlessEmpty(tree, "memory", device.memory());
    if (device.required()) {
      tree.put("required", true);
    }
    return weighed(tree, device.weight());
  }

  private static Map<String, Object> weighed(Map<String, Object> tree, Optional<Double> weight) {
    weight.ifPresent(w -> tree.put("weight", w));
    return tree;
  }

  private static Map<String, Object> condition(FeatureName feature, Condition condition) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("feature", feature.value());
    if (condition instanceof Condition.AtLeast c) {
      compared(tree, "at_least", List.of(c.bound()), value(c.bound()));
    } else if (condition instanceof Condition.AtMost c) {
      compared(tree, "at_most", List.of(c.bound()), value(c.bound()));
    } else if (condition instanceof Condition.OneOf c) {
      compared(tree, "one_of", c.values(), c.values().stream().map(ProfileWriter::value).toList());
    } else if (condition instanceof Condition.NoneOf c) {
      compared(tree, "none_of", c.values(), c.values().stream().map(ProfileWriter::value).toList());
    } else if (condition instanceof Condition.HasAll c) {
      tree.put("has_all", c.names());
    } else if (condition instanceof Condition.HasAny c) {
      tree.put("has_any", c.names());
    }
    return tree;
  }

  private static void compared(
      Map<String, Object> tree, String key, List<Asked> operands, Object written) {
    tree.put(key, written);
    for (Asked operand : operands) {
      if (operand instanceof Asked.Number number) {
        putUnlessEmpty(tree, "unit", number.unit());
      }
    }
  }

  private static Object value(Asked asked) {
    if (asked instanceof Asked.Text text) {
      return text.text();
    }
    if (asked instanceof Asked.Number number) {
      return number.number();
    }
    if (asked instanceof Asked.Flag flag) {
      return flag.present();
    }
    if (asked instanceof Asked.Names names) {
      return names.names();
    }
    throw new IllegalArgumentException("not a plain value: " + asked);
  }

  private static Map<String, Object> balance(Balance balance) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("preferences", balance.preferences());
    tree.put("traits", balance.traits());
    tree.put("metrics", balance.metrics());
    return tree;
  }
}
