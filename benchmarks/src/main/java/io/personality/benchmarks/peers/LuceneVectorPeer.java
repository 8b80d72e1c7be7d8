package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Lucene with hosts as vectors and an exact scan over those that pass the filters. Names count as
 * plain numbers, which answers another question but takes no more time than it would need.
 */
public final class LuceneVectorPeer implements Contender {
  /** How it is called. */
  public static final String NAME = "Lucene vectors";

  private static final String FIELD = "vector";

  private final LuceneIndex index;

  /** Indexes the hosts of a table. */
  public LuceneVectorPeer(FleetTable table) throws IOException {
    index = new LuceneIndex(table, LuceneVectorPeer::addVector);
  }

  private static void addVector(Document document, FleetTable table, int host) {
    float[] vector = new float[table.schema().size()];
    for (int column = 0; column < vector.length; column++) {
      vector[column] = table.value(host, column);
    }
    document.add(
        new KnnFloatVectorField(FIELD, vector, VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "Lucene 9.12.3, exact scan of vectors by inner product, points and terms as filters, one"
        + " segment in memory";
  }

  @Override
  public Promise promise() {
    return Promise.NONE;
  }

  @Override
  public Turn bind(ScanRequest request) {
    double[] exact = request.weights();
    float[] weights = new float[exact.length];
    for (int column = 0; column < weights.length; column++) {
      weights[column] = (float) exact[column];
    }
    Query query = new FunctionScoreQuery(LuceneIndex.filter(request), new InnerProduct(weights));
    return answer -> index.search(query, answer, request.k());
  }

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The inner product with the weights; Lucene's own source of it is not public. */
  private static final class InnerProduct extends DoubleValuesSource {
    private final float[] weights;

    InnerProduct(float[] weights) {
      this.weights = weights;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores)
        throws IOException {
      return similarityToQueryVector(context, weights, FIELD);
    }

    @Override
    public boolean needsScores() {
      return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
      return this;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public String toString() {
      return "inner product over " + FIELD;
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return false;
    }
  }
}
