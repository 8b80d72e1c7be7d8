/**
 * A scorer to copy from: how much carbon dioxide the electricity of a host's region stands for, at
 * the hour of the request.
 *
 * <p>Start with {@link io.personality.carbon.CarbonIntensityPerHost}, which is all that most
 * scorers need; {@link io.personality.carbon.CarbonIntensityBlocks} gives the same credits for less
 * time on large fleets. The declaration of the metric is in {@link
 * io.personality.carbon.CarbonIntensity}, the door for {@link java.util.ServiceLoader} in {@link
 * io.personality.carbon.CarbonIntensityProvider}.
 *
 * <p>Imports the API only, as any plug-in should; the engine is a dependency of the tests.
 */
@NullMarked
package io.personality.carbon;

import org.jspecify.annotations.NullMarked;
