package dev.acumen.store;

import dev.acumen.core.run.RunId;

/**
 * What pruning a run does to its journal.
 *
 * @param run which
 * @param bytesBefore the journal's size
 * @param bytesAfter its size when only what is kept stands in it
 * @param attemptsKept attempts that lessons were drawn from
 * @param attemptsDropped all others
 */
public record Pruning(RunId run, long bytesBefore, long bytesAfter, int attemptsKept, int attemptsDropped) {

    /** Bytes that become free. */
    public long bytesFreed() {
        return bytesBefore - bytesAfter;
    }
}
