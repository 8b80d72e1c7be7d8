package io.personality.libvirt.internal.tune;

import io.personality.model.PlacementId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Network interfaces, with a pair of queues for each vCPU where throughput matters.
 *
 * <p>Eight pairs at most, since each costs a thread of the host and two interrupts of the guest,
 * and eight fill the links of today; a guest of more than 32 vCPUs gets one for every four, up to
 * sixteen (kernel, networking/scaling: no more queues than cores that serve them).
 */
final class InterfaceChoice {
  private static final int USUAL_QUEUES = 8;
  private static final int MOST_QUEUES = 16;
  private static final int VCPUS_A_QUEUE = 4;

  private InterfaceChoice() {}

  static int queuesFor(int vcpus) {
    return Math.min(vcpus, Math.max(USUAL_QUEUES, Math.min(MOST_QUEUES, vcpus / VCPUS_A_QUEUE)));
  }

  static List<DomainPlan.InterfacePlan> choose(TunerInput input, Ledger ledger) {
    List<DomainPlan.InterfacePlan> plans = new ArrayList<>();
    for (GuestMedia.Network network : input.media().networks()) {
      String element = "devices/interface[" + plans.size() + "]";
      ledger.honoured(
          element,
          "virtio",
          Stem.Always.DEFAULT,
          "an interface made for guests, without a device to imitate");
      String mac = mac(input.order().claim().placement(), plans.size());
      plans.add(
          new DomainPlan.InterfacePlan(network, mac, queues(input, ledger, network, element)));
    }
    return plans;
  }

  private static OptionalInt queues(
      TunerInput input, Ledger ledger, GuestMedia.Network network, String element) {
    int queues = queuesFor(input.vcpus());
    if (!input.wantsThroughput() || queues < 2) {
      return OptionalInt.empty();
    }
    boolean can = !(network instanceof GuestMedia.Network.User);
    ledger.note(
        element + "/driver",
        can ? "queues=" + queues : "one queue",
        input.stem(TunerInput.THROUGHPUT),
        can
            ? input.vcpus() + " vCPUs receive and send side by side"
            : "the emulator's own network stack has no more",
        can);
    return can ? OptionalInt.of(queues) : OptionalInt.empty();
  }

  /** The same for the same placement: a locally administered address made of its identity. */
  private static String mac(PlacementId placement, int index) {
    ByteBuffer name = ByteBuffer.allocate(20);
    name.putLong(placement.value().getMostSignificantBits());
    name.putLong(placement.value().getLeastSignificantBits());
    name.putInt(index);
    byte[] hash = sha256(name.array());
    StringBuilder mac = new StringBuilder("52");
    for (int i = 0; i < 5; i++) {
      mac.append(String.format(":%02x", hash[i]));
    }
    return mac.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
