package dev.acumen.learning.internal.review;

import dev.acumen.agent.work.Workers;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.learning.report.LessonVerdict;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stages 1 and 2 of Training-Free GRPO (arXiv 2510.08191, section 2.2): retell each attempt of a mixed group, then compare them and put
 * into words why the better ones beat the worse ones. With all the evidence there is, short attempts are shown as they are, and groups without a right
 * attempt are held against the reference.
 */
public final class Distiller {

    /** A summary of a shorter attempt costs more than it saves. */
    private static final int WORTH_RETELLING_TOKENS = 300;

    private static final int MOST_OTHER_READINGS = 2;

    /** Calls that retell attempts of earlier steps are numbered from here. */
    private static final int EARLIER = 1_000_000;

    private final Reviewer reviewer;
    private final Workers workers;
    private final ReviewTerms terms;

    /**
     * @param reviewer the reviewing model
     * @param workers who does it
     * @param terms what reviewing goes by
     */
    public Distiller(Reviewer reviewer, Workers workers, ReviewTerms terms) {
        this.reviewer = reviewer;
        this.workers = workers;
        this.terms = terms;
    }

    /** The lessons that the attempts suggest, as soon as they are there. */
    public CompletableFuture<ReviewResult<GroupLessons>> distill(
            PassId pass, GroupEvidence group, LibraryVersion known) {
        Map<String, CompletableFuture<ModelReply<String>>> byText = new HashMap<>();
        List<CompletableFuture<ModelReply<String>>> told = new ArrayList<>();
        for (Contrast contrast : group.contrasts()) {
            String transcript =
                    PromptText.transcript(contrast.member().rollout().trajectory(), terms.view()::words);
            if (terms.evidence() && TokenEstimate.of(transcript) < WORTH_RETELLING_TOKENS) {
                told.add(CompletableFuture.completedFuture(ModelReply.got(transcript)));
            } else if (terms.evidence()) {
                // Attempts that are alike word for word are retold once.
                told.add(byText.computeIfAbsent(
                        transcript.strip(), text -> retold(pass, group.task(), contrast, transcript)));
            } else {
                told.add(retold(pass, group.task(), contrast, transcript));
            }
        }
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
                .thenCompose(done -> workers.submitFollowUp(
                        Role.DISTILLING,
                        () -> compare(
                                pass,
                                group,
                                known,
                                told.stream().map(CompletableFuture::join).toList(),
                                told.stream()
                                        .distinct()
                                        .map(CompletableFuture::join)
                                        .map(ModelReply::failures)
                                        .reduce(ReviewFailures.none(), ReviewFailures::plus))));
    }

    private CompletableFuture<ModelReply<String>> retold(PassId pass, Task task, Contrast contrast, String transcript) {
        return workers.submitFollowUp(Role.DISTILLING, () -> summarize(pass, task, contrast, transcript));
    }

    private ModelReply<String> summarize(PassId pass, Task task, Contrast contrast, String transcript) {
        ScoredRollout member = contrast.member();
        RolloutId attempt = member.rollout().id();
        // An attempt of an earlier step may have the number of one of this step, or of another step.
        int steps = contrast.isWeighed() ? attempt.pass().step().number() : 0;
        int place = attempt.pass().equals(pass) ? attempt.sample() : (1 + steps) * EARLIER + attempt.sample();
        CallSite site = new CallSite(pass, Phase.SUMMARIZE, task.id().value(), place);
        // It retells; with the reference before it, it would judge.
        boolean hasReference = terms.shows(task) && !terms.evidence();
        return reviewer.ask(site, Forms.SUMMARY, room -> {
            String input = ContextWindow.fit(PromptText.data(task.input()), room / 3);
            String reference = hasReference ? ContextWindow.fit(terms.reference(task), room / 6) : "";
            int left = room - TokenEstimate.of(input) - TokenEstimate.of(reference);
            return render(
                    PromptName.SUMMARIZE,
                    Map.of(
                            "input",
                            input,
                            "hasReference",
                            hasReference,
                            "marksPlans",
                            terms.view().planning().isPresent(),
                            "reference",
                            reference,
                            "reward",
                            PromptText.reward(member.rewardOrZero()),
                            "attempt",
                            ContextWindow.fit(transcript, left)));
        });
    }

    private ReviewResult<GroupLessons> compare(
            PassId pass,
            GroupEvidence group,
            LibraryVersion known,
            List<ModelReply<String>> texts,
            ReviewFailures losses) {
        List<Integer> told = IntStream.range(0, texts.size())
                .filter(i -> texts.get(i).value().isPresent())
                .boxed()
                .toList();
        List<ScoredRollout> members =
                told.stream().map(i -> group.contrasts().get(i).member()).toList();
        boolean isContrast = told.stream()
                        .map(i -> group.contrasts().get(i).advantage())
                        .distinct()
                        .count()
                > 1;
        if (members.isEmpty() || !(isContrast || group.noneRight())) {
            return new ReviewResult<>(List.of(), losses);
        }
        boolean judges = terms.evidence() && members.stream().anyMatch(member -> failedWithLessons(member, known));
        CallSite site = new CallSite(pass, Phase.DISTILL, group.task().id().value(), 0);
        ModelReply<Forms.WordedReview> asked = reviewer.ask(
                site,
                Forms.review(reviewer.prompts().get(PromptName.COMPARE).text(), judges),
                room -> render(
                        PromptName.COMPARE,
                        new ComparisonPrompt(terms, group, known, judges).values(texts, told, room)));
        List<Evidence> evidence =
                told.stream().map(i -> group.contrasts().get(i).evidence()).toList();
        GroupLessons lessons = asked.value()
                .map(said -> new GroupLessons(
                        said.lessons().stream()
                                .limit(terms.lessonsPerGroup())
                                .flatMap(lesson -> candidates(lesson, group, evidence))
                                .toList(),
                        judges ? verdicts(said, group.task(), known) : List.of(),
                        evidence,
                        blame(said, group, known)))
                .orElse(GroupLessons.NONE);
        return new ReviewResult<>(List.of(lessons), losses.plus(asked.failures()));
    }

    /** A lesson, and other rules that explain the attempts as well: only other tasks can tell which of them it is. */
    private Stream<CandidateLesson> candidates(
            Forms.WordedLesson lesson, GroupEvidence group, List<Evidence> evidence) {
        CandidateLesson likeliest = new CandidateLesson(
                group.task().id(),
                lesson.text().strip(),
                lesson.because().strip(),
                evidence,
                group.weight(),
                !group.noneRight());
        return Stream.concat(
                        Stream.of(likeliest),
                        lesson.otherReadings().stream()
                                .limit(terms.evidence() ? MOST_OTHER_READINGS : 0)
                                .map(other -> likeliest.otherReading(other.strip())))
                .map(candidate -> candidate.times(terms.view().credit(candidate.text())));
    }

    private static List<LessonVerdict> verdicts(Forms.WordedReview said, Task task, LibraryVersion known) {
        return said.verdicts().stream()
                .filter(verdict -> known.lesson(verdict.id()).isPresent())
                .map(verdict -> new LessonVerdict(
                        verdict.id(),
                        verdict.kind(),
                        task.id(),
                        verdict.because().strip()))
                .toList();
    }

    /** What a verdict counts: as much as the group, where that is a contrast. */
    private Map<LessonId, Double> blame(Forms.WordedReview said, GroupEvidence group, LibraryVersion known) {
        Map<LessonId, Double> blame = new HashMap<>();
        said.verdicts()
                .forEach(verdict -> known.lesson(verdict.id())
                        .ifPresent(lesson -> blame.put(
                                verdict.id(),
                                (group.noneRight() ? 1 : group.weight())
                                        * terms.view().blame(lesson.text()))));
        return blame;
    }

    private static boolean failedWithLessons(ScoredRollout member, LibraryVersion known) {
        return member.rewardOrZero() < 1
                && !ComparisonPrompt.advice(member, known).isEmpty();
    }

    private RenderedPrompt render(PromptName name, Map<String, ?> values) {
        return reviewer.prompts().get(name).renderNamed(values);
    }
}
