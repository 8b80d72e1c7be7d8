package io.personality.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * Turns a tree into the objects that the schema validator takes. Written by hand: a detour over
 * text or maps takes several times as long.
 *
 * <p>Integral decimals such as 1.0 and 1e3 become integers, since the validator looks at the type
 * and draft-07 at the value. Of arrays and objects longer than any schema here allows only the
 * start is turned, so that the cost of refusing them is bounded.
 *
 * <p><i>Thread-safe.</i>
 */
final class OrgJson {
  private static final int MAX_CHILDREN = 5_000;
  private static final BigDecimal MAX_INTEGER = new BigDecimal(Long.MAX_VALUE);

  private OrgJson() {}

  static Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> node.textValue();
      case NUMBER -> number(node.decimalValue());
      case BOOLEAN -> node.booleanValue();
      default -> JSONObject.NULL;
    };
  }

  private static JSONObject object(JsonNode node) {
    JSONObject object = new JSONObject();
    Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
    while (members.hasNext() && object.length() < MAX_CHILDREN) {
      Map.Entry<String, JsonNode> member = members.next();
      object.put(member.getKey(), of(member.getValue()));
    }
    return object;
  }

  private static JSONArray array(JsonNode node) {
    JSONArray array = new JSONArray();
    for (int i = 0; i < node.size() && i < MAX_CHILDREN; i++) {
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
