package dev.acumen.cli.show;

import dev.acumen.core.library.HeldResult;
import java.util.List;

/** Results of runs that wait for a person, with the commands that show them and decide. */
public final class HeldResultLines {

    private HeldResultLines() {}

    /**
     * One line for each that waits.
     *
     * @param again options that a further command needs, as they were given
     */
    public static List<String> notices(List<HeldResult> results, String again) {
        return results.stream()
                .filter(HeldResult::isWaiting)
                .map(result -> "note: the result of " + result.run() + " for library '" + result.library()
                        + "' waits for your decision: " + decide("approve", result) + again + ", or reject; look: "
                        + diff(result) + again)
                .toList();
    }

    /** What one may do with it, a command on each line. */
    public static List<String> commands(HeldResult result, String again) {
        return List.of(
                "  look:    " + diff(result) + again,
                "  decide:  " + decide("approve", result) + again,
                "           " + decide("reject", result) + again);
    }

    private static String diff(HeldResult result) {
        return "acumen library diff " + result.library() + " " + result.base().brief() + " "
                + result.version().brief();
    }

    private static String decide(String how, HeldResult result) {
        return "acumen library " + how + " " + result.library() + " " + result.run();
    }
}
