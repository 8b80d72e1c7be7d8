package io.personality.core.internal.fingerprint;

import java.util.List;

/**
 * What a host says of its memory.
 *
 * <p><i>Immutable.</i> 0 stands for unknown.
 *
 * @param usableMib memory the operating system can use
 * @param lshwMib installed memory by lshw
 * @param dmi the firmware's tables, or why there are none
 * @param timings what modules say of themselves, or why they say nothing
 * @param detectors whether the kernel drives error detection (EDAC)
 */
record MemoryFacts(
    long usableMib,
    long lshwMib,
    Parsed<Dmi> dmi,
    Parsed<List<DimmTiming>> timings,
    boolean detectors) {}
