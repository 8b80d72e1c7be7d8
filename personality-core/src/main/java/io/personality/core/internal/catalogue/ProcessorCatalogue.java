package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What processors are, which generation a text asks for, and how well one meets the other.
 *
 * <p><i>Thread-safe.</i> Loaded from {@code processors.json}; names are looked at up to 256
 * characters and matched in linear time, and no text whatever makes a method fail.
 */
public final class ProcessorCatalogue {
  private final List<ProcessorGeneration> generations;
  private final ProcessorIdentifier identifier;
  private final GenerationNames names;
  private final Manufacturers manufacturers;
  private final List<String> bareOrdinals;
  private final GenerationCredit credit;
  private final Remembered<ProcessorReading, Optional<ProcessorIdentity>> identities;
  private final Remembered<Stated, Optional<HostGeneration>> places;

  /** How a host states its generation. */
  private record Stated(String label, String line, String manufacturer) {}

  private ProcessorCatalogue(Tree document) {
    List<ProcessorMatcher> matchers = ProcessorReader.matchers(document);
    generations = matchers.stream().map(ProcessorMatcher::generation).toList();
    identifier = new ProcessorIdentifier(matchers, document.texts("generic_names"));
    Map<String, List<String>> ordinalNames = new HashMap<>();
    for (Tree lineage : document.list("lineages")) {
      ordinalNames.put(lineage.text("id"), lineage.texts("ordinal_names"));
    }
    names = new GenerationNames(generations, ordinalNames);
    manufacturers = new Manufacturers(document.field("manufacturers").asList());
    bareOrdinals = document.texts("bare_ordinals");
    credit = GenerationCredit.read(document.field("credit"));
    identities = new Remembered<>(identifier::identify);
    places = new Remembered<>(this::place);
  }

  /**
   * Reads a parsed {@code processors.json}; a {@link io.personality.ConfigurationException} says
   * where it cannot be right.
   */
  public static ProcessorCatalogue of(Tree document) {
    return new ProcessorCatalogue(document);
  }

  /** What the processor of {@code reading} is; empty where nothing tells. */
  public Optional<ProcessorIdentity> identify(ProcessorReading reading) {
    return identities.of(reading);
  }

  /** The catalogue's name for a maker of processors, as in "GenuineIntel" for Intel. */
  public Optional<String> manufacturer(String text) {
    return manufacturers.named(text);
  }

  /**
   * What {@code asked} means, with the manufacturer asked for beside it, if any. A bare ordinal is
   * of that maker's most common server lineage that has it, else of whichever lineage does.
   */
  public GenerationQuery resolve(String asked, Optional<String> manufacturer) {
    Optional<String> maker =
        manufacturer.flatMap(manufacturers::named).or(() -> manufacturers.mentionedIn(asked));
    int ordinal = GenerationNames.bareOrdinal(asked);
    List<ProcessorGeneration> meant = ordinal > 0 ? byOrdinal(ordinal, maker) : names.named(asked);
    if (meant.isEmpty()) {
      meant = identifier.named(NameText.words(asked)).map(List::of).orElse(List.of());
    }
    if (!meant.isEmpty()) {
      return found(ofMaker(meant, maker));
    }
    int year = GenerationNames.bareYear(asked);
    return year > 0
        ? new GenerationQuery.Year(year)
        : new GenerationQuery.Unknown(asked, Suggestions.nearest(asked, names.all()));
  }

  /**
   * Where a host stands that states its generation in words, as ours do ("4th Gen EPYC" with line
   * "EPYC") or as others may ("13th", "Ice Lake"); texts that are unknown are empty.
   */
  public Optional<HostGeneration> resolveLabel(String label, String line, String manufacturer) {
    return places.of(new Stated(label, line, manufacturer));
  }

  private Optional<HostGeneration> place(Stated by) {
    String label = by.label();
    String line = by.line();
    Optional<ProcessorGeneration> stated =
        exact(g -> g.label().equals(label) && g.line().equals(line))
            .or(
                () ->
                    label.isEmpty() && !line.isEmpty()
                        ? exact(g -> g.line().equals(line))
                        : none());
    if (stated.isPresent()) {
      return stated.map(g -> new HostGeneration(identifier.places(g), g.year()));
    }
    return resolve(label.isEmpty() ? line : label, Optional.of(by.manufacturer()))
            instanceof GenerationQuery.Found found
        ? Optional.of(new HostGeneration(found.generations(), found.year()))
        : Optional.empty();
  }

  /** How well {@code host} meets {@code asked}, from 0 to 1; 0 for what is unknown. */
  public double credit(GenerationQuery asked, HostGeneration host) {
    return credit.of(asked, host);
  }

  private Optional<ProcessorGeneration> exact(Predicate<ProcessorGeneration> wanted) {
    return generations.stream()
        .filter(wanted)
        .min(Comparator.comparing(ProcessorGeneration::exception));
  }

  private static Optional<ProcessorGeneration> none() {
    return Optional.empty();
  }

  private List<ProcessorGeneration> byOrdinal(int ordinal, Optional<String> maker) {
    for (String lineage : maker.map(manufacturers::ordinalLineages).orElse(List.of())) {
      List<ProcessorGeneration> own = withOrdinal(ordinal, lineage);
      if (!own.isEmpty()) {
        return own;
      }
    }
    List<ProcessorGeneration> common = new ArrayList<>();
    bareOrdinals.forEach(lineage -> common.addAll(withOrdinal(ordinal, lineage)));
    return common.isEmpty()
        ? generations.stream().filter(g -> g.ordinal() == ordinal).toList()
        : common;
  }

  private List<ProcessorGeneration> withOrdinal(int ordinal, String lineage) {
    return generations.stream()
        .filter(g -> g.ordinal() == ordinal && g.ref().lineage().equals(lineage))
        .toList();
  }

  private static List<ProcessorGeneration> ofMaker(
      List<ProcessorGeneration> meant, Optional<String> maker) {
    List<ProcessorGeneration> own =
        meant.stream().filter(g -> maker.map(g.vendor()::equals).orElse(true)).toList();
    return own.isEmpty() ? meant : own;
  }

  private static GenerationQuery.Found found(List<ProcessorGeneration> meant) {
    int year = meant.stream().mapToInt(ProcessorGeneration::year).min().orElseThrow();
    ProcessorGeneration first = meant.get(0);
    return new GenerationQuery.Found(
        meant.stream().map(ProcessorGeneration::ref).distinct().toList(),
        year,
        first.core().isEmpty() ? first.label() : first.line());
  }
}
