package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.PassId;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.ReviewFailures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Several plans from the same proposals, for a probe to choose among: one from what was seen to work; one that also takes what only the reference speaks for; one
 * with fewer and better supported edits; then further samples of the first.
 */
public final class PlanMaker {

    /** Which plan, from 0, also takes what only the reference speaks for. */
    private static final int WIDE = 1;
    /** Which plan has half of the first one's edits. */
    private static final int HALVED = 2;

    private final Curator curator;
    private final int plans;

    /**
     * @param curator reconciles proposals
     * @param plans the most plans
     */
    public PlanMaker(Curator curator, int plans) {
        this.curator = curator;
        this.plans = plans;
    }

    /**
     * The plans, the one to be preferred first. Those without edits, and those that say the same as an earlier one, are left out.
     *
     * @param refused edits that were refused before
     * @param most the most edits of one plan; empty for any number
     */
    public ReviewResult<List<LessonEdit>> plans(
            PassId pass,
            List<Curator.Proposals> groups,
            LibraryVersion version,
            List<RefusedEdit> refused,
            OptionalInt most) {
        List<Proposal> all =
                groups.stream().flatMap(group -> group.list().stream()).toList();
        List<Proposal> seen =
                all.stream().filter(proposal -> proposal.isSeenToWork()).toList();
        List<Proposal> first = seen.isEmpty() ? all : seen;
        List<List<LessonEdit>> made = new ArrayList<>();
        if (first.isEmpty()) {
            return new ReviewResult<>(made, ReviewFailures.none());
        }
        ReviewFailures losses = ReviewFailures.none();
        for (int place = 0; place < plans; place++) {
            if (place == HALVED && !made.isEmpty() && made.get(0).size() > 1) {
                add(made, half(made.get(0)));
            } else {
                // Where nothing rests on the reference alone, the second plan is another sample of the first.
                List<Proposal> shown = place == WIDE ? all : first;
                ReviewResult<Proposal> reconciled = curator.reconcile(pass, place, shown, version, refused, most);
                losses = losses.plus(reconciled.losses());
                add(made, capped(reconciled.results(), pass, most));
            }
            if (made.isEmpty() && place == WIDE) {
                break;
            }
        }
        return new ReviewResult<>(made, losses);
    }

    private static void add(List<List<LessonEdit>> made, List<LessonEdit> edits) {
        if (!edits.isEmpty() && !made.contains(edits)) {
            made.add(edits);
        }
    }

    /** The edits with the most support, where it is the same in the order the reviewer gave them; a plan that is alone and may hold any number is as the reviewer gave it. */
    private List<LessonEdit> capped(List<Proposal> proposals, PassId pass, OptionalInt most) {
        boolean isAsGiven = plans == 1 && most.isEmpty();
        return proposals.stream()
                .sorted(Comparator.comparingDouble(proposal -> isAsGiven ? 0 : -proposal.weight()))
                .limit(most.orElse(Integer.MAX_VALUE))
                .map(proposal -> curator.edit(proposal, pass.step()))
                .toList();
    }

    private static List<LessonEdit> half(List<LessonEdit> edits) {
        return edits.subList(0, (edits.size() + 1) / 2);
    }
}
