package io.personality.benchmarks.peers;

import io.github.jbellis.jvector.graph.NodeQueue;
import io.github.jbellis.jvector.util.BoundedLongHeap;
import io.github.jbellis.jvector.vector.VectorUtil;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import io.personality.benchmarks.duel.Contender;
import io.personality.benchmarks.duel.ScanRequest;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.Schema;

/**
 * JVector with hosts as vectors and an exact scan by inner product into its own bounded queue. It
 * has no filters, and names count as plain numbers, which answers another question but takes no
 * more time than it would need.
 */
public final class JVectorPeer implements Contender {
  /** How it is called. */
  public static final String NAME = "JVector";

  private final VectorTypeSupport types =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private final VectorFloat<?>[] hosts;

  /** Takes the hosts of a table. */
  public JVectorPeer(FleetTable table) {
    Schema schema = table.schema();
    hosts = new VectorFloat<?>[table.hosts()];
    for (int host = 0; host < hosts.length; host++) {
      float[] vector = new float[schema.size()];
      for (int column = 0; column < vector.length; column++) {
        vector[column] = table.value(host, column);
      }
      hosts[host] = types.createFloatVector(vector);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "JVector 3.0.6, exact scan by VectorUtil.dotProduct into a NodeQueue, "
        + VectorizationProvider.getInstance().getClass().getSimpleName()
        + ", no filters";
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
    VectorFloat<?> query = types.createFloatVector(weights);
    return answer -> {
      NodeQueue best = new NodeQueue(new BoundedLongHeap(request.k()), NodeQueue.Order.MIN_HEAP);
      for (int host = 0; host < hosts.length; host++) {
        best.push(host, VectorUtil.dotProduct(query, hosts[host]));
      }
      answer.clear();
      best.foreach(answer::offer);
    };
  }
}
