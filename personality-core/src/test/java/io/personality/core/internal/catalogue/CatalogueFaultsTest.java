package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueFaultsTest {

  @Test
  void aTreeSaysWhereWhatIsWrong() {
    Tree tree =
        new Tree("x.json", Map.of("a/b", List.of(Map.of("n", 1.5)), "t", "text", "f", true));
    assertEquals("x.json/a~1b/0/n should be a whole number", fault(() -> first(tree).integer("n")));
    assertEquals("x.json/a~1b/0 has no member \"m\"", fault(() -> first(tree).text("m")));
    assertEquals("x.json/t should be a finite number", fault(() -> tree.number("t")));
    assertEquals("x.json/t should be true or false", fault(() -> tree.flag("t")));
    assertEquals("x.json/t should be an array", fault(() -> tree.list("t")));
    assertEquals("x.json/f should be a text", fault(() -> tree.text("f")));
    assertEquals("x.json/t should be an object", fault(() -> tree.field("t").names()));
    assertEquals(1.5, first(tree).number("n"));
    assertEquals(7, tree.integer("absent", 7));
    assertEquals(List.of(), tree.texts("absent"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*", "(a+)+", "a+", ".", "(ab){2}", "(?=a)", "(?:a)", "\\1", "\\w", "a{1,}", "a{99}",
        "a{0}", "{2}", "[a", "(a"
      })
  void patternsOutsideTheLinearDialectAreRefused(String pattern) {
    Tree place = new Tree("x.json/names/0", pattern);
    assertTrue(fault(() -> NamePattern.of(pattern, place)).startsWith("x.json/names/0 "));
  }

  @Test
  void patternsOfTheDialectMatch() {
    Tree place = new Tree("x.json", "");
    assertTrue(NamePattern.of("\\bi[3579] (pro )?13\\d{2,3}", place).in("core i9 13900k"));
    assertTrue(NamePattern.of("8480\\+", place).in("platinum 8480+"));
  }

  @Test
  void documentsThatCannotBeRightAreRefusedWithTheirPlace() {
    assertEquals(
        "processors.json has no member \"sources\"",
        fault(() -> ProcessorCatalogue.of(new Tree("processors.json", Map.of()))));
    assertEquals(
        "accelerators.json has no member \"kinds\"",
        fault(() -> AcceleratorCatalogue.of(new Tree("accelerators.json", Map.of()))));
    Map<String, Object> generation =
        Map.of(
            "id",
            "x",
            "index",
            1,
            "label",
            "X",
            "microarchitecture",
            "X",
            "year",
            2020,
            "also",
            List.of("y"));
    Map<String, Object> lineage =
        Map.of("id", "l", "vendor", "V", "line", "L", "generations", List.of(generation));
    assertEquals(
        "The generation \"x\" names \"y\", which is none",
        fault(
            () ->
                ProcessorCatalogue.of(
                    new Tree(
                        "processors.json",
                        Map.of("sources", Map.of(), "lineages", List.of(lineage))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6/x", "6/1/2/3", "", "6/4-"})
  void signaturesMustBeNumbers(String text) {
    assertTrue(fault(() -> CpuidRange.read(new Tree("x", text))).startsWith("x should"));
  }

  private static Tree first(Tree tree) {
    return tree.list("a/b").get(0);
  }

  @Test
  void familiesThatCannotBeRightAreRefusedWithTheirPlace() {
    assertEquals("f/a has no member \"b\"", families("a", Map.of("a", 1), "b", Map.of("a", 1)));
    assertEquals("f/a/a should be 1, since a family meets itself", families("a", Map.of("a", 0.5)));
    assertEquals("f/a/a should be above 0 and at most 1", families("a", Map.of("a", 0)));
    assertEquals("f lacks \"a\", the family of X", families());
  }

  private static String families(Object... rows) {
    Map<String, Object> table = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i += 2) {
      table.put((String) rows[i], rows[i + 1]);
    }
    AcceleratorGeneration generation =
        new AcceleratorGeneration("G", "V", AcceleratorKind.GPU, 1, 2020);
    AcceleratorModel model = new AcceleratorModel("X", generation, "a", 2020, List.of(1.0), 1);
    return fault(() -> FamilyCredit.read(new Tree("f", table), List.of(model)));
  }

  private static String fault(Runnable reading) {
    return assertThrows(ConfigurationException.class, reading::run).getMessage();
  }
}
