/** Tests of fingerprints. */
@NullMarked
package dev.acumen.core.hash;

import org.jspecify.annotations.NullMarked;
