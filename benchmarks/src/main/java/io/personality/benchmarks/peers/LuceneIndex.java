package io.personality.benchmarks.peers;

import io.personality.benchmarks.duel.Answer;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** A fleet in one Lucene segment, whose document numbers are the hosts' numbers. */
final class LuceneIndex implements AutoCloseable {
  private static final double BUFFER_MIB = 256;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** Adds to a host's document what is scored. */
  @FunctionalInterface
  interface Columns {
    void add(Document document, FleetTable table, int host);
  }

  LuceneIndex(FleetTable table, Columns columns) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MIB);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int host = 0; host < table.hosts(); host++) {
        Document document = new Document();
        document.add(new IntPoint("vcpus", table.freeVcpus(host)));
        document.add(new IntPoint("memory", table.freeMemoryMib(host)));
        for (int flag = 0; flag < Schema.FLAGS.size(); flag++) {
          if ((table.flags(host) >> flag & 1) == 1) {
            document.add(new StringField("flag", Schema.FLAGS.get(flag), Field.Store.NO));
          }
        }
        columns.add(document, table, host);
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  /** What a request filters by. */
  static Query filter(ScanRequest request) {
    int memory = Math.toIntExact(request.room().memoryMib());
    return new BooleanQuery.Builder()
        .add(
            IntPoint.newRangeQuery("vcpus", request.room().vcpus(), Integer.MAX_VALUE),
            Occur.FILTER)
        .add(IntPoint.newRangeQuery("memory", memory, Integer.MAX_VALUE), Occur.FILTER)
        .add(new TermQuery(new Term("flag", Schema.FLAGS.get(request.flag()))), Occur.FILTER)
        .build();
  }

  void search(Query query, Answer answer, int k) {
    answer.clear();
    try {
      for (ScoreDoc found : searcher.search(query, k).scoreDocs) {
        answer.add(found.doc, found.score);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
