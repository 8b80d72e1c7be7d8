package io.personality.service.body;

import io.javalin.openapi.OpenApiNullable;
import io.personality.model.OperatorValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a host has of one of the operator's terms. <i>Immutable.</i> */
public record OperatorBody(String name, @OpenApiNullable @Nullable Double value, String unit) {
  /** The values in their order. */
  public static List<OperatorBody> of(List<OperatorValue> values) {
    return values.stream()
        .map(
            value ->
                new OperatorBody(
                    value.term().label(),
                    value.value().isPresent() ? value.value().getAsDouble() : null,
                    value.term().unit()))
        .toList();
  }
}
