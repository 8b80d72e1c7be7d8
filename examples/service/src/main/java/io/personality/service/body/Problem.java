package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it. <i>Immutable.</i>
 *
 * @param type which kind of problem, such as {@code urn:personality:problem:not-found}
 * @param title the kind in words
 * @param status the status of the answer
 * @param detail what was wrong, and what would be right
 * @param instance what was asked for
 * @param requestId by which the log knows the request
 * @param errors each fault of a document, with a JSON pointer to it
 * @param diagnosis why no host is left
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
    @Nullable DiagnosisBody diagnosis) {

  /** One fault of a document. */
  public record Fault(String pointer, String message, String remedy) {
    /** A fault. */
    public static Fault of(Violation violation) {
      return new Fault(violation.pointer(), violation.message(), violation.remedy());
    }
  }
}
