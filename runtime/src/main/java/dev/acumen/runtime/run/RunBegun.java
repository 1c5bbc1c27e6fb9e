package dev.acumen.runtime.run;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A run that was begun or taken up.
 *
 * @param id its id
 * @param base the version it starts from
 * @param resumed whether it was taken up
 * @param inDoubt calls that were under way when it stopped, may have been paid for, and are made again
 * @param spent what it has spent up to now, by phase; may be asked from any thread
 */
public record RunBegun(
        RunId id, LibraryVersion base, boolean resumed, int inDoubt, Supplier<Map<Phase, Spend>> spent) {}
