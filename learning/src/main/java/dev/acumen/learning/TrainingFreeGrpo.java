package dev.acumen.learning;

import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.tool.ToolOutput;
import dev.acumen.core.group.AdvantagedGroup;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.Selection;
import dev.acumen.learning.internal.review.Contrast;
import dev.acumen.learning.internal.review.Curator;
import dev.acumen.learning.internal.review.Distiller;
import dev.acumen.learning.internal.review.ReviewResult;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Training-Free GRPO (arXiv 2510.08191): attempt each task several times, score, keep the groups whose rewards differ, put into words
 * what the better attempts did, and edit the library accordingly. A group is reviewed as soon as its own attempts are scored.
 */
public final class TrainingFreeGrpo implements Learner {

    /** The pass of a step in which its batch is attempted. */
    public static final String PASS = "practice";

    private final GroupSelector groups;
    private final AdvantageEstimator advantages;
    private final Distiller distiller;
    private final Curator curator;
    private final AttemptOrder order;
    private final double temperature;
    private final LibraryLimits limits;
    private final Upkeep upkeep;
    private final LessonCheck checks;
    private final List<Task> practice;
    private final Consumer<RunEvent> events;

    TrainingFreeGrpo(
            Strategies strategies,
            Distiller distiller,
            Curator curator,
            LearnSettings settings,
            LessonCheck checks,
            List<Task> practice,
            Consumer<RunEvent> events) {
        this.groups = strategies.groups();
        this.advantages = strategies.advantages();
        this.distiller = distiller;
        this.curator = curator;
        this.order = settings.order();
        this.temperature = settings.practiceTemperature();
        this.limits = settings.limits();
        this.upkeep = strategies.upkeep();
        this.checks = checks;
        this.practice = List.copyOf(practice);
        this.events = events;
    }

    @Override
    public Step learn(StepContext context, Batch batch) {
        StepId step = context.step();
        LibraryVersion version = context.version();
        PassId pass = new PassId(step, PASS);
        List<CompletableFuture<Group>> attempted =
                context.engine().start(new Sweep(pass, batch.plan(), version, temperature));
        List<GroupReview> reviews = context.workers()
                .join(attempted.stream()
                        .map(pending -> pending.thenCompose(group -> review(pass, group, version)))
                        .toList());
        List<Curator.Proposals> proposals = reviews.stream()
                .flatMap(review -> review.proposals().results().stream())
                .toList();
        ReviewResult<LessonEdit> edits = curator.reconcile(pass, proposals, version);
        LessonContext seen = context(reviews);
        EditPlan plan = Curator.plan(version, edits);
        Revision revision = version.apply(
                plan,
                Optional.of(step),
                context.ids(),
                upkeep.rules(version, plan, limits).checked(text -> checks.check(text, seen)));
        ReviewFailures losses = reviews.stream()
                .map(review -> review.proposals().losses())
                .reduce(edits.losses(), ReviewFailures::plus);
        StepReport report = StepReport.of(
                step,
                reviews.stream().map(GroupReview::group).toList(),
                reviews.stream().mapToInt(GroupReview::suggested).sum(),
                proposals.stream().mapToInt(Curator.Proposals::size).sum(),
                losses,
                revision);
        return new Step(List.of(revision), report);
    }

    /** A model says which attempts a lesson was drawn from; what tools said in the others must not pass either. */
    private LessonContext context(List<GroupReview> reviews) {
        List<String> toolOutput = reviews.stream()
                .flatMap(review -> review.group().members().stream())
                .flatMap(member -> ToolOutput.of(member.rollout().trajectory()).stream())
                .distinct()
                .toList();
        return new LessonContext(practice, toolOutput);
    }

    private CompletableFuture<GroupReview> review(PassId pass, Group group, LibraryVersion version) {
        Selection selection = groups.select(group);
        if (!selection.teaches()) {
            return CompletableFuture.completedFuture(
                    new GroupReview(group, 0, new ReviewResult<>(List.of(), ReviewFailures.none())));
        }
        AdvantagedGroup advantaged = advantages.estimate(selection.contrasted());
        List<Contrast> contrasts =
                order == AttemptOrder.ADVANTAGE ? Contrast.byAdvantage(advantaged) : Contrast.asTheyCame(advantaged);
        return distiller
                .distill(pass, group.task(), contrasts, version)
                .thenCompose(suggested -> curator.propose(pass, suggested, version)
                        .thenApply(proposals -> told(
                                pass, new GroupReview(group, suggested.results().size(), proposals))));
    }

    private GroupReview told(PassId pass, GroupReview review) {
        int edits = review.proposals().results().stream()
                .mapToInt(Curator.Proposals::size)
                .sum();
        events.accept(new RunEvent.GroupReviewed(pass, review.group(), review.suggested(), edits));
        return review;
    }

    private record GroupReview(Group group, int suggested, ReviewResult<Curator.Proposals> proposals) {}
}
