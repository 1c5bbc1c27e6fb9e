/**
 * Fingerprints of canonical bytes. Start with {@link dev.acumen.core.hash.Fingerprint}. Imports nothing of Acumen.
 */
@NullMarked
package dev.acumen.core.hash;

import org.jspecify.annotations.NullMarked;
