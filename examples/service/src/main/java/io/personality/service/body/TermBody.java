package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.model.TermScore;
import java.util.List;

/** What one term adds to a similarity. <i>Immutable.</i> */
public record TermBody(
    String name,
    String group,
    String asked,
    String found,
    double credit,
    double creditLower,
    double creditUpper,
    double weight,
    double contribution,
    String provenance,
    double known,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String observedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TermBody> parts) {
  /** The terms in their order. */
  public static List<TermBody> of(List<TermScore> terms) {
    return terms.stream().map(TermBody::of).toList();
  }

  private static TermBody of(TermScore term) {
    return new TermBody(
        term.name(),
        term.group().label(),
        term.asked(),
        term.found(),
        term.credit().expected(),
        term.credit().lower(),
        term.credit().upper(),
        term.weight(),
        term.contribution(),
        term.provenance().label(),
        term.known(),
        term.observedAt().map(Object::toString).orElse(""),
        of(term.parts()));
  }
}
