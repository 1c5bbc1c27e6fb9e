package dev.acumen.learning.internal.review;

import dev.acumen.agent.work.Workers;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Stages 1 and 2 of Training-Free GRPO (arXiv 2510.08191, section 2.2): retell each attempt of a mixed group, then compare them and put
 * into words why the better ones beat the worse ones.
 */
public final class Distiller {

    private static final int ATTEMPT_TAGS_TOKENS = 18;

    private final Reviewer reviewer;
    private final Workers workers;
    private final int lessonsPerGroup;
    private final boolean groundTruth;

    /**
     * @param reviewer the reviewing model
     * @param workers who does it
     * @param lessonsPerGroup the most lessons one group may suggest
     * @param groundTruth whether the reviewer is shown reference answers
     */
    public Distiller(Reviewer reviewer, Workers workers, int lessonsPerGroup, boolean groundTruth) {
        this.reviewer = reviewer;
        this.workers = workers;
        this.lessonsPerGroup = lessonsPerGroup;
        this.groundTruth = groundTruth;
    }

    /**
     * The lessons that the attempts suggest, as soon as they are there.
     *
     * @param task that was attempted
     * @param contrasts the attempts that are shown, in the order they are shown
     */
    public CompletableFuture<ReviewResult<CandidateLesson>> distill(
            PassId pass, Task task, List<Contrast> contrasts, LibraryVersion known) {
        List<CompletableFuture<ModelReply<String>>> summaries = contrasts.stream()
                .map(Contrast::member)
                .map(member -> workers.submitFollowUp(Role.DISTILLING, () -> summarize(pass, task, member)))
                .toList();
        return CompletableFuture.allOf(summaries.toArray(CompletableFuture[]::new))
                .thenCompose(done -> workers.submitFollowUp(
                        Role.DISTILLING,
                        () -> compare(
                                pass,
                                task,
                                known,
                                contrasts,
                                summaries.stream().map(CompletableFuture::join).toList())));
    }

    private ModelReply<String> summarize(PassId pass, Task task, ScoredRollout member) {
        String transcript = PromptText.transcript(member.rollout().trajectory());
        CallSite site = new CallSite(
                pass, Phase.SUMMARIZE, task.id().value(), member.rollout().id().sample());
        return reviewer.ask(site, Forms.SUMMARY, room -> {
            String input = ContextWindow.fit(PromptText.data(task.input()), room / 3);
            String reference = ContextWindow.fit(reference(task), room / 6);
            int left = room - TokenEstimate.of(input) - TokenEstimate.of(reference);
            return render(
                    PromptName.SUMMARIZE,
                    Map.of(
                            "input", input,
                            "hasReference", shows(task),
                            "reference", reference,
                            "reward", PromptText.reward(reward(member)),
                            "attempt", ContextWindow.fit(transcript, left)));
        });
    }

    private ReviewResult<CandidateLesson> compare(
            PassId pass,
            Task task,
            LibraryVersion known,
            List<Contrast> contrasts,
            List<ModelReply<String>> summaries) {
        ReviewFailures losses =
                summaries.stream().map(ModelReply::failures).reduce(ReviewFailures.none(), ReviewFailures::plus);
        List<Integer> told = IntStream.range(0, contrasts.size())
                .filter(i -> summaries.get(i).value().isPresent())
                .boxed()
                .toList();
        if (told.stream().map(i -> reward(contrasts.get(i).member())).distinct().count() < 2) {
            return new ReviewResult<>(List.of(), losses);
        }
        CallSite site = new CallSite(pass, Phase.DISTILL, task.id().value(), 0);
        ModelReply<List<Forms.WordedLesson>> asked =
                reviewer.ask(site, Forms.LESSONS, room -> comparison(task, known, contrasts, summaries, told, room));
        List<Evidence> evidence = told.stream()
                .map(i -> contrasts.get(i).member())
                .map(member -> new Evidence(member.rollout().id(), OptionalDouble.of(reward(member))))
                .toList();
        List<CandidateLesson> lessons = asked.value().orElse(List.of()).stream()
                .limit(lessonsPerGroup)
                .map(lesson -> new CandidateLesson(
                        task.id(), lesson.text().strip(), lesson.because().strip(), evidence))
                .toList();
        return new ReviewResult<>(lessons, losses.plus(asked.failures()));
    }

    private RenderedPrompt comparison(
            Task task,
            LibraryVersion known,
            List<Contrast> contrasts,
            List<ModelReply<String>> summaries,
            List<Integer> told,
            int room) {
        String input = ContextWindow.fit(PromptText.data(task.input()), room / 4);
        String reference = ContextWindow.fit(reference(task), room / 8);
        boolean knownFits = PromptText.lessonTokens(known) <= room / 3;
        int left = room
                - TokenEstimate.of(input)
                - TokenEstimate.of(reference)
                - (knownFits ? PromptText.lessonTokens(known) : 0);
        List<Map<String, Object>> attempts = new ArrayList<>();
        for (int i : told) {
            attempts.add(Map.of(
                    "number", attempts.size() + 1,
                    "reward", PromptText.reward(reward(contrasts.get(i).member())),
                    "weight", PromptText.weight(contrasts.get(i).weight()),
                    "summary",
                            ContextWindow.fit(
                                    PromptText.data(summaries.get(i).value().orElse("")),
                                    left / told.size() - ATTEMPT_TAGS_TOKENS)));
        }
        return render(
                PromptName.COMPARE,
                Map.of(
                        "input", input,
                        "hasReference", shows(task),
                        "reference", reference,
                        "maxLessons", lessonsPerGroup,
                        "known", knownFits ? PromptText.lessons(known) : List.of(),
                        "attempts", attempts));
    }

    private RenderedPrompt render(PromptName name, Map<String, ?> values) {
        return reviewer.prompts().get(name).render(values);
    }

    private boolean shows(Task task) {
        return groundTruth && !task.reference().isEmpty();
    }

    /** Empty unless it may be shown: a domain's own prompt may have it outside the condition. */
    private String reference(Task task) {
        return shows(task) ? PromptText.reference(task) : "";
    }

    private static double reward(ScoredRollout member) {
        return member.score().rewardIfGraded().map(Reward::value).orElse(0.0);
    }
}
