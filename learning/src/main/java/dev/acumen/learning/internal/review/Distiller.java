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
import dev.acumen.core.score.Score;
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
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stages 1 and 2 of Training-Free GRPO (arXiv 2510.08191, section 2.2): retell each attempt of a mixed group, then compare them and put
 * into words why the better ones beat the worse ones. With all the evidence there is, short attempts are shown as they are, and groups without a right
 * attempt are held against the reference.
 */
public final class Distiller {

    private static final int ATTEMPT_TAGS_TOKENS = 18;

    /** What the prompt says more than the published one, and the notes on attempts. */
    private static final int FRAME_TOKENS = 450;

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
                    PromptText.transcript(contrast.member().rollout().trajectory());
            if (terms.evidence() && TokenEstimate.of(transcript) < WORTH_RETELLING_TOKENS) {
                told.add(CompletableFuture.completedFuture(ModelReply.got(transcript)));
            } else if (terms.evidence()) {
                // Attempts that are alike word for word are retold once.
                told.add(byText.computeIfAbsent(
                        transcript.strip(), text -> retold(pass, group.task(), contrast.member(), transcript)));
            } else {
                told.add(retold(pass, group.task(), contrast.member(), transcript));
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

    private CompletableFuture<ModelReply<String>> retold(
            PassId pass, Task task, ScoredRollout member, String transcript) {
        return workers.submitFollowUp(Role.DISTILLING, () -> summarize(pass, task, member, transcript));
    }

    private ModelReply<String> summarize(PassId pass, Task task, ScoredRollout member, String transcript) {
        RolloutId attempt = member.rollout().id();
        // An attempt of an earlier step may have the number of one of this step.
        int place = attempt.pass().equals(pass) ? attempt.sample() : EARLIER + attempt.sample();
        CallSite site = new CallSite(pass, Phase.SUMMARIZE, task.id().value(), place);
        // It retells; with the reference before it, it would judge.
        boolean hasReference = shows(task) && !terms.evidence();
        return reviewer.ask(site, Forms.SUMMARY, room -> {
            String input = ContextWindow.fit(PromptText.data(task.input()), room / 3);
            String reference = hasReference ? ContextWindow.fit(reference(task), room / 6) : "";
            int left = room - TokenEstimate.of(input) - TokenEstimate.of(reference);
            return render(
                    PromptName.SUMMARIZE,
                    Map.of(
                            "input", input,
                            "hasReference", hasReference,
                            "reference", reference,
                            "reward", PromptText.reward(GroupEvidence.reward(member)),
                            "attempt", ContextWindow.fit(transcript, left)));
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
        boolean isContrast =
                members.stream().map(GroupEvidence::reward).distinct().count() > 1;
        if (members.isEmpty() || !(isContrast || group.noneRight())) {
            return new ReviewResult<>(List.of(), losses);
        }
        boolean judges = terms.evidence() && members.stream().anyMatch(member -> failedWithLessons(member, known));
        CallSite site = new CallSite(pass, Phase.DISTILL, group.task().id().value(), 0);
        ModelReply<Forms.WordedReview> asked = reviewer.ask(
                site,
                Forms.review(reviewer.prompts().get(PromptName.COMPARE).text(), judges),
                room -> comparison(group, known, texts, told, room, judges));
        List<Evidence> evidence = members.stream()
                .map(member -> new Evidence(member.rollout().id(), OptionalDouble.of(GroupEvidence.reward(member))))
                .toList();
        GroupLessons lessons = asked.value()
                .map(said -> new GroupLessons(
                        said.lessons().stream()
                                .limit(terms.lessonsPerGroup())
                                .flatMap(lesson -> candidates(lesson, group, evidence))
                                .toList(),
                        judges ? verdicts(said, group.task(), known) : List.of(),
                        evidence))
                .orElse(GroupLessons.NONE);
        return new ReviewResult<>(List.of(lessons), losses.plus(asked.failures()));
    }

    /** A lesson, and other rules that explain the attempts as well: only other tasks can tell which of them it is. */
    private Stream<CandidateLesson> candidates(
            Forms.WordedLesson lesson, GroupEvidence group, List<Evidence> evidence) {
        CandidateLesson likeliest = new CandidateLesson(
                group.task().id(), lesson.text().strip(), lesson.because().strip(), evidence, group.strength());
        return Stream.concat(
                Stream.of(likeliest),
                lesson.otherReadings().stream()
                        .limit(terms.evidence() ? MOST_OTHER_READINGS : 0)
                        .map(other -> likeliest.otherReading(other.strip())));
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

    private static boolean failedWithLessons(ScoredRollout member, LibraryVersion known) {
        return GroupEvidence.reward(member) < 1 && !advice(member, known).isEmpty();
    }

    /** The lessons of the version that stood before an attempt. */
    private static List<LessonId> advice(ScoredRollout member, LibraryVersion known) {
        return member.rollout()
                .exposure()
                .shown()
                .map(shown -> shown.stream()
                        .filter(id -> known.lesson(id).isPresent())
                        .toList())
                .orElse(List.of());
    }

    private RenderedPrompt comparison(
            GroupEvidence group,
            LibraryVersion known,
            List<ModelReply<String>> texts,
            List<Integer> told,
            int room,
            boolean judges) {
        Task task = group.task();
        String instructions =
                terms.evidence() ? ContextWindow.fit(PromptText.data(terms.instructions()), room / 4) : "";
        String labels = ContextWindow.begin(
                terms.labels().stream().map(PromptText::line).collect(Collectors.joining(", ")), room / 8);
        int rest = room
                - TokenEstimate.of(instructions)
                - (terms.evidence() ? FRAME_TOKENS + TokenEstimate.of(labels) : 0);
        String input = ContextWindow.fit(PromptText.data(task.input()), rest / 4);
        String reference = ContextWindow.fit(reference(task), rest / 8);
        boolean knownFits = PromptText.lessonTokens(known) <= rest / 3;
        int left = rest
                - TokenEstimate.of(input)
                - TokenEstimate.of(reference)
                - (knownFits ? PromptText.lessonTokens(known) : 0);
        int each = left / told.size() - ATTEMPT_TAGS_TOKENS;
        List<Map<String, Object>> attempts = new ArrayList<>();
        for (int i : told) {
            attempts.add(attempt(
                    group.contrasts().get(i), known, texts.get(i).value().orElse(""), each, attempts.size() + 1));
        }
        Map<String, Object> values = new HashMap<>();
        values.put("input", input);
        values.put("hasReference", shows(task));
        values.put("reference", reference);
        values.put("maxLessons", terms.lessonsPerGroup());
        values.put("known", knownFits ? PromptText.lessons(known) : List.of());
        values.put("attempts", attempts);
        values.put("noneRight", group.noneRight());
        values.put("isWeighed", group.contrasts().stream().anyMatch(Contrast::isWeighed));
        values.put("hasInstructions", !instructions.isBlank());
        values.put("instructions", instructions);
        values.put("labels", terms.evidence() && !terms.labels().isEmpty());
        values.put("labelList", labels);
        values.put("judgesAdvice", judges);
        return render(PromptName.COMPARE, values);
    }

    private Map<String, Object> attempt(Contrast contrast, LibraryVersion known, String text, int tokens, int number) {
        ScoredRollout member = contrast.member();
        String said = terms.evidence() && member.score() instanceof Score.Graded graded
                ? ContextWindow.fit(PromptText.line(graded.detail()), tokens / 4)
                : "";
        List<LessonId> advice = terms.evidence() ? advice(member, known) : List.of();
        boolean isEarlier = terms.evidence() && !member.rollout().library().equals(known.id());
        String note = (isEarlier ? " library=\"an earlier version\"" : "")
                + (advice.isEmpty() || isEarlier
                        ? ""
                        : " advice=\""
                                + advice.stream().map(LessonId::toString).collect(Collectors.joining(" "))
                                + "\"");
        return Map.of(
                "number",
                number,
                "reward",
                PromptText.reward(GroupEvidence.reward(member)),
                "weight",
                PromptText.weight(contrast.weight()),
                "signedWeight",
                PromptText.signedWeight(contrast.signedWeight()),
                "isWeighed",
                contrast.isWeighed(),
                "note",
                note,
                "hasWords",
                !said.isBlank(),
                "evaluated",
                said,
                "summary",
                ContextWindow.fit(PromptText.data(text), tokens - TokenEstimate.of(said)));
    }

    private RenderedPrompt render(PromptName name, Map<String, ?> values) {
        return reviewer.prompts().get(name).renderNamed(values);
    }

    private boolean shows(Task task) {
        return terms.groundTruth() && !task.reference().isEmpty();
    }

    /** Empty unless it may be shown: a domain's own prompt may have it outside the condition. */
    private String reference(Task task) {
        return shows(task) ? PromptText.reference(task) : "";
    }
}
