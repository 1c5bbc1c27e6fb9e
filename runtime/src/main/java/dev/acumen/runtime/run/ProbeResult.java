package dev.acumen.runtime.run;

import dev.acumen.core.run.RunId;
import dev.acumen.learning.estimate.Estimate;
import java.util.Optional;

/**
 * What a probe found.
 *
 * @param run its calls are kept as
 * @param tasks that were practised
 * @param calls it took
 * @param mixed groups whose attempts differ
 * @param headroom what is to be gained, in words; empty if nothing was graded
 * @param estimate what the whole run will take
 */
public record ProbeResult(RunId run, int tasks, int calls, int mixed, Optional<String> headroom, Estimate estimate) {}
