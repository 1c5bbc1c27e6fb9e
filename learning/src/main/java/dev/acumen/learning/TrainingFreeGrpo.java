package dev.acumen.learning;

import dev.acumen.agent.tool.ToolOutput;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.group.GroupHistory;
import dev.acumen.learning.internal.review.Contrast;
import dev.acumen.learning.internal.review.Curator;
import dev.acumen.learning.internal.review.Distiller;
import dev.acumen.learning.internal.review.GroupEvidence;
import dev.acumen.learning.internal.review.GroupLessons;
import dev.acumen.learning.internal.review.PlanMaker;
import dev.acumen.learning.internal.review.ReviewResult;
import dev.acumen.learning.report.GroupSignal;
import dev.acumen.learning.report.LessonVerdict;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.ReviewerUnreadable;
import dev.acumen.learning.report.SignalReport;
import dev.acumen.learning.report.StepReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Training-Free GRPO (arXiv 2510.08191): attempt each task several times, score, keep the groups whose rewards differ, put into words
 * what the better attempts did, and edit the library accordingly. Which groups are kept and what each counts is the signal's business. A group is reviewed as soon as its own
 * attempts are scored, unless the signal needs the whole batch.
 */
public final class TrainingFreeGrpo implements Learner {

    /** The pass of a step in which its batch is attempted. */
    public static final String PASS = "practice";

    /** A step with so many replies that cannot be read, and nothing said in the others, is enough. */
    private static final int HOPELESS = 8;

    private final String reviewer;
    private final GroupSignals signals;
    private final Distiller distiller;
    private final Curator curator;
    private final PlanMaker plans;
    private final LearnSettings settings;
    private final Upkeep upkeep;
    private final LessonCheck checks;
    private final LessonContext sources;
    private final Consumer<RunEvent> events;
    private final Map<TaskId, Group> earlier = new HashMap<>();
    private final List<Group> replayable = new ArrayList<>();
    private final Retirements retirements = new Retirements();
    private final boolean retires;
    private final boolean keepsAttempts;

    TrainingFreeGrpo(
            Strategies strategies,
            GroupSignals signals,
            String reviewer,
            Distiller distiller,
            Curator curator,
            LearnSettings settings,
            LessonCheck checks,
            LessonContext sources,
            Consumer<RunEvent> events) {
        this.signals = signals;
        this.distiller = distiller;
        this.curator = curator;
        this.settings = settings;
        this.upkeep = strategies.upkeep();
        this.checks = checks;
        this.sources = sources;
        this.events = events;
        this.keepsAttempts = settings.signal().replayed() > 0
                || strategies.groups().isPresent()
                || strategies.rewards().isPresent();
        this.retires = settings.lessonDropout() > 0
                && (settings.adoption().tries() || strategies.gate().isPresent());
        this.plans = new PlanMaker(curator, settings.adoption().plans());
        this.reviewer = reviewer;
    }

    @Override
    public Step learn(StepContext context, Batch batch) {
        StepId step = context.step();
        LibraryVersion version = context.version();
        PassId pass = new PassId(step, PASS);
        GroupHistory before = signals.history(context.history(), replayable);
        List<GroupReview> reviews = reviews(context, batch, pass, before);
        int further = reviews.size() - batch.plan().size();
        if (keepsAttempts) {
            reviews.forEach(review -> replayable.add(review.group()));
        }
        reviews.forEach(review -> earlier.merge(
                review.group().task().id(),
                review.group(),
                (last, now) -> hasRight(now) || !hasRight(last) ? now : last));
        List<Curator.Proposals> proposals = reviews.stream()
                .flatMap(review -> review.proposals().results().stream())
                .toList();
        ReviewResult<List<LessonEdit>> planned =
                plans.plans(pass, proposals, version, context.history().refused(), mostEdits(context.history()));
        LessonContext seen = context(reviews);
        List<Revision> candidates = candidates(planned.results(), retired(reviews, context), context, seen);
        ReviewFailures losses = reviews.stream()
                .map(review -> review.proposals().losses())
                .reduce(planned.losses(), ReviewFailures::plus);
        requireReadable(losses, reviews);
        StepReport report = StepReport.of(
                        step,
                        reviews.stream().map(GroupReview::group).toList(),
                        reviews.stream().mapToInt(GroupReview::suggested).sum(),
                        proposals.stream().mapToInt(Curator.Proposals::size).sum(),
                        reviews.stream()
                                .flatMap(review -> review.verdicts().stream())
                                .toList(),
                        losses,
                        candidates)
                .with(new SignalReport(
                        settings.signal().toString(),
                        reviews.stream().map(GroupReview::signal).toList(),
                        Math.max(0, further),
                        signals.planEntropy(
                                reviews.stream().map(GroupReview::group).toList())));
        return new Step(
                candidates, report, reviews.stream().map(GroupReview::group).toList());
    }

    /** A group is reviewed as soon as it is there, unless what it counts depends on the others. */
    private List<GroupReview> reviews(StepContext context, Batch batch, PassId pass, GroupHistory before) {
        List<CompletableFuture<GroupReview>> pending = new ArrayList<>();
        List<CompletableFuture<GroupSignals.Chosen>> chosen = new ArrayList<>();
        new BatchPractice(context, pass, settings).attempt(batch, groups -> {
            List<CompletableFuture<GroupSignals.Chosen>> more = groups.stream()
                    .map(group -> group.thenApply(made -> signals.choose(made, before)))
                    .toList();
            chosen.addAll(more);
            if (!signals.isOverBatch()) {
                more.forEach(one -> pending.add(one.thenCompose(known -> review(pass, known, context.version()))));
            }
            return more.stream()
                    .map(one -> one.thenApply(known -> known.compared().isPresent()))
                    .toList();
        });
        if (signals.isOverBatch()) {
            signals.overBatch(context.workers().join(chosen))
                    .forEach(known -> pending.add(review(pass, known, context.version())));
        }
        return context.workers().join(pending);
    }

    /** Half as many after a step that was refused: fewer edits are easier to tell the worth of. */
    private OptionalInt mostEdits(History history) {
        OptionalInt most = settings.adoption().editsPerStep();
        boolean wasRefused = !history.steps().isEmpty()
                && history.steps().get(history.steps().size() - 1).isRefused();
        return most.isPresent() && wasRefused ? OptionalInt.of((most.getAsInt() + 1) / 2) : most;
    }

    /** A step of which the reviewer's replies could not be read was paid for in vain, and so will the next be. Runs of before went on. */
    private void requireReadable(ReviewFailures losses, List<GroupReview> reviews) {
        boolean saidNothing = reviews.stream().allMatch(review -> review.suggested() == 0);
        if (settings.material() == ReviewMaterial.EVIDENCE && saidNothing && losses.unreadable() >= HOPELESS) {
            throw new ReviewerUnreadable(losses.unreadable(), reviewer);
        }
    }

    private static boolean hasRight(Group group) {
        return Arrays.stream(group.rewards()).anyMatch(reward -> reward >= 1);
    }

    /** Takes out lessons that were seen to harm. Without a trial it would be believed too easily, so there is none where nothing is tried. */
    private List<LessonEdit> retired(List<GroupReview> reviews, StepContext context) {
        if (!retires) {
            return List.of();
        }
        retirements.add(
                context.version(), reviews.stream().map(GroupReview::group).toList());
        return retirements.edits(context.version(), context.step());
    }

    /** One for each plan that says something else than those before it, without plans one that changes nothing; then one that takes out what harms. */
    private List<Revision> candidates(
            List<List<LessonEdit>> plans, List<LessonEdit> retired, StepContext context, LessonContext seen) {
        LibraryVersion version = context.version();
        LessonIds ids = LessonIds.byText(context.ids());
        Map<List<String>, Revision> byTexts = new LinkedHashMap<>();
        List<List<LessonEdit>> all = new ArrayList<>(plans.isEmpty() ? List.of(List.of()) : plans);
        if (!retired.isEmpty()) {
            all.add(retired);
        }
        for (List<LessonEdit> plan : all) {
            EditPlan edits = new EditPlan(version.id(), plan);
            Revision revision = version.apply(
                    edits,
                    Optional.of(context.step()),
                    ids,
                    upkeep.rules(version, edits, settings.limits()).checked(text -> checks.check(text, seen)));
            List<String> texts =
                    revision.version().lessons().stream().map(Lesson::text).toList();
            byTexts.putIfAbsent(texts, revision);
        }
        return List.copyOf(byTexts.values());
    }

    /** A model says which attempts a lesson was drawn from; what tools said in the others must not pass either. */
    private LessonContext context(List<GroupReview> reviews) {
        List<String> toolOutput = reviews.stream()
                .flatMap(review -> Stream.concat(review.group().members().stream(), review.shown().stream()))
                .flatMap(member -> ToolOutput.of(member.rollout().trajectory()).stream())
                .distinct()
                .toList();
        return sources.and(toolOutput);
    }

    private CompletableFuture<GroupReview> review(PassId pass, GroupSignals.Chosen chosen, LibraryVersion version) {
        Group group = chosen.group();
        GroupSignal signal = signals.report(chosen);
        events.accept(new RunEvent.GroupChosen(pass, group, signal));
        Optional<GroupEvidence> evidence = signals.evidence(chosen).or(() -> failures(group));
        if (evidence.isEmpty()) {
            return CompletableFuture.completedFuture(new GroupReview(
                    group, signal, List.of(), GroupLessons.NONE, new ReviewResult<>(List.of(), ReviewFailures.none())));
        }
        return distiller
                .distill(pass, evidence.get(), version)
                .thenCompose(said -> curator.propose(pass, said, version)
                        .thenApply(proposals -> told(
                                pass,
                                new GroupReview(
                                        group,
                                        signal,
                                        evidence.get().contrasts().stream()
                                                .map(Contrast::member)
                                                .toList(),
                                        said.results().stream().findFirst().orElse(GroupLessons.NONE),
                                        proposals))));
    }

    /** What a group without a right attempt has to show beside a contrast of its own. */
    private Optional<GroupEvidence> failures(Group group) {
        boolean isFailure = settings.material() == ReviewMaterial.EVIDENCE
                && settings.groundTruth()
                && group.outcome() == Group.Outcome.ALL_WRONG;
        return isFailure
                ? GroupEvidence.ofFailures(
                        group, Optional.ofNullable(earlier.get(group.task().id())))
                : Optional.empty();
    }

    private GroupReview told(PassId pass, GroupReview review) {
        int edits = review.proposals().results().stream()
                .mapToInt(Curator.Proposals::size)
                .sum();
        events.accept(new RunEvent.GroupReviewed(pass, review.group(), review.suggested(), edits));
        return review;
    }

    private record GroupReview(
            Group group,
            GroupSignal signal,
            List<ScoredRollout> shown,
            GroupLessons said,
            ReviewResult<Curator.Proposals> proposals) {
        int suggested() {
            return said.lessons().size();
        }

        List<LessonVerdict> verdicts() {
            return said.verdicts();
        }
    }
}
