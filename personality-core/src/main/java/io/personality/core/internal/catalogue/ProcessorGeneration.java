package io.personality.core.internal.catalogue;

import java.util.List;
import java.util.Map;

/**
 * One generation of a lineage, as the catalogue tells it.
 *
 * <p><i>Immutable.</i>
 *
 * @param id unique in the catalogue
 * @param ref its place
 * @param vendor of its lineage
 * @param line the product line
 * @param label how the generation is written
 * @param microarchitecture of its cores
 * @param year of its first product
 * @param ordinal the number people call it by; 0 where none
 * @param exception looked at before others, and not meant by the bare name of its core
 * @param core id of the core it is built on; empty where it is no product of that kind
 * @param also ids of generations in other lineages it stands for as well
 * @param aliases other names
 * @param derived what its platform implies, by feature name
 */
record ProcessorGeneration(
    String id,
    GenerationRef ref,
    String vendor,
    String line,
    String label,
    String microarchitecture,
    int year,
    int ordinal,
    boolean exception,
    String core,
    List<String> also,
    List<String> aliases,
    Map<String, DerivedFact> derived) {}
