package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.StringJoiner;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FloatDocValuesField;
import org.apache.lucene.expressions.SimpleBindings;
import org.apache.lucene.expressions.js.JavascriptCompiler;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Query;

/**
 * Lucene with the similarity as a compiled expression over doc values: a {@code FunctionScoreQuery}
 * over the filters, one segment, compiled once a request and not timed. Scores are floats.
 */
public final class LuceneFunctionPeer implements Contender {
  /** How it is called. */
  public static final String NAME = "Lucene function";

  private final Schema schema;
  private final LuceneIndex index;

  /** Indexes the hosts of a table. */
  public LuceneFunctionPeer(FleetTable table) throws IOException {
    schema = table.schema();
    index = new LuceneIndex(table, LuceneFunctionPeer::addColumns);
  }

  private static void addColumns(Document document, FleetTable table, int host) {
    for (int column = 0; column < table.schema().size(); column++) {
      document.add(new FloatDocValuesField(variable(column), table.value(host, column)));
    }
  }

  private static String variable(int column) {
    return "x" + column;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "Lucene 9.12.3, FunctionScoreQuery of a compiled expression over float doc values, points"
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

  private DoubleValuesSource similarity(ScanRequest request) {
    double[] weights = request.weights();
    SimpleBindings bindings = new SimpleBindings();
    StringJoiner terms = new StringJoiner(" + ");
    for (int column = 0; column < weights.length; column++) {
      double weight = weights[column] / request.totalWeight();
      String name = variable(column);
      bindings.add(name, DoubleValuesSource.fromFloatField(name));
      terms.add(
          schema.isNominal(column)
              ? "(" + name + " == " + request.category(column) + " ? " + weight + " : 0)"
              : weight + " * " + name);
    }
    try {
      return JavascriptCompiler.compile(terms.toString()).getDoubleValuesSource(bindings);
    } catch (ParseException e) {
      throw new IllegalStateException("the expression is of our own making: " + terms, e);
    }
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
