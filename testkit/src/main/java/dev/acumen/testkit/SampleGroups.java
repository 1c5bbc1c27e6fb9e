package dev.acumen.testkit;

import dev.acumen.core.group.Group;
import dev.acumen.simulation.script.Samples;
import java.util.List;

/** Groups of every kind. */
final class SampleGroups {

    private static final double NOT_GRADED = Double.NaN;

    private SampleGroups() {}

    static List<Group> all() {
        return List.of(
                group(1, 0, 1, 0, 1),
                group(0, 0, 0),
                group(1, 1),
                group(0.5, 0.5, 0.5),
                group(0.1, 0.9, 0.4, 0.4),
                group(1, NOT_GRADED, 0),
                group(1, NOT_GRADED, NOT_GRADED),
                group(NOT_GRADED, NOT_GRADED),
                group(-1, 3));
    }

    /** Those that have at least one graded member. */
    static List<Group> graded() {
        return all().stream().filter(group -> !group.graded().isEmpty()).toList();
    }

    private static Group group(double... rewards) {
        return Samples.group(Samples.task("t1"), rewards);
    }
}
