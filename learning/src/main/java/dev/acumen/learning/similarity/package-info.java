/**
 * Whether two lessons say the same. Start with {@link dev.acumen.learning.similarity.NearDuplicates}. May import core.
 */
@NullMarked
package dev.acumen.learning.similarity;

import org.jspecify.annotations.NullMarked;
