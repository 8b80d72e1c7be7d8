/**
 * What the SPI promises, as tests that every implementation extends: ours, and yours.
 *
 * <p>A back end is tested in about ten lines:
 *
 * <pre>{@code
 * class MyStorageTest extends StorageContract {
 *   @Override
 *   protected Storage open() {
 *     return new MyStorage(freshDatabase());
 *   }
 * }
 * }</pre>
 *
 * <p>{@link io.personality.spi.contract.StorageContract} runs the contracts of every store; each
 * can also be extended alone. {@link io.personality.spi.contract.LauncherContract}, {@link
 * io.personality.spi.contract.ScorerContract} and {@link
 * io.personality.spi.contract.ProviderContract} go the same way. {@link
 * io.personality.spi.contract.Samples} makes values for further tests.
 *
 * <p>The kit needs JUnit 5 and nothing else, so that it fits any build. Tests that race threads
 * count rounds instead of waiting: none of them sleeps or reads a clock.
 */
package io.personality.spi.contract;
