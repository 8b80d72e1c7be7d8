package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import java.util.List;

/** A host that could take the VM, and why it scores as it does. <i>Immutable.</i> */
public record CandidateBody(
    String host,
    SimilarityBody similarity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OperatorBody> operator,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TermBody> terms) {
  /** A candidate without its terms. */
  public static CandidateBody of(Candidate candidate) {
    return of(candidate, List.of());
  }

  /** A candidate with its terms. */
  public static CandidateBody of(Candidate candidate, Explanation why) {
    return of(candidate, TermBody.of(why.terms()));
  }

  private static CandidateBody of(Candidate candidate, List<TermBody> terms) {
    return new CandidateBody(
        candidate.host().value(),
        SimilarityBody.of(candidate.similarity()),
        OperatorBody.of(candidate.operator()),
        terms);
  }
}
