package dev.acumen.benchmarks.throughput;

/**
 * Both sides at one setting, measured one after the other.
 *
 * @param setting the setting
 * @param acumen a sweep of a run
 * @param bare langchain4j alone
 */
public record Pair(Setting setting, Measured acumen, Measured bare) {

    /** Wall time of the run over the ideal. */
    public double wallRatio() {
        return wallRatio(acumen);
    }

    /** The same of the bare loop. */
    public double bareWallRatio() {
        return wallRatio(bare);
    }

    /** CPU of a call, in milliseconds. */
    public double cpuMillis() {
        return acumen.cpuMillisPerCall();
    }

    /** The same of the bare loop. */
    public double bareCpuMillis() {
        return bare.cpuMillisPerCall();
    }

    /** CPU of a call over that of the bare loop. */
    public double cpuRatio() {
        return acumen.cpuMillisPerCall() / bare.cpuMillisPerCall();
    }

    /**
     * Whether both sides made every call once, got the right answers in order, and the journal has each call and each attempt exactly once.
     */
    public boolean isWhole() {
        int calls = setting.calls();
        return acumen.right() == calls
                && bare.right() == calls
                && new JournalCount(calls, calls, calls, calls).equals(acumen.journal());
    }

    private double wallRatio(Measured measured) {
        return measured.wallSeconds() / (setting.ideal().toNanos() / 1e9);
    }
}
