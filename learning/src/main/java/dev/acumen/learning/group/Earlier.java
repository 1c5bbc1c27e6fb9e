package dev.acumen.learning.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Attempts of earlier steps beside those of a group. */
final class Earlier {

    private static final double CONTRAST = 1e-9;

    private Earlier() {}

    /** Of attempts with the same reply one stands there, and none that did as the group's mean: it would say nothing. */
    static ComparedGroup beside(ComparedGroup group, GroupHistory history, int most) {
        Set<String> replies = new HashSet<>();
        group.members().forEach(member -> replies.add(reply(member)));
        double mean = group.mean(Compared::score);
        List<Compared> members = new ArrayList<>(group.members());
        history.earlier(group.task().id()).stream()
                .filter(earlier -> Math.abs(earlier.score() - mean) > CONTRAST && replies.add(reply(earlier)))
                .sorted(Comparator.comparingDouble(earlier -> -Math.abs(earlier.score() - mean)))
                .limit(group.members().isEmpty() ? 0 : most)
                .forEach(members::add);
        return group.with(members);
    }

    private static String reply(Compared member) {
        return member.attempt().rollout().trajectory().finalAnswer().strip();
    }
}
