package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FloatDocValuesField;
import org.apache.lucene.expressions.Expression;
import org.apache.lucene.expressions.SimpleBindings;
import org.apache.lucene.expressions.js.JavascriptCompiler;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Query;

/**
 * Lucene with the similarity as a compiled expression over doc values: a {@code FunctionScoreQuery}
 * over the filters, one segment. The expression is compiled once, with the weights as variables, as
 * one would for requests that differ in their weights alone. Scores are floats.
 */
public final class LuceneFunctionPeer implements Contender {
  /** How it is called. */
  public static final String NAME = "Lucene function";

  private final Schema schema;
  private final Expression expression;
  private final LuceneIndex index;

  /** Indexes the hosts of a table. */
  public LuceneFunctionPeer(FleetTable table) throws IOException {
    schema = table.schema();
    expression = expression(schema);
    index = new LuceneIndex(table, LuceneFunctionPeer::addColumns);
  }

  private static void addColumns(Document document, FleetTable table, int host) {
    for (int column = 0; column < table.schema().size(); column++) {
      document.add(new FloatDocValuesField("x" + column, table.value(host, column)));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "Lucene 9.12.3, FunctionScoreQuery of one compiled expression over float doc values, points"
        + " and terms as filters, one segment in memory";
  }

  @Override
  public Promise promise() {
    return Promise.NONE;
  }

  @Override
  public Turn bind(ScanRequest request) {
    Query query = new FunctionScoreQuery(LuceneIndex.filter(request), similarity(request));
    return answer -> index.search(query, answer, request.k());
  }

  /** One expression for all requests, so that it is compiled once and stays warm. */
  private static Expression expression(Schema schema) {
    StringJoiner terms = new StringJoiner(" + ");
    for (int column = 0; column < schema.size(); column++) {
      terms.add(
          String.format(
              Locale.ROOT,
              schema.isNominal(column) ? "(x%1$d == c%1$d ? w%1$d : 0)" : "w%1$d * x%1$d",
              column));
    }
    try {
      return JavascriptCompiler.compile(terms.toString());
    } catch (ParseException e) {
      throw new IllegalStateException("the expression is of our own making: " + terms, e);
    }
  }

  private DoubleValuesSource similarity(ScanRequest request) {
    double[] weights = request.weights();
    SimpleBindings bindings = new SimpleBindings();
    for (int column = 0; column < weights.length; column++) {
      bindings.add("x" + column, DoubleValuesSource.fromFloatField("x" + column));
      bindings.add(
          "w" + column, DoubleValuesSource.constant(weights[column] / request.totalWeight()));
      if (schema.isNominal(column)) {
        bindings.add("c" + column, DoubleValuesSource.constant(request.category(column)));
      }
    }
    return expression.getDoubleValuesSource(bindings);
  }

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
