package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorTerms.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operator's terms within a document. */
final class OperatorTree {
  private static final String BEST_FIRST = "best_first";
  private static final String BY_REQUEST = "by_request";
  private static final String SEEDED = "seeded";

  private OperatorTree() {}

  static Map<String, Object> write(OperatorTerms terms) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("wishes", terms.wishes().stream().map(OperatorTree::wish).toList());
    tree.put("tolerance", terms.tolerance());
    tree.put("pool", terms.pool());
    if (terms.choice() instanceof Choice.Seeded seeded) {
      tree.put("choice", SEEDED);
      tree.put("seed", seeded.seed());
    } else {
      tree.put("choice", terms.choice() instanceof Choice.ByRequest ? BY_REQUEST : BEST_FIRST);
    }
    return tree;
  }

  private static Map<String, Object> wish(Wish wish) {
    return Map.of("term", wish.term().name(), "step", wish.step());
  }

  static OperatorTerms read(JsonNode tree) {
    List<Wish> wishes = new ArrayList<>();
    OwnDocuments.member(tree, "wishes")
        .forEach(
            one -> wishes.add(new Wish(term(one), OwnDocuments.member(one, "step").doubleValue())));
    return new OperatorTerms(
        wishes,
        OwnDocuments.member(tree, "tolerance").doubleValue(),
        choice(tree),
        OwnDocuments.member(tree, "pool").intValue());
  }

  static OperatorTerm term(JsonNode tree) {
    return OperatorTerm.valueOf(OwnDocuments.text(tree, "term"));
  }

  private static Choice choice(JsonNode tree) {
    String name = OwnDocuments.text(tree, "choice");
    return switch (name) {
      case BEST_FIRST -> new Choice.BestFirst();
      case BY_REQUEST -> new Choice.ByRequest();
      case SEEDED -> new Choice.Seeded(OwnDocuments.member(tree, "seed").longValue());
      default -> throw new IllegalArgumentException("unknown choice " + name);
    };
  }
}
