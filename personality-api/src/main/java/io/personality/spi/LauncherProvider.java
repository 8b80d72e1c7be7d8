package io.personality.spi;

/** Makes hypervisor launchers; found through {@link java.util.ServiceLoader}. */
public interface LauncherProvider extends Provider<HypervisorLauncher> {}
