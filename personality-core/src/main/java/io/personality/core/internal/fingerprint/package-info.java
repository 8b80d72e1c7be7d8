/**
 * What a host is: readers of foreign text, the features made of it, and probes that measure.
 *
 * <p>Start at {@link io.personality.core.internal.fingerprint.LinuxFingerprinter}. The road: {@link
 * io.personality.core.internal.fingerprint.HostFiles} gives texts, of the running host or of
 * captured files; one reader a tool turns each into a record or a refusal; {@code *Features} turn
 * records into readings. {@link io.personality.core.internal.fingerprint.SpareCoresImport} enters
 * at the records, so that both go through the same doubts about what hypervisors claim.
 *
 * <p>What cannot be read is unknown with its reason, never a guess: a wrong fact misplaces a VM, an
 * unknown one only costs certainty. May import json and catalogue.
 */
@NullMarked
package io.personality.core.internal.fingerprint;

import org.jspecify.annotations.NullMarked;
