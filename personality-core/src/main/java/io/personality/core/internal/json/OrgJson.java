package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * Turns a tree into the objects that the schema validator takes. Written by hand: a detour over
 * text or maps takes several times as long.
 *
 * <p>Integral decimals such as 1.0 and 1e3 become integers, since the validator looks at the type
 * and draft-07 at the value. Arrays are cut, so that the cost of refusing a long one is bounded.
 *
 * <p><i>Immutable.</i>
 */
final class OrgJson {
  private static final BigDecimal MAX_INTEGER = new BigDecimal(Long.MAX_VALUE);

  private final int mostElements;

  /**
   * @param mostElements how many elements of an array are turned; one more than any schema allows
   */
  OrgJson(int mostElements) {
    this.mostElements = mostElements;
  }

  Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> node.textValue();
      case NUMBER -> number(node.decimalValue());
      case BOOLEAN -> node.booleanValue();
      default -> JSONObject.NULL;
    };
  }

  private JSONObject object(JsonNode node) {
    JSONObject object = new JSONObject();
    node.properties().forEach(member -> object.put(member.getKey(), of(member.getValue())));
    return object;
  }

  private JSONArray array(JsonNode node) {
    JSONArray array = new JSONArray();
    for (int i = 0; i < node.size() && i < mostElements; i++) {
      array.put(of(node.get(i)));
    }
    return array;
  }

  private static Number number(BigDecimal number) {
    boolean small = number.abs().compareTo(MAX_INTEGER) <= 0;
    if (small && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)) {
      return number.longValueExact();
    }
    return number;
  }
}
