package io.personality.libvirt.internal.bind;

/** Is told of domains, on threads that must not be made to wait. */
@FunctionalInterface
public interface DomainListener {
  /** Something happened to a domain at an address. */
  void happened(String uri, LifecycleEvent event);

  /** An address is connected to again; what happened there since it was lost was not heard. */
  default void missed(String uri) {}
}
