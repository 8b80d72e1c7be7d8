package io.personality.core.internal.fingerprint;

/**
 * One PCI device that may be an accelerator.
 *
 * <p><i>Immutable.</i>
 *
 * @param address such as {@code 0000:41:00.0}; empty for a device that is not on PCI
 * @param vendor name of its maker; empty where unknown
 * @param product its product name; empty where unknown
 * @param processing whether its class is "processing accelerator" (12h) rather than display (03h)
 */
public record PciDevice(String address, String vendor, String product, boolean processing) {}
