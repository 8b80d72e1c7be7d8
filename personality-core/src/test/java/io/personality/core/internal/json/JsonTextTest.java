package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.Violation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static Object plain(String text) {
    return JsonText.parse(text, JsonLimits.DOCUMENT).plain().orElseThrow();
  }

  private static Violation onlyFault(ParsedJson parsed) {
    assertEquals(1, parsed.violations().size(), () -> parsed.violations().toString());
    assertTrue(parsed.plain().isEmpty());
    return parsed.violations().get(0);
  }

  private static Violation onlyFault(String text) {
    return onlyFault(JsonText.parse(text, JsonLimits.DOCUMENT));
  }

  @Test
  void treeBecomesPlainValuesInOrder() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", List.of(new BigDecimal("1.50"), true, "text"));
    expected.put("a", JsonNull.NULL);
    Object tree = plain("{\"z\": [1.50, true, \"text\"], \"a\": null}");
    assertEquals(expected, tree);
    assertEquals(List.of("z", "a"), List.copyOf(((Map<?, ?>) tree).keySet()));
  }

  @Test
  void bytesAndTextAreReadAlikeWithOrWithoutAMark() {
    String text = "{\"name\": \"Größe 寸法 \uD83D\uDE80\"}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    assertEquals(plain(text), JsonText.parse(bytes, JsonLimits.DOCUMENT).plain().get());
    assertEquals(plain(text), JsonText.parse(marked, JsonLimits.DOCUMENT).plain().get());
    assertEquals(plain(text), plain("\uFEFF" + text));
    assertTrue(onlyFault("\uFEFF\uFEFF{}").message().startsWith("line 1, column 1"));
  }

  @Test
  void sizeIsThatOfTheBytes() {
    JsonLimits limits = new JsonLimits(8, 4, 4);
    assertEquals("äöü", JsonText.parse("\"äöü\"", limits).plain().get());
    assertEquals("\uD83D\uDE80", JsonText.parse("\"\uD83D\uDE80\"", limits).plain().get());
    assertEquals(
        "the document has 9 bytes; at most 8 are allowed",
        onlyFault(JsonText.parse("\"äöüx\"", limits)).message());
    assertEquals(
        "the document has 9 bytes; at most 8 are allowed",
        onlyFault(JsonText.parse("\"äöüx\"".getBytes(StandardCharsets.UTF_8), limits)).message());
    assertEquals(
        "the document has 9 bytes; at most 8 are allowed",
        onlyFault(JsonText.parse("\"日本x\"", limits)).message());
  }

  @Test
  void aTextOfAMebibyteIsReadAndOneMoreByteIsNot() {
    String text = "\"" + "x".repeat((1 << 20) - 2) + "\"";
    assertEquals((1 << 20) - 2, ((String) plain(text)).length());
    assertTrue(onlyFault(text + " ").message().contains("1048577 bytes"));
    String digits = "1".repeat(1 << 20);
    Violation fault = onlyFault(digits);
    assertTrue(fault.message().contains("has 1048576 characters"), fault::message);
    assertTrue(fault.message().length() < 200, fault::message);
  }

  @Test
  void depthIsBoundedForObjectsAndArraysWhateverTheirNumber() {
    assertTrue(
        JsonText.parse("[".repeat(64) + "]".repeat(64), JsonLimits.DOCUMENT).plain().isPresent());
    assertTrue(onlyFault("[".repeat(65) + "]".repeat(65)).message().contains("deeper than 64"));
    assertTrue(onlyFault("[".repeat(1 << 20)).message().contains("deeper than 64"));
    String objects = "{\"a\":".repeat(150_000);
    Violation fault = onlyFault(objects);
    assertEquals("/a".repeat(64), fault.pointer());
    assertEquals("line 1, column 321: nested deeper than 64 levels", fault.message());
  }

  @Test
  void numbersKeepTheirDigitsAndAreBounded() {
    assertEquals(new BigDecimal("0.1"), plain("0.1"));
    assertEquals(new BigDecimal("-12345678901234567890.25"), plain("-12345678901234567890.25"));
    assertEquals(new BigDecimal("1.7976931348623157e308"), plain("1.7976931348623157e308"));
    assertEquals(BigDecimal.ZERO, plain("0e99999999999"));
    assertEquals(BigDecimal.ZERO, plain("-0.000E-99999999999"));
    assertTrue(onlyFault("1e400").message().contains("1e400 is too far from 0"));
    assertTrue(onlyFault("-1e99999999999").message().contains("too far from 0"));
    assertTrue(onlyFault("1e-400").message().contains("too near to 0"));
    assertTrue(onlyFault("0.1e-99999999999").message().contains("too near to 0"));
    assertTrue(onlyFault("1." + "0".repeat(99)).message().contains("has 101 characters"));
  }

  @Test
  void everyFaultOfAValueIsReportedAtItsPlace() {
    String text =
        "{\"a\": 1e400, \"b\": [1, \"\\udc00\", 1e-999],\n \"a\": 2, \"c/d\": {\"x~\": 1, \"x~\": 2}}";
    List<Violation> faults = JsonText.parse(text, JsonLimits.DOCUMENT).violations();
    assertEquals(
        List.of("/a", "/b/1", "/b/2", "/a", "/c~1d/x~0"),
        faults.stream().map(Violation::pointer).toList());
  }

  @Test
  void aKeyThatIsThereManyTimesIsOneFault() {
    assertEquals("/a", onlyFault("{\"a\": 1, \"a\": 2, \"a\": 3}").pointer());
  }

  @Test
  void keysAreBoundedAndWholeCharacters() {
    assertTrue(
        onlyFault("{\"" + "k".repeat(1_001) + "\": 1}").message().contains("1001 characters"));
    assertTrue(onlyFault("{\"x\": {\"\\ud800\": 1}}").pointer().equals("/x"));
  }

  @Test
  void elementsAreBounded() {
    JsonLimits limits = new JsonLimits(100, 4, 3);
    assertTrue(JsonText.parse("[[1,2,3],{\"a\":1,\"b\":2,\"c\":3}]", limits).plain().isPresent());
    assertEquals("/0/3", onlyFault(JsonText.parse("[[1,2,3,4]]", limits)).pointer());
    ParsedJson four = JsonText.parse("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", limits);
    assertEquals("/d", onlyFault(four).pointer());
  }

  @Test
  void faultsOfSyntaxHaveLineAndColumn() {
    assertEquals("", onlyFault("{\n  \"a\": tru\n}").pointer());
    assertTrue(onlyFault("{\n  \"a\": tru\n}").message().startsWith("line 2, column"));
    for (String text :
        List.of(
            "{",
            "[1,",
            "\"",
            "{\"a\"",
            "{\"a\":}",
            "[1 2]",
            "+1",
            ".5",
            "1.",
            "0x10",
            "'a'",
            "{a: 1}",
            "[1,]",
            "nul",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\t\"",
            "[]]",
            "[] []",
            "1 1",
            "\0",
            "\uFFFF",
            "Infinity",
            "/**/1",
            "#1",
            "",
            " ")) {
      Violation fault = onlyFault(text);
      assertTrue(
          fault.message().startsWith("line 1, column ") || fault.message().contains("empty"),
          () -> text + ": " + fault);
    }
  }

  @Test
  void malformedUtf8IsRefusedWhereItStands() {
    byte[] bytes = {'[', '\n', '"', (byte) 0xC3, (byte) 0xA4, (byte) 0xFF, '"', ']'};
    Violation fault = onlyFault(JsonText.parse(bytes, JsonLimits.DOCUMENT));
    assertEquals("line 2, column 3: byte 0xff is no UTF-8", fault.message());
    byte[] cut = Arrays.copyOf(bytes, 4);
    assertTrue(onlyFault(JsonText.parse(cut, JsonLimits.DOCUMENT)).message().contains("0xc3"));
    byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
    assertTrue(onlyFault(JsonText.parse(overlong, JsonLimits.DOCUMENT)).message().contains("0xc0"));
  }

  @Test
  void writesCompactlyAndReadsBack() {
    String text = "{\"b\":[1,2.5,-3,1e+300,true,null],\"a\":{\"\\\"\\n\\u0001ä\":[]},\"e\":{}}";
    assertEquals(text, JsonText.write(doubles(plain(text)), false));
  }

  /** Every number as a double, as callers have them. */
  private static Object doubles(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, doubles(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(JsonTextTest::doubles).toList();
    }
    return tree instanceof BigDecimal number ? (Object) number.doubleValue() : tree;
  }

  @Test
  void doublesAreWrittenShortest() {
    assertEquals(
        "[0.1,100,0,0,0.000001,1e-7,100000000000000000000,1e+21,4.9e-324]",
        JsonText.write(
            List.of(0.1, 100.0, 0.0, -0.0, 1e-6, 1e-7, 1e20, 1e21, Double.MIN_VALUE), false));
    // Up to Java 18 Double.toString writes 1.4799999999999999E23 here.
    double number = Double.parseDouble("1.48e23");
    assertEquals("1.48e+23", JsonText.write(number, false));
    assertEquals(
        "[0.1,1,9223372036854775807,1e400]",
        JsonText.write(List.of(0.1f, 1, Long.MAX_VALUE, new BigDecimal("1e400")), false));
  }

  @Test
  void refusesWhatJsonCannotSay() {
    for (Object value : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN, new Object())) {
      assertThrows(IllegalArgumentException.class, () -> JsonText.write(value, false));
    }
    Object deep = List.of();
    for (int i = 0; i < 300; i++) {
      deep = List.of(deep);
    }
    Object tree = deep;
    assertThrows(IllegalArgumentException.class, () -> JsonText.write(tree, true));
  }

  @Test
  void indentsAsPeopleDo() {
    Map<String, Object> wide = new LinkedHashMap<>();
    wide.put("text", "x".repeat(60));
    wide.put("other", "y".repeat(60));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("list", List.of(1, 2));
    tree.put("hosts", List.of(Map.of("host", "a"), wide, List.of()));
    tree.put("empty", Map.of());
    assertEquals(
        String.join(
            "\n",
            "{",
            "  \"list\": [1, 2],",
            "  \"hosts\": [",
            "    {\"host\": \"a\"},",
            "    {",
            "      \"text\": \"" + "x".repeat(60) + "\",",
            "      \"other\": \"" + "y".repeat(60) + "\"",
            "    },",
            "    []",
            "  ],",
            "  \"empty\": {}",
            "}"),
        JsonText.write(tree, true));
  }
}
