/**
 * What a step and a run came to, and what a run is about to do. Start with {@link dev.acumen.learning.report.LearnReport}. May
 * import {@code learning.compare}, {@code learning.internal.review} and core.
 */
@NullMarked
package dev.acumen.learning.report;

import org.jspecify.annotations.NullMarked;
