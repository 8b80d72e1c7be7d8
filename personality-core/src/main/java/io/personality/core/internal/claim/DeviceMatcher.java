package io.personality.core.internal.claim;

import io.personality.model.Accelerator;
import io.personality.model.Asked.DeviceRequest;

/** Decides whether an accelerator is what was asked for. Must be thread-safe and pure. */
@FunctionalInterface
public interface DeviceMatcher {
  /** Whether the accelerator, alone, meets one device of the request. */
  boolean meets(DeviceRequest asked, Accelerator present);
}
