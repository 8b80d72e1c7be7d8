package io.personality.core.internal.fingerprint;

/**
 * What one memory module says of itself in its serial presence detect memory. 0 stands for unknown.
 *
 * <p><i>Immutable.</i>
 *
 * @param type such as {@code DDR4}; empty where unknown
 * @param speedMts highest transfer rate
 * @param casNs CAS latency, tAA
 * @param rasToCasNs row to column delay, tRCD
 * @param rowPrechargeNs row precharge time, tRP
 * @param rowActiveNs row active time, tRAS
 * @param checkBits bits of the bus beyond the data; -1 where unknown
 */
public record DimmTiming(
    String type,
    int speedMts,
    double casNs,
    double rasToCasNs,
    double rowPrechargeNs,
    double rowActiveNs,
    int checkBits) {}
