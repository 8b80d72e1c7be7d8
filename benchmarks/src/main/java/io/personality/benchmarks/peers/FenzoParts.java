package io.personality.benchmarks.peers;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.TaskTrackerState;
import com.netflix.fenzo.VMTaskFitnessCalculator;
import com.netflix.fenzo.VirtualMachineCurrentState;
import com.netflix.fenzo.VirtualMachineLease;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.mesos.Protos;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What Fenzo has to be given: leases, tasks, a fitness, a constraint. */
@NullUnmarked
final class FenzoParts {
  private static final double PLENTY = 100_000;

  private FenzoParts() {}

  /** What is free on a host. */
  record Lease(String id, String host, double cpus, double memory) implements VirtualMachineLease {
    @Override
    public String getId() {
      return id;
    }

    @Override
    public long getOfferedTime() {
      return Long.MAX_VALUE;
    }

    @Override
    public String hostname() {
      return host;
    }

    @Override
    public String getVMID() {
      return host;
    }

    @Override
    public double cpuCores() {
      return cpus;
    }

    @Override
    public double memoryMB() {
      return memory;
    }

    @Override
    public double networkMbps() {
      return PLENTY;
    }

    @Override
    public double diskMB() {
      return PLENTY;
    }

    @Override
    public List<Range> portRanges() {
      return List.of();
    }

    @Override
    public Protos.@Nullable Offer getOffer() {
      return null;
    }

    @Override
    public Map<String, Protos.Attribute> getAttributeMap() {
      return Collections.emptyMap(); // one that may be asked for null, as Fenzo does
    }

    @Override
    public Double getScalarValue(String name) {
      return 0.0;
    }

    @Override
    public Map<String, Double> getScalarValues() {
      return Map.of();
    }
  }

  /** What a VM takes. */
  static final class Task implements TaskRequest {
    private final String id;
    private final double cpus;
    private final double memory;
    private final ConstraintEvaluator constraint;
    private @Nullable AssignedResources assigned;

    Task(String id, double cpus, double memory, ConstraintEvaluator constraint) {
      this.id = id;
      this.cpus = cpus;
      this.memory = memory;
      this.constraint = constraint;
    }

    @Override
    public String getId() {
      return id;
    }

    @Override
    public String taskGroupName() {
      return "";
    }

    @Override
    public double getCPUs() {
      return cpus;
    }

    @Override
    public double getMemory() {
      return memory;
    }

    @Override
    public double getNetworkMbps() {
      return 0;
    }

    @Override
    public double getDisk() {
      return 0;
    }

    @Override
    public int getPorts() {
      return 0;
    }

    @Override
    public Map<String, Double> getScalarRequests() {
      return Map.of();
    }

    @Override
    public Map<String, NamedResourceSetRequest> getCustomNamedResources() {
      return Map.of();
    }

    @Override
    public List<ConstraintEvaluator> getHardConstraints() {
      return List.of(constraint);
    }

    @Override
    public List<VMTaskFitnessCalculator> getSoftConstraints() {
      return List.of();
    }

    @Override
    public void setAssignedResources(AssignedResources resources) {
      assigned = resources;
    }

    @Override
    public @Nullable AssignedResources getAssignedResources() {
      return assigned;
    }
  }

  /** How well a host suits, by its name. */
  record Fitness(ToDoubleFunction<String> ofHost) implements VMTaskFitnessCalculator {
    @Override
    public String getName() {
      return "similarity";
    }

    @Override
    public double calculateFitness(
        TaskRequest task, VirtualMachineCurrentState host, TaskTrackerState tracker) {
      return ofHost.applyAsDouble(host.getHostname());
    }
  }

  /** Whether a host may be taken at all, by its name. */
  record Constraint(Predicate<String> ofHost) implements ConstraintEvaluator {
    @Override
    public String getName() {
      return "flag";
    }

    @Override
    public Result evaluate(
        TaskRequest task, VirtualMachineCurrentState host, TaskTrackerState tracker) {
      boolean met = ofHost.test(host.getHostname());
      return new Result(met, met ? "" : "lacks the flag");
    }
  }
}
