package io.personality.libvirt.internal.tune;

/**
 * A demand that the host cannot honour, for which nothing is launched.
 *
 * <p><i>Immutable.</i>
 *
 * @param demand what was asked, for people
 * @param reason why it cannot be
 */
public record Refusal(String demand, String reason) {
  @Override
  public String toString() {
    return demand + ": " + reason;
  }
}
