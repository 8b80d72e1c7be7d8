package io.personality.core.internal.catalogue;

import java.util.Collection;

/**
 * How well a present accelerator meets an asked one.
 *
 * <p>Another kind earns 0. Else the weighted mean over what was asked of: vendor (equal or not),
 * tier (less {@code tierStep} for each below), generation (less {@code generationStep} for each
 * back in the vendor's order, between vendors {@code yearStep} for each year) and memory (less one
 * part in {@code memoryHalvings} for each halving). Tier and generation tell speed, and are
 * multiplied by what the present family is worth for the work of the asked one. Better than asked
 * is full credit, and everything in full is exactly 1; within a family no credit falls when tier,
 * generation or memory of the present device rise.
 *
 * <p><i>Immutable.</i> The numbers and their rationale are in {@code accelerators.json}.
 */
record AcceleratorCredit(Weights weights, Steps steps, FamilyCredit families) {
  private static final double MIB_PER_GIB = 1024;

  record Weights(double vendor, double tier, double generation, double memory) {}

  record Steps(
      double tier, double generation, double year, double memoryHalvings, double memoryTolerance) {}

  static AcceleratorCredit read(Tree credit, Collection<AcceleratorModel> models) {
    return new AcceleratorCredit(
        new Weights(
            positive(credit, "vendor"),
            positive(credit, "tier"),
            positive(credit, "generation"),
            positive(credit, "memory")),
        new Steps(
            positive(credit, "tier_step"),
            positive(credit, "generation_step"),
            positive(credit, "year_step"),
            positive(credit, "memory_halvings"),
            positive(credit, "memory_tolerance")),
        FamilyCredit.read(credit.field("families"), models));
  }

  private static double positive(Tree credit, String name) {
    double number = credit.number(name);
    if (number <= 0) {
      throw credit.field(name).fault("should be above 0");
    }
    return number;
  }

  /** A sum of credits that remembers whether each was full. */
  private static final class Mean {
    private double sum;
    private double weight;
    private boolean full = true;

    void add(double termWeight, double credit) {
      sum += termWeight * credit;
      weight += termWeight;
      full &= credit >= 1;
    }

    double value() {
      return full ? 1 : sum / weight;
    }
  }

  double of(AcceleratorQuery asked, AcceleratorModel present, long memoryMib) {
    double presentGib = memoryMib > 0 ? memoryMib / MIB_PER_GIB : present.leastMemoryGib();
    if (asked instanceof AcceleratorQuery.OfModel wanted) {
      return ofModel(wanted, present, presentGib);
    }
    if (asked instanceof AcceleratorQuery.OfGeneration wanted) {
      return ofGeneration(wanted, present, presentGib);
    }
    AcceleratorGeneration generation = present.generation();
    Mean mean = new Mean();
    if (asked instanceof AcceleratorQuery.OfVendor wanted
        && wanted.kind().admits(generation.kind())) {
      addVendor(mean, wanted.vendor(), generation);
      addMemory(mean, wanted.memoryGib(), presentGib);
      return mean.value();
    }
    if (asked instanceof AcceleratorQuery.OfKind wanted
        && wanted.kind().admits(generation.kind())) {
      addMemory(mean, wanted.memoryGib(), presentGib);
      return mean.value();
    }
    return 0;
  }

  private double ofModel(
      AcceleratorQuery.OfModel asked, AcceleratorModel present, double presentGib) {
    AcceleratorModel model = asked.model();
    if (model.generation().kind() != present.generation().kind()) {
      return 0;
    }
    Mean mean = new Mean();
    addVendor(mean, model.generation().vendor(), present.generation());
    double family = families.of(model.family(), present.family());
    mean.add(weights.tier, family * stepped(model.tier() - present.tier(), steps.tier));
    mean.add(weights.generation, family * generation(model.generation(), model.year(), present));
    double least = asked.memoryGib() > 0 ? asked.memoryGib() : model.leastMemoryGib();
    addMemory(mean, least, presentGib);
    return mean.value();
  }

  private double ofGeneration(
      AcceleratorQuery.OfGeneration asked, AcceleratorModel present, double presentGib) {
    AcceleratorGeneration wanted = asked.generation();
    if (wanted.kind() != present.generation().kind()) {
      return 0;
    }
    Mean mean = new Mean();
    addVendor(mean, wanted.vendor(), present.generation());
    double family = families.of(wanted, present.family());
    mean.add(weights.generation, family * generation(wanted, wanted.year(), present));
    addMemory(mean, asked.memoryGib(), presentGib);
    return mean.value();
  }

  private void addVendor(Mean mean, String asked, AcceleratorGeneration present) {
    mean.add(weights.vendor, asked.equals(present.vendor()) ? 1 : 0);
  }

  private void addMemory(Mean mean, double askedGib, double presentGib) {
    if (askedGib > 0) {
      mean.add(weights.memory, memory(askedGib, presentGib));
    }
  }

  private double generation(AcceleratorGeneration asked, int askedYear, AcceleratorModel present) {
    AcceleratorGeneration found = present.generation();
    return asked.vendor().equals(found.vendor())
        ? stepped(Math.ceil(asked.order() - found.order()), steps.generation)
        : stepped(askedYear - present.year(), steps.year);
  }

  private double memory(double askedGib, double presentGib) {
    double halvings = Math.log(askedGib * steps.memoryTolerance / presentGib) / Math.log(2);
    return stepped(halvings, 1 / steps.memoryHalvings);
  }

  private static double stepped(double below, double step) {
    return Math.max(0, 1 - step * Math.max(0, below));
  }
}
