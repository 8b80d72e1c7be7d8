package io.personality.core.internal.match;

import io.personality.model.Candidate;
import java.util.List;

/**
 * What was found in a snapshot. <i>Immutable.</i>
 *
 * @param candidates best first
 * @param feasible how many hosts can
 * @param lackRoom how many meet every requirement, but lack room or take no new VMs
 */
record Answer(List<Candidate> candidates, int feasible, int lackRoom) {}
