/**
 * A storage plug-in of somebody's own: what the library stores as documents (profiles,
 * fingerprints, what decisions were made from) is encrypted before it reaches the database.
 *
 * <p>Start at {@link io.personality.sealed.SealedStorage}. Since stores never look into documents,
 * a storage can wrap another one and change nothing but them; claims and placements, which the
 * database itself has to check, stay as they are. {@link
 * io.personality.sealed.SealedStorageProvider} is found by its name, {@code sealed}.
 */
@NullMarked
package io.personality.sealed;

import org.jspecify.annotations.NullMarked;
