package io.personality.libvirt.internal.bind;

/**
 * Something that happened to a domain.
 *
 * @param uuid which domain
 * @param event virDomainEventType
 * @param detail why, as the details of that event have it
 */
public record LifecycleEvent(String uuid, int event, int detail) {
  private static final int STOPPED = 5;
  private static final int CRASHED = 8;

  /** {@return whether it runs no longer} */
  public boolean isEnd() {
    return event == STOPPED || event == CRASHED;
  }
}
