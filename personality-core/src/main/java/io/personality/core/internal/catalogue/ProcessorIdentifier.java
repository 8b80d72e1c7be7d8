package io.personality.core.internal.catalogue;

import io.personality.core.internal.catalogue.ProcessorIdentity.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Recognises processors: by a telling name, else by CPUID, else by MIDR, else by a masked name,
 * else by the processor string of DMI. A core that several products share is then told apart by
 * DMI.
 *
 * <p><i>Immutable.</i>
 */
final class ProcessorIdentifier {
  private final List<ProcessorMatcher> matchers;
  private final Map<String, ProcessorGeneration> byId;
  private final List<String> generic;

  ProcessorIdentifier(List<ProcessorMatcher> inFileOrder, List<String> genericNames) {
    generic = List.copyOf(genericNames);
    List<ProcessorMatcher> ordered = new ArrayList<>(inFileOrder.size());
    inFileOrder.stream().filter(m -> m.generation().exception()).forEach(ordered::add);
    inFileOrder.stream().filter(m -> !m.generation().exception()).forEach(ordered::add);
    matchers = List.copyOf(ordered);
    byId =
        matchers.stream()
            .map(ProcessorMatcher::generation)
            .collect(Collectors.toMap(ProcessorGeneration::id, Function.identity()));
  }

  Optional<ProcessorIdentity> identify(ProcessorReading reading) {
    String name = NameText.words(reading.modelName());
    boolean madeUp = generic.stream().anyMatch(phrase -> NameText.contains(name, phrase));
    Optional<ProcessorIdentity> told = madeUp ? Optional.empty() : bySelf(reading, name);
    if (told.isPresent()) {
      return told;
    }
    String onBoard = NameText.words(reading.board().processor());
    return first(m -> m.named(onBoard)).map(m -> identity(m.generation(), By.DMI));
  }

  private Optional<ProcessorIdentity> bySelf(ProcessorReading reading, String name) {
    ProcessorReading.Signature seen = reading.signature();
    return first(m -> m.named(name))
        .map(m -> refined(m, By.NAME, reading))
        .or(() -> bySignature(seen, name).map(m -> refined(m, By.CPUID, reading)))
        .or(() -> first(m -> m.hasMidr(seen)).map(m -> refined(m, By.MIDR, reading)))
        .or(() -> first(m -> m.masked(name)).map(m -> refined(m, By.NAME, reading)));
  }

  /** The generation that a full model name tells, without regard to anything else. */
  Optional<ProcessorGeneration> named(String words) {
    return first(m -> m.named(words)).map(ProcessorMatcher::generation);
  }

  private Optional<ProcessorMatcher> bySignature(ProcessorReading.Signature seen, String name) {
    List<ProcessorMatcher> signed = matchers.stream().filter(m -> m.signed(seen)).toList();
    return signed.stream()
        .filter(m -> m.hinted(name))
        .findFirst()
        .or(() -> signed.stream().findFirst());
  }

  private ProcessorIdentity refined(ProcessorMatcher match, By by, ProcessorReading reading) {
    String id = match.generation().id();
    String processor = NameText.words(reading.board().processor());
    String system =
        NameText.words(reading.board().manufacturer() + " " + reading.board().product());
    Predicate<ProcessorMatcher> onCore = m -> m.generation().core().equals(id);
    return first(onCore.and(m -> m.named(processor) || m.onBoard(processor)))
        .or(() -> first(onCore.and(m -> m.onBoard(system))))
        .map(product -> identity(product.generation(), By.DMI))
        .orElseGet(() -> identity(match.generation(), by));
  }

  private ProcessorIdentity identity(ProcessorGeneration generation, By by) {
    return new ProcessorIdentity(
        generation.vendor(),
        generation.line(),
        generation.microarchitecture(),
        generation.label(),
        generation.year(),
        by,
        places(generation),
        generation.derived());
  }

  /** A generation's own place, its core's, and those it stands for as well. */
  List<GenerationRef> places(ProcessorGeneration generation) {
    List<GenerationRef> places = new ArrayList<>();
    places.add(generation.ref());
    Optional.ofNullable(byId.get(generation.core())).ifPresent(core -> places.add(core.ref()));
    for (String id : generation.also()) {
      Optional.ofNullable(byId.get(id)).ifPresent(other -> places.add(other.ref()));
    }
    return places;
  }

  private Optional<ProcessorMatcher> first(Predicate<ProcessorMatcher> wanted) {
    for (ProcessorMatcher matcher : matchers) {
      if (wanted.test(matcher)) {
        return Optional.of(matcher);
      }
    }
    return Optional.empty();
  }
}
