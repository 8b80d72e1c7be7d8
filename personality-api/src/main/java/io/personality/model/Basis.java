package io.personality.model;

/**
 * What a decision was made from, so that it can be made again.
 *
 * <p><i>Immutable.</i>
 *
 * @param snapshot number of the fleet snapshot, counting up from 1 within one engine
 * @param catalogueHash SHA-256 of the catalogue in hexadecimal
 * @param engineVersion version of this library
 */
public record Basis(long snapshot, String catalogueHash, String engineVersion) {}
