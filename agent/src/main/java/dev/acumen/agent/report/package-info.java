/**
 * What a step and a run came to, and what a run is about to do. Start with {@link dev.acumen.agent.report.LearnReport}. May
 * import {@code agent.compare}, {@code agent.review} and core.
 */
@NullMarked
package dev.acumen.agent.report;

import org.jspecify.annotations.NullMarked;
