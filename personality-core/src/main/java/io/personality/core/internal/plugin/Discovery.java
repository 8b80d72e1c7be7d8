package io.personality.core.internal.plugin;

import io.personality.spi.Provider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a class loader for the providers of one kind, each fault apart from the others.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Discovery<P extends Provider<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

  /** A class loader whose every answer is a fault would otherwise be asked for ever. */
  private static final int MOST_FAULTS = 1_000;

  private final Class<P> kind;
  private final List<Found.Candidate<P>> sound = new ArrayList<>();
  private final List<Found.Broken> broken = new ArrayList<>();

  private Discovery(Class<P> kind) {
    this.kind = kind;
  }

  /** Finds every provider and logs each one that is broken. */
  static <P extends Provider<?>> Found<P> of(Class<P> kind, ClassLoader loader) {
    Discovery<P> discovery = new Discovery<>(kind);
    Iterator<P> providers = ServiceLoader.load(kind, loader).iterator();
    while (discovery.broken.size() < MOST_FAULTS && discovery.takesNext(providers)) {}
    return new Found<>(discovery.sound, discovery.broken);
  }

  // What a stranger's constructor throws may be anything, and must not keep the others out.
  private boolean takesNext(Iterator<P> providers) {
    try {
      if (!providers.hasNext()) {
        return false;
      }
      add(providers.next());
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      reject("a " + kind.getSimpleName() + " that could not be made", e);
    }
    return true;
  }

  private void add(P provider) {
    String description =
        provider.getClass().getName() + " from " + Found.origin(provider.getClass());
    try {
      String name = provider.name();
      if (name == null || name.length() > 64 || !NAME.matcher(name).matches()) {
        throw new IllegalStateException(
            "its name must be lower-kebab-case of at most 64 characters, such as \"my-store\", not \""
                + name
                + "\"");
      }
      sound.add(new Found.Candidate<>(provider, name, provider.priority()));
    } catch (LinkageError | RuntimeException e) {
      reject(description, e);
    }
  }

  private void reject(String description, Throwable cause) {
    LOG.warn("Skipping a broken provider: {}", description, cause);
    broken.add(new Found.Broken(description, cause));
  }
}
