package io.personality.core.internal.fingerprint;

/** What names and models of disks tell. */
final class Disks {
  private Disks() {}

  /** Whether a block device of that name is no disk but memory, a loop or a removable medium. */
  static boolean isMemory(String name) {
    return name.startsWith("loop")
        || name.startsWith("ram")
        || name.startsWith("zram")
        || name.startsWith("sr")
        || name.startsWith("fd")
        || name.startsWith("nbd")
        || name.startsWith("dm-")
        || name.startsWith("md");
  }

  /** The transport: as stated, else from the subsystems it hangs on, else from its name. */
  static String transport(String stated, String subsystems, String name) {
    if (!stated.isEmpty()) {
      return Texts.lower(stated);
    }
    if (name.startsWith("nvme")) {
      return "nvme";
    }
    return subsystems.contains("virtio") || name.startsWith("vd") ? "virtio" : "";
  }

  /**
   * Whether a hypervisor made the disk up, so that its transport and rotation say nothing of what
   * lies below: virtio and QEMU, Hyper-V, VMware and Xen disks, and Google's persistent disks on
   * SCSI.
   */
  static boolean isInvented(Disk disk) {
    return disk.transport().equals("virtio")
        || disk.name().startsWith("xvd")
        || Texts.holdsAny(
            disk.model(),
            "qemu",
            "virtual",
            "virtio",
            "vbox",
            "vmware",
            "persistentdisk",
            "msft virtual");
  }

  /**
   * Whether an NVMe disk is a block store reached over a network: the controllers by which AWS,
   * Google, Azure and Alibaba Cloud present theirs.
   */
  static boolean isNetworked(String model) {
    return Texts.holdsAny(
        model,
        "elastic block store",
        "elastic block storage",
        "nvme_card-pd",
        "msft nvme accelerator",
        "persistent disk");
  }

  /** Whether an NVMe disk is one of the host's own that a cloud presents under its own name. */
  static boolean isLocalOfCloud(String model) {
    return Texts.holdsAny(
        model, "nvme instance storage", "nvme direct disk", "nvme_card", "alibaba_nvme_controller");
  }
}
