/**
 * A launcher plug-in of somebody's own: a process of this machine stands for each VM, such as a
 * micro VM monitor that takes its settings from the command line.
 *
 * <p>Start at {@link io.personality.process.ProcessLauncher}. What it has started is found again by
 * files, so that an engine that was restarted neither starts a VM twice nor forgets one. {@link
 * io.personality.process.ProcessLauncherProvider} is found by its name, {@code process}.
 */
@NullMarked
package io.personality.process;

import org.jspecify.annotations.NullMarked;
