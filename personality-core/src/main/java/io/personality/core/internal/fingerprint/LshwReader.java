package io.personality.core.internal.fingerprint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads {@code lshw -json}: one object, or since B.02.19 an array of them. <i>Thread-safe.</i> */
public final class LshwReader {
  private static final int MAX_PARTS = 100_000;

  /** The parts of the host; refused where the text is no output of lshw. */
  public Parsed<Lshw> read(String text) {
    return ToolJson.parse(Tool.LSHW, text).then(tree -> roots(tree));
  }

  private static Parsed<Lshw> roots(ForeignJson tree) {
    List<ForeignJson> roots = tree.isArray() ? tree.items() : List.of(tree);
    if (roots.isEmpty() || !roots.get(0).at("class").text().equals("system")) {
      return Parsed.refused("lshw: no object of class \"system\"");
    }
    return new Walk(roots.get(0)).over(roots);
  }

  /** Goes through the tree without recursion, so that depth costs no stack. */
  private static final class Walk {
    private final ForeignJson system;
    private long memoryBytes;
    private final List<Disk> disks = new ArrayList<>();
    private final List<NetworkPort> networks = new ArrayList<>();
    private final List<PciDevice> devices = new ArrayList<>();

    Walk(ForeignJson system) {
      this.system = system;
    }

    Parsed<Lshw> over(List<ForeignJson> roots) {
      Deque<Part> open = new ArrayDeque<>();
      roots.forEach(root -> open.addLast(new Part(root, "")));
      for (int seen = 0; !open.isEmpty(); seen++) {
        if (seen >= MAX_PARTS) {
          return Parsed.refused("lshw: more than " + MAX_PARTS + " parts");
        }
        Part part = open.removeFirst();
        take(part);
        String product = part.tree.at("product").text();
        List<ForeignJson> children = part.tree.at("children").items();
        for (int i = children.size() - 1; i >= 0; i--) {
          open.addFirst(new Part(children.get(i), product));
        }
      }
      return Parsed.ok(
          new Lshw(
              Texts.told(system.at("vendor").text()),
              Texts.told(system.at("product").text()),
              memoryBytes,
              disks,
              networks,
              devices));
    }

    private void take(Part part) {
      ForeignJson tree = part.tree;
      switch (tree.at("class").text()) {
        case "memory" -> memory(tree);
        case "disk" -> disk(tree, part.parentProduct);
        case "network" -> networks.add(port(tree));
        case "display" -> devices.add(device(tree, false));
        default -> {
          if (Texts.lower(tree.at("description").text()).contains("processing accelerator")) {
            devices.add(device(tree, true));
          }
        }
      }
    }

    /** Banks, caches and firmware are of the class memory too; only the whole counts. */
    private void memory(ForeignJson tree) {
      String description = Texts.lower(tree.at("description").text());
      if (description.equals("system memory")) {
        memoryBytes += Math.max(0, tree.at("size").whole());
      }
    }

    /** An NVMe namespace has its model at the controller above it. */
    private void disk(ForeignJson tree, String controller) {
      String name = logicalName(tree);
      long bytes = tree.at("size").whole();
      if (bytes <= 0 || !name.startsWith("/dev/") || Disks.isMemory(name.substring(5))) {
        return;
      }
      String plain = name.substring(5);
      String product = tree.at("product").text();
      String description = tree.at("description").text();
      String model = product.isEmpty() && plain.startsWith("nvme") ? controller : product;
      String driver = tree.at("configuration").at("driver").text();
      disks.add(
          new Disk(
              plain,
              bytes,
              Optional.empty(),
              Disks.transport(bus(description, driver), driver, plain),
              model));
    }

    private static String bus(String description, String driver) {
      if (driver.startsWith("virtio")) {
        return "virtio";
      }
      return description.startsWith("ATA") ? "sata" : "";
    }

    private static String logicalName(ForeignJson tree) {
      ForeignJson name = tree.at("logicalname");
      return name.isArray() && !name.items().isEmpty() ? name.items().get(0).text() : name.text();
    }

    private static NetworkPort port(ForeignJson tree) {
      double speed = tree.at("size").number().orElse(0);
      double capacity = tree.at("capacity").number().orElse(0);
      return new NetworkPort(
          tree.at("configuration").at("driver").text(), Math.max(0, speed > 0 ? speed : capacity));
    }

    private static PciDevice device(ForeignJson tree, boolean processing) {
      String bus = tree.at("businfo").text();
      return new PciDevice(
          bus.startsWith("pci@") ? bus.substring(4) : "",
          tree.at("vendor").text(),
          tree.at("product").text(),
          processing);
    }

    private record Part(ForeignJson tree, String parentProduct) {}
  }
}
