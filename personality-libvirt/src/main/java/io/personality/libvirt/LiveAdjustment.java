package io.personality.libvirt;

import io.personality.LaunchException;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.tune.ShareChoice;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.XmlElement;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.spi.LaunchOrder;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings a running domain to what its claim says: vCPUs by hot plug up to the most it was defined
 * with, memory by its balloon up to what it was defined with, a hardware thread for each vCPU where
 * the claim has them, and the weight that its profile asks for.
 */
final class LiveAdjustment {
  private static final long KIB_A_MIB = 1_024;
  private static final int MOST_LOOKS = 60;
  private static final long PAUSE_MILLIS = 500;

  private LiveAdjustment() {}

  /**
   * Adjusts.
   *
   * @param usualShares the weight of a guest that nobody gave one; empty where none can be set
   */
  static void to(LaunchOrder order, OptionalInt usualShares, Domain domain) {
    Claim claim = order.claim();
    XmlElement live = SafeXml.read(domain.xml(), "domain");
    int now = vcpusNow(live);
    int most = Math.toIntExact(number(live.textAt("vcpu").orElse("1")));
    int wanted = claim.resources().vcpus();
    long mostMib = kib(live, "memory") / KIB_A_MIB;
    long mib = claim.resources().memoryMib();
    if (wanted > most) {
      throw new LaunchException(
          "the VM can have at most "
              + most
              + " vCPUs without a restart, not "
              + wanted
              + "; the launcher's setting most-vcpus says how far new ones can grow");
    }
    if (mib > mostMib) {
      throw new LaunchException(
          "the VM can have at most " + mostMib + " MiB without a restart, not " + mib);
    }
    if (wanted != now) {
      plug(domain, wanted);
    }
    if (mib * KIB_A_MIB != kib(live, "currentMemory")) {
      balloon(domain, live, mib);
    }
    pin(claim, domain, wanted);
    usualShares.ifPresent(usual -> weigh(ShareChoice.of(order, usual), usual, live, domain));
  }

  /** The guest gives a vCPU back in its own time; libvirt waits for some seconds of it only. */
  private static void plug(Domain domain, int wanted) {
    try {
      domain.setVcpus(wanted);
      return;
    } catch (LibvirtException e) {
      if (e.kind() != LibvirtException.Kind.AGAIN) {
        throw e;
      }
    }
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (vcpusNow(SafeXml.read(domain.xml(), "domain")) == wanted) {
        domain.setVcpus(wanted); // for the next start too
        return;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new LaunchException(
        "the guest did not give its vCPUs back in time; it may yet do so, and can be asked again");
  }

  private static void balloon(Domain domain, XmlElement live, long mib) {
    boolean hasBalloon =
        live.at("devices", "memballoon")
            .flatMap(one -> one.attribute("model"))
            .filter(model -> !model.equals("none"))
            .isPresent();
    if (!hasBalloon) {
      throw new LaunchException(
          "the VM has no balloon, for the sake of latency, so that its memory cannot change");
    }
    domain.setMemoryKib(mib * KIB_A_MIB);
  }

  private static void pin(Claim claim, Domain domain, int vcpus) {
    TreeSet<Integer> cores = new TreeSet<>();
    for (ExclusiveUnit unit : claim.units()) {
      if (unit instanceof ExclusiveUnit.Core core) {
        cores.add(core.cpu());
      }
    }
    if (cores.size() < vcpus) {
      return; // it floats
    }
    Iterator<Integer> next = cores.iterator();
    for (int vcpu = 0; vcpu < vcpus; vcpu++) {
      domain.pinVcpu(vcpu, new TreeSet<>(Set.of(next.next())));
    }
  }

  private static void weigh(int wanted, int usual, XmlElement live, Domain domain) {
    long now = live.textAt("cputune", "shares").map(LiveAdjustment::number).orElse((long) usual);
    if (now != wanted) {
      domain.setScheduler(Map.of("cpu_shares", (long) wanted));
    }
  }

  private static int vcpusNow(XmlElement live) {
    return live.at("vcpu")
        .flatMap(vcpu -> vcpu.attribute("current"))
        .or(() -> live.textAt("vcpu"))
        .map(LiveAdjustment::number)
        .map(Math::toIntExact)
        .orElse(1);
  }

  /** Live definitions say memory in KiB. */
  private static long kib(XmlElement live, String name) {
    return number(live.textAt(name).orElse("0"));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new LaunchException("libvirt says \"" + text + "\" where a number is expected", e);
    }
  }
}
