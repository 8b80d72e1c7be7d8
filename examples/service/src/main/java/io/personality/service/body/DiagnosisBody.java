package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.openapi.OpenApiPropertyType;
import io.personality.model.Diagnosis;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why no host is left, and what would free one. <i>Immutable.</i> */
public record DiagnosisBody(int hosts, List<Count> requirements, List<WayOut> counterfactuals) {

  /** How many hosts a requirement rejects. */
  public record Count(String requirement, int rejectsAlone, int survivorsInOrder, int unknown) {}

  /** The smallest changes that free a host together. */
  public record WayOut(List<Change> relax, int hosts, double bestSimilarity, boolean certain) {}

  /** One change of the request or of what is known of the fleet. */
  public record Change(
      String target,
      String operation,
      String path,
      @OpenApiPropertyType(definedBy = AnyJson.class)
          @JsonRawValue
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String value,
      String text) {}

  /** A diagnosis. */
  public static DiagnosisBody of(Diagnosis diagnosis) {
    return new DiagnosisBody(
        diagnosis.hosts(),
        diagnosis.requirements().stream()
            .map(
                count ->
                    new Count(
                        count.requirement(),
                        count.rejectsAlone(),
                        count.survivorsInOrder(),
                        count.unknown()))
            .toList(),
        diagnosis.counterfactuals().stream().map(DiagnosisBody::wayOut).toList());
  }

  private static WayOut wayOut(Diagnosis.Counterfactual way) {
    List<Change> changes =
        way.relax().stream()
            .map(
                change ->
                    new Change(
                        change.target().name().toLowerCase(Locale.ROOT),
                        change.operation(),
                        change.path(),
                        change.value().isEmpty() ? null : change.value(),
                        change.text()))
            .toList();
    return new WayOut(changes, way.hosts(), way.bestSimilarity(), way.certain());
  }
}
