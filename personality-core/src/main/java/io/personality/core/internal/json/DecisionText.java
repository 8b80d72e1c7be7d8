package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.LoggedDecision;
import io.personality.LoggedDecision.Member;
import io.personality.LoggedDecision.Outcome;
import io.personality.PlacementRequest;
import io.personality.PlacementRequest.Affinity;
import io.personality.PlacementRequest.Group;
import io.personality.PlacementRequest.Guest;
import io.personality.PlacementRequest.Subject;
import io.personality.PlacementRequest.Terms;
import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.HostId;
import io.personality.model.OperatorValue;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.Similarity;
import io.personality.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Decisions as documents and back.
 *
 * <p><i>Thread-safe.</i> Numbers read back as the same doubles; a profile that was given with a
 * request is written as it was given, since the order of its members decides the order of sums.
 */
public final class DecisionText {
  private static final JsonLimits LIMITS = new JsonLimits(4 << 20, 96, 100_000);

  private DecisionText() {}

  /** A decision as a document of one line, without its identity and time. */
  public static String write(LoggedDecision decision) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("request", request(decision.request()));
    tree.put("members", decision.members().stream().map(DecisionText::member).toList());
    tree.put(
        "candidates",
        decision.outcome().candidates().stream().map(DecisionText::candidate).toList());
    tree.put("hosts", decision.outcome().hosts());
    tree.put("feasible", decision.outcome().feasible());
    tree.put("lack_room", decision.outcome().lackRoom());
    tree.put("basis", basis(decision.basis()));
    return JsonText.write(tree, false);
  }

  private static Map<String, Object> request(PlacementRequest request) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (request.subject() instanceof Subject.Given given) {
      tree.put("document", ProfileWriter.tree(given.profile()));
    } else {
      ProfileRef ref = ((Subject.Stored) request.subject()).ref();
      tree.put("profile", ref.id().value());
      tree.put("revision", ref.revision());
    }
    tree.put("tenant", request.tenant().value());
    tree.put("idempotency_key", request.idempotencyKey());
    tree.put("vcpus", request.resources().vcpus());
    tree.put("memory_mib", request.resources().memoryMib());
    tree.put("groups", request.groups().stream().map(DecisionText::group).toList());
    tree.put("selection", request.terms().selection().name());
    tree.put("rank_by", request.terms().rankBy().name());
    tree.put("minimum_similarity", request.terms().minimumSimilarity());
    tree.put("max_attempts", request.terms().maxAttempts());
    return tree;
  }

  private static Map<String, Object> group(Group group) {
    return Map.of(
        "name", group.name(), "affinity", group.affinity().name(), "label", group.label());
  }

  private static Map<String, Object> member(Member member) {
    return Map.of("group", member.group(), "host", member.host().value());
  }

  private static Map<String, Object> candidate(Candidate candidate) {
    Similarity similarity = candidate.similarity();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("host", candidate.host().value());
    tree.put("expected", similarity.expected());
    tree.put("lower", similarity.lower());
    tree.put("upper", similarity.upper());
    tree.put("coverage", similarity.coverage());
    tree.put("exact", similarity.exact());
    tree.put("operator", candidate.operator().stream().map(DecisionText::value).toList());
    return tree;
  }

  private static Map<String, Object> value(OperatorValue value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("term", value.term().name());
    value.value().ifPresent(number -> tree.put("value", number));
    return tree;
  }

  private static Map<String, Object> basis(Basis basis) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("snapshot", basis.snapshot());
    tree.put("catalogue", basis.catalogueHash());
    tree.put("engine_version", basis.engineVersion());
    tree.put("operator", OperatorTree.write(basis.operator()));
    return tree;
  }

  /**
   * Reads a document that {@link #write} has made.
   *
   * @throws io.personality.StorageException if it is no such document
   */
  public static LoggedDecision read(PlacementId id, Instant at, String document) {
    return OwnDocuments.read("decision", document, LIMITS, tree -> decision(id, at, tree));
  }

  private static LoggedDecision decision(PlacementId id, Instant at, JsonNode tree) {
    List<Member> members = new ArrayList<>();
    OwnDocuments.member(tree, "members")
        .forEach(
            one ->
                members.add(
                    new Member(
                        OwnDocuments.text(one, "group"),
                        new HostId(OwnDocuments.text(one, "host")))));
    List<Candidate> candidates = new ArrayList<>();
    OwnDocuments.member(tree, "candidates").forEach(one -> candidates.add(candidate(one)));
    Outcome outcome =
        new Outcome(
            candidates,
            OwnDocuments.member(tree, "hosts").intValue(),
            OwnDocuments.member(tree, "feasible").intValue(),
            OwnDocuments.member(tree, "lack_room").intValue());
    return new LoggedDecision(
        id,
        at,
        request(OwnDocuments.member(tree, "request")),
        members,
        outcome,
        basis(OwnDocuments.member(tree, "basis")));
  }

  private static PlacementRequest request(JsonNode tree) {
    List<Group> groups = new ArrayList<>();
    OwnDocuments.member(tree, "groups")
        .forEach(
            one ->
                groups.add(
                    new Group(
                        OwnDocuments.text(one, "name"),
                        Affinity.valueOf(OwnDocuments.text(one, "affinity")),
                        OwnDocuments.text(one, "label"))));
    return new PlacementRequest(
        subject(tree),
        new Resources(
            OwnDocuments.member(tree, "vcpus").intValue(),
            OwnDocuments.member(tree, "memory_mib").longValue()),
        Guest.NONE,
        groups,
        new Terms(
            Selection.valueOf(OwnDocuments.text(tree, "selection")),
            RankBy.valueOf(OwnDocuments.text(tree, "rank_by")),
            OwnDocuments.member(tree, "minimum_similarity").doubleValue(),
            OwnDocuments.member(tree, "max_attempts").intValue()),
        new TenantId(OwnDocuments.text(tree, "tenant")),
        OwnDocuments.text(tree, "idempotency_key"));
  }

  private static Subject subject(JsonNode tree) {
    if (tree.has("document")) {
      return new Subject.Given(ProfileReader.read(tree.get("document")).orThrow());
    }
    return new Subject.Stored(
        new ProfileRef(
            new ProfileId(OwnDocuments.text(tree, "profile")),
            OwnDocuments.member(tree, "revision").intValue()));
  }

  private static Candidate candidate(JsonNode tree) {
    List<OperatorValue> values = new ArrayList<>();
    OwnDocuments.member(tree, "operator")
        .forEach(
            one ->
                values.add(
                    new OperatorValue(
                        OperatorTree.term(one),
                        one.has("value")
                            ? OptionalDouble.of(one.get("value").doubleValue())
                            : OptionalDouble.empty())));
    return new Candidate(
        new HostId(OwnDocuments.text(tree, "host")),
        new Similarity(
            OwnDocuments.member(tree, "expected").doubleValue(),
            OwnDocuments.member(tree, "lower").doubleValue(),
            OwnDocuments.member(tree, "upper").doubleValue(),
            OwnDocuments.member(tree, "coverage").doubleValue(),
            OwnDocuments.member(tree, "exact").booleanValue()),
        values);
  }

  private static Basis basis(JsonNode tree) {
    return new Basis(
        OwnDocuments.member(tree, "snapshot").longValue(),
        OwnDocuments.text(tree, "catalogue"),
        OwnDocuments.text(tree, "engine_version"),
        OperatorTree.read(OwnDocuments.member(tree, "operator")));
  }
}
