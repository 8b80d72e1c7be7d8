package io.personality.spring;

import io.personality.InvalidDocumentException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.core.Personality;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes fingerprints of hosts and places VMs by a profile. */
@RestController
class Placements {
  private final Personality personality;

  Placements(Personality personality) {
    this.personality = personality;
  }

  /** Where a VM went, and how similar its host is to the profile. */
  record Placed(String id, String host, double similarity, double lower, double upper) {}

  @PutMapping("/fingerprints")
  void report(@RequestBody byte[] fingerprint) {
    personality.fleet().report(personality.fleet().read(fingerprint));
  }

  @PostMapping("/placements")
  ResponseEntity<?> place(
      @RequestBody byte[] profile,
      @RequestHeader("Idempotency-Key") String key,
      @RequestParam(defaultValue = "1") int vcpus,
      @RequestParam(defaultValue = "512") long memoryMib) {
    PlacementResult result =
        personality.place(
            PlacementRequest.of(personality.profiles().read(profile))
                .idempotencyKey(key)
                .resources(vcpus, memoryMib)
                .build());
    if (result instanceof PlacementResult.Placed placed) {
      var decision = placed.placement().decision();
      var similarity = placed.similarity();
      return ResponseEntity.status(HttpStatus.CREATED)
          .body(
              new Placed(
                  placed.placement().id().toString(),
                  decision.host().value(),
                  similarity.expected(),
                  similarity.lower(),
                  similarity.upper()));
    }
    String detail = ((PlacementResult.NotPlaced) result).detail();
    return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail)).build();
  }

  @ExceptionHandler
  ProblemDetail faults(InvalidDocumentException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "the document has faults");
    problem.setProperty("violations", e.violations());
    return problem;
  }
}
