/**
 * Does anything get lost, doubled or given away twice when processes and the database are killed?
 *
 * <p>{@link io.personality.benchmarks.crash.CrashExperiment} is where to start: engines run in
 * processes of their own ({@link io.personality.benchmarks.crash.EngineProcess}) and are asked by
 * clients, VMs are files ({@link io.personality.benchmarks.crash.FolderLauncher}), and at the end
 * an auditor reads the database and the folder by itself. That the auditor sees faults is shown on
 * faults that are planted.
 */
@NullMarked
package io.personality.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
