package io.personality.core.internal.plugin;

import io.personality.ConfigurationException;
import io.personality.PersonalityException;
import io.personality.spi.Configuration;
import io.personality.spi.Provider;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses implementations and has them made. <i>Thread-safe.</i>
 *
 * <p>Each kind of provider is discovered once in the life of this object, so that a broken provider
 * is logged once. A broken provider is skipped; where it may be the one that was asked for, it is
 * named as the cause.
 */
public final class Plugins {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  private final ClassLoader loader;
  private final ConcurrentHashMap<Class<?>, Found<?>> discovered = new ConcurrentHashMap<>();

  /** Looks for providers with the given class loader. */
  public Plugins(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Chooses an implementation and has it made.
   *
   * @param kind the kind of provider
   * @param wanted what is wanted of it
   * @throws ConfigurationException if nothing or more than one thing fits, or the provider fails;
   *     lists what there is
   */
  public <T, P extends Provider<T>> T choose(Class<P> kind, Wanted<T> wanted) {
    if (wanted.object().isPresent()) {
      if (!wanted.settings().isEmpty()) {
        throw new ConfigurationException(
            "settings "
                + wanted.settings().keySet()
                + " were given with a ready-made object, "
                + "which nothing reads; set it up before, or give a provider's name instead");
      }
      return wanted.object().get();
    }
    Found<P> found = found(kind);
    Found.Candidate<P> chosen =
        wanted.name().isPresent()
            ? byName(kind, found, wanted.name().get())
            : foremost(kind, found);
    return made(kind, chosen, wanted);
  }

  /**
   * Makes one of every sound provider of a kind, by name and without settings: for kinds that do
   * not exclude each other, such as scorers. One that fails is logged and skipped.
   *
   * @param except names of providers that are left out
   * @throws ConfigurationException if two have the same name
   */
  public <T, P extends Provider<T>> SortedMap<String, T> all(Class<P> kind, Set<String> except) {
    Found<P> found = found(kind);
    SortedMap<String, T> made = new TreeMap<>();
    for (String name : found.names()) {
      if (except.contains(name)) {
        continue;
      }
      Found.Candidate<P> candidate = byName(kind, found, name);
      try {
        made.put(name, made(kind, candidate, Wanted.<T>any()));
      } catch (PersonalityException e) {
        LOG.warn("Skipping {}", candidate, e);
      }
    }
    return Collections.unmodifiableSortedMap(made);
  }

  /** The names of the providers of a kind, sorted. */
  public <P extends Provider<?>> List<String> names(Class<P> kind) {
    return found(kind).names();
  }

  // Found<P> is only ever stored under Class<P>.
  @SuppressWarnings("unchecked")
  private <P extends Provider<?>> Found<P> found(Class<P> kind) {
    return (Found<P>) discovered.computeIfAbsent(kind, unused -> Discovery.of(kind, loader));
  }

  private static <P extends Provider<?>> Found.Candidate<P> byName(
      Class<P> kind, Found<P> found, String name) {
    List<Found.Candidate<P>> candidates = found.named(name);
    if (candidates.isEmpty()) {
      throw missing(
          "there is no "
              + kind.getSimpleName()
              + " named \""
              + name
              + "\"; known are "
              + found.names(),
          found);
    }
    return only(candidates, kind.getSimpleName() + "s are all named \"" + name + "\"");
  }

  private static <P extends Provider<?>> Found.Candidate<P> foremost(
      Class<P> kind, Found<P> found) {
    for (String name : found.names()) {
      only(found.named(name), kind.getSimpleName() + "s are all named \"" + name + "\"");
    }
    if (found.sound().isEmpty()) {
      throw missing("there is no " + kind.getSimpleName() + " on the class path", found);
    }
    return only(
        found.foremost(),
        kind.getSimpleName() + "s have the same highest priority; name the one to use");
  }

  private static <P> Found.Candidate<P> only(List<Found.Candidate<P>> candidates, String fault) {
    if (candidates.size() > 1) {
      throw new ConfigurationException(
          candidates.size() + " " + fault + ":" + Found.lines(candidates));
    }
    return candidates.get(0);
  }

  private static ConfigurationException missing(String message, Found<?> found) {
    if (found.broken().isEmpty()) {
      return new ConfigurationException(message);
    }
    return new ConfigurationException(
        message + "; broken are" + Found.lines(found.broken()), found.broken().get(0).cause());
  }

  private static <T, P extends Provider<T>> T made(
      Class<P> kind, Found.Candidate<P> chosen, Wanted<T> wanted) {
    String owner = kind.getSimpleName() + " \"" + chosen.name() + "\"";
    try {
      T made = chosen.provider().create(new Configuration(owner, wanted.settings()));
      if (made == null) {
        throw new IllegalStateException("create(..) returned null");
      }
      return made;
    } catch (PersonalityException e) {
      throw e;
    } catch (LinkageError | RuntimeException e) {
      throw new ConfigurationException(chosen + " could not be set up: " + e, e);
    }
  }
}
