package io.personality.libvirt.internal.fingerprint;

import java.util.function.Consumer;

/** Answers questions about a host: its daemon, or files. All texts are as others wrote them. */
public interface HostSource {
  /** {@return the host's name for itself} */
  Told<String> hostname();

  /** {@return the version of what answers, such as {@code 9.0.0}} */
  Told<String> version();

  /** {@return hardware threads that are online} */
  Told<Integer> threads();

  /** {@return memory in KiB} */
  Told<Long> memoryKib();

  /** {@return the capabilities of the host, as XML} */
  Told<String> capabilities();

  /** {@return the tables of its firmware, as XML} */
  Told<String> firmware();

  /** {@return a processor of the XML given with every feature it has, as XML} */
  Told<String> expanded(String cpu);

  /** {@return what guests run by the processor can have, as XML} */
  Told<String> kvm();

  /**
   * Takes the devices of the host one by one, each as XML.
   *
   * @return an answer where they could be listed
   */
  Told<Boolean> eachDevice(Consumer<String> work);
}
