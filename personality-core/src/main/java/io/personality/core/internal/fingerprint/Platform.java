package io.personality.core.internal.fingerprint;

import io.personality.model.Provenance;
import java.util.Set;

/**
 * Whether the host is a virtual machine, which decides what of its words can be believed.
 *
 * <p><i>Immutable.</i>
 *
 * @param kind virtual, bare metal, or untold
 * @param hypervisor vendor of the hypervisor as CPUID names it; empty where unknown or none
 * @param evidence what told it, for people
 * @param provenance declared where processor or firmware say so, derived from a product name
 */
public record Platform(Kind kind, String hypervisor, String evidence, Provenance provenance) {

  /** What the host runs on. */
  public enum Kind {
    /** A hypervisor. */
    VIRTUAL,
    /** The hardware itself. */
    BARE,
    /** Nothing tells. */
    UNTOLD
  }

  /**
   * What there is to tell it from.
   *
   * @param architecture such as {@code x86_64}
   * @param flags processor flags; empty where they are not reported
   * @param hypervisor vendor that lscpu reports; empty where none
   * @param firmwareSaysVirtual the bit of SMBIOS type 0
   * @param manufacturer of the host
   * @param product of the host
   */
  public record Clues(
      String architecture,
      Set<String> flags,
      String hypervisor,
      boolean firmwareSaysVirtual,
      String manufacturer,
      String product) {}

  private static final String[] HYPERVISORS_PRODUCTS = {
    "virtual machine",
    "google compute engine",
    "alibaba cloud ecs",
    "openstack",
    "vserver",
    "cloud server",
    "qemu",
    "kvm",
    "bochs",
    "vmware",
    "virtualbox",
    "innotek",
    "hvm domu",
    "xen",
    "parallels",
    "nutanix ahv",
    "ovirt",
    "rhev",
    "droplet",
    "standard pc (",
    "bhyve",
    "apple virtualization",
    "oraclecloud",
    "tencent cloud",
    "huawei cloud"
  };

  private static final String[] MAKERS_OF_HOSTS = {
    "ampere",
    "dell",
    "fujitsu",
    "gigabyte",
    "giga computing",
    "hpe",
    "hewlett",
    "inspur",
    "lenovo",
    "quanta",
    "supermicro",
    "wiwynn",
    "asus",
    "foxconn",
    "cisco",
    "huawei technologies"
  };

  /**
   * Weighs the clues. On x86 CPUID leaf 1 ECX bit 31 decides, which Linux shows as the flag {@code
   * hypervisor}; ARM has no such bit, so there the firmware's words have to do.
   */
  public static Platform of(Clues clues) {
    if (!clues.hypervisor().isEmpty()) {
      return stated(Kind.VIRTUAL, clues.hypervisor(), "lscpu names a hypervisor");
    }
    if (clues.flags().contains("hypervisor")) {
      return stated(Kind.VIRTUAL, "", "processor flag hypervisor");
    }
    boolean x86 = clues.architecture().equals("x86_64") || clues.architecture().equals("i686");
    if (x86 && !clues.flags().isEmpty()) {
      return stated(Kind.BARE, "", "no processor flag hypervisor");
    }
    return clues.firmwareSaysVirtual()
        ? stated(Kind.VIRTUAL, "", "SMBIOS type 0")
        : byProduct(clues.manufacturer(), clues.product());
  }

  private static Platform byProduct(String manufacturer, String product) {
    if (Texts.holdsAny(manufacturer, "amazon ec2") && !product.isEmpty()) {
      return product.contains(".metal")
          ? implied(Kind.BARE, "product " + product)
          : implied(Kind.VIRTUAL, "product " + product);
    }
    if (Texts.holdsAny(manufacturer + " " + product, HYPERVISORS_PRODUCTS)) {
      return implied(Kind.VIRTUAL, "product " + product);
    }
    return Texts.holdsAny(manufacturer, MAKERS_OF_HOSTS)
        ? implied(Kind.BARE, "made by " + manufacturer)
        : implied(Kind.UNTOLD, "neither processor nor firmware tells");
  }

  private static Platform stated(Kind kind, String hypervisor, String evidence) {
    return new Platform(kind, hypervisor, evidence, Provenance.DECLARED);
  }

  private static Platform implied(Kind kind, String evidence) {
    return new Platform(kind, "", evidence, Provenance.DERIVED);
  }

  /** Whether the host is known to be bare metal. */
  public boolean isBare() {
    return kind == Kind.BARE;
  }

  /** Whether the host is known to be a virtual machine. */
  public boolean isVirtual() {
    return kind == Kind.VIRTUAL;
  }

  /** Why a claim about hardware is not believed, where the host is not known to be bare metal. */
  public String doubt() {
    return isVirtual()
        ? "reported by the hypervisor, not by the machine"
        : "reported by what may be a hypervisor";
  }
}
