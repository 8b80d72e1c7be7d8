package io.personality.model;

/**
 * A host that can take the VM, and how close it comes.
 *
 * <p><i>Immutable.</i>
 *
 * @param host the host
 * @param similarity its score
 */
public record Candidate(HostId host, Similarity similarity) {}
