package dev.acumen.cli.show;

import dev.acumen.core.run.RunId;
import dev.acumen.runtime.report.HeldOutRewards;
import java.util.ArrayList;
import java.util.List;

/** The commands that show what went wrong on held-out tasks; none where nothing did. */
public final class MistakeLines {

    private MistakeLines() {}

    /**
     * A line for wrong attempts, and one for tasks that flipped.
     *
     * @param again options that a further command needs, as they were given
     */
    public static List<String> of(HeldOutRewards rewards, RunId run, String again) {
        String attempts = ": acumen runs attempts " + run;
        List<String> lines = new ArrayList<>();
        if (rewards.wrong() > 0) {
            lines.add("  wrong:   " + Numbers.of(rewards.wrong(), "held-out attempt") + attempts
                    + " --wrong --pass held-out" + again);
        }
        int flipped = rewards.flipped().size();
        if (flipped > 0) {
            lines.add("  flipped: "
                    + Numbers.of(flipped, "held-out task is", "held-out tasks are")
                    + " right in one arm and wrong in the other" + attempts + " --flipped" + again);
        }
        return lines;
    }
}
