package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.xml.UnreadableXmlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The devices of a host, taken one by one. <i>Confined to one thread.</i>
 *
 * <p>What cannot be read is counted, so that "none" is not said of what was not seen.
 */
public final class HostDevices {
  /** The most that are kept, as many as libvirt lists (remote_protocol.x). */
  private static final int MOST = 16_384;

  private final List<NodeDevice> devices = new ArrayList<>();
  private int unread;

  /** Takes what {@code virNodeDeviceGetXMLDesc} gives of one device. */
  public void take(String xml) {
    try {
      Optional<NodeDevice> device = NodeDeviceXml.read(xml);
      if (device.isPresent() && devices.size() < MOST) {
        devices.add(device.get());
      } else if (device.isPresent()) {
        unread++;
      }
    } catch (UnreadableXmlException e) {
      unread++;
    }
  }

  /** {@return the devices of a kind, in the order they were taken} */
  public <T extends NodeDevice> List<T> all(Class<T> kind) {
    return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** {@return how many devices could not be read} */
  public int unread() {
    return unread;
  }
}
