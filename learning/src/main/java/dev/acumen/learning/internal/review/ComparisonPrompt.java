package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.learning.internal.words.PlanningPhrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the reviewer is shown of the attempts at a task when it compares them.
 *
 * @param terms what reviewing goes by
 * @param group the attempts
 * @param known the library
 * @param judges whether it is asked what to think of lessons that stood before failures
 */
record ComparisonPrompt(ReviewTerms terms, GroupEvidence group, LibraryVersion known, boolean judges) {

    private static final int ATTEMPT_TAGS_TOKENS = 18;

    /** What the prompt says more than the published one, and the notes on attempts. */
    private static final int FRAME_TOKENS = 450;

    /** What the prompt says on rewards, length and plans. */
    private static final int SIGNAL_TOKENS = 150;

    /**
     * The values of the prompt, fitted to the room there is.
     *
     * @param texts of the attempts, in the order of the group
     * @param told the places of those that there is a text of
     * @param room in tokens
     */
    Map<String, Object> values(List<ModelReply<String>> texts, List<Integer> told, int room) {
        Task task = group.task();
        String instructions = terms.evidence()
                ? ContextWindow.fit(PromptText.data(known.instructionsOr(terms.instructions())), room / 4)
                : "";
        String labels = ContextWindow.begin(
                terms.labels().stream().map(PromptText::line).collect(Collectors.joining(", ")), room / 8);
        int rest = room
                - TokenEstimate.of(instructions)
                - (terms.evidence() ? FRAME_TOKENS + TokenEstimate.of(labels) : 0)
                - (terms.view().showsMore() ? SIGNAL_TOKENS : 0);
        String input = ContextWindow.fit(PromptText.data(task.input()), rest / 4);
        String reference = ContextWindow.fit(terms.reference(task), rest / 8);
        boolean knownFits = PromptText.lessonTokens(known) <= rest / 3;
        int left = rest
                - TokenEstimate.of(input)
                - TokenEstimate.of(reference)
                - (knownFits ? PromptText.lessonTokens(known) : 0);
        int each = left / told.size() - ATTEMPT_TAGS_TOKENS - shapeTokens();
        List<Map<String, Object>> attempts = new ArrayList<>();
        for (int i : told) {
            attempts.add(attempt(group.contrasts().get(i), texts.get(i).value().orElse(""), each, attempts.size() + 1));
        }
        boolean isWeighed = group.contrasts().stream().anyMatch(Contrast::isWeighed);
        Map<String, Object> values = new HashMap<>();
        values.put("input", input);
        values.put("hasReference", terms.shows(task));
        values.put("reference", reference);
        values.put("maxLessons", terms.lessonsPerGroup());
        values.put("known", knownFits ? PromptText.lessons(known) : List.of());
        values.put("attempts", attempts);
        values.put("noneRight", group.noneRight());
        values.put("isWeighed", isWeighed);
        values.put("hasInstructions", !instructions.isBlank());
        values.put("instructions", instructions);
        values.put("labels", terms.evidence() && !terms.labels().isEmpty());
        values.put("labelList", labels);
        values.put("judgesAdvice", judges);
        values.put("showsLength", terms.view().showsLength());
        values.put("severalRewards", isWeighed && hasSeveralRewards());
        values.put(
                "marksPlans",
                told.stream()
                        .anyMatch(i -> texts.get(i)
                                .value()
                                .filter(PlanningPhrases::isMarked)
                                .isPresent()));
        return values;
    }

    private Map<String, Object> attempt(Contrast contrast, String text, int tokens, int number) {
        ScoredRollout member = contrast.member();
        String said = terms.evidence() && member.score() instanceof Score.Graded graded
                ? ContextWindow.fit(PromptText.line(graded.detail()), tokens / 4)
                : "";
        List<LessonId> advice = terms.evidence() ? advice(member, known) : List.of();
        boolean isEarlier = terms.evidence() && !member.rollout().library().equals(known.id());
        String note = shape(member)
                + (isEarlier ? " library=\"an earlier version\"" : "")
                + (advice.isEmpty() || isEarlier
                        ? ""
                        : " advice=\""
                                + advice.stream().map(LessonId::toString).collect(Collectors.joining(" "))
                                + "\"");
        return Map.of(
                "number",
                number,
                "reward",
                PromptText.reward(member.rewardOrZero()),
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

    /** The most that what the signal goes by takes in the tags of one attempt. */
    private int shapeTokens() {
        return group.contrasts().stream()
                .mapToInt(contrast -> TokenEstimate.of(shape(contrast.member())))
                .max()
                .orElse(0);
    }

    private boolean hasSeveralRewards() {
        return terms.view().showsRewards()
                && group.contrasts().stream()
                        .anyMatch(contrast ->
                                contrast.member().score().rewards().values().size() > 1);
    }

    /** What the signal goes by beside the reward. */
    private String shape(ScoredRollout member) {
        Map<String, Double> rewards = terms.view().counting(member.score().rewards());
        String several = rewards.entrySet().stream()
                .map(reward -> reward.getKey() + " " + PromptText.fineReward(reward.getValue()))
                .collect(Collectors.joining(", "));
        return (terms.view().showsRewards() && !several.isEmpty() ? " rewards=\"" + several + "\"" : "")
                + (terms.view().showsLength()
                        ? " tokens=\""
                                + WrittenLength.of(member.rollout().trajectory())
                                        .tokens() + "\""
                        : "");
    }

    /** The lessons of the version that stood before an attempt. */
    static List<LessonId> advice(ScoredRollout member, LibraryVersion known) {
        return member.rollout()
                .exposure()
                .shown()
                .map(shown -> shown.stream()
                        .filter(id -> known.lesson(id).isPresent())
                        .toList())
                .orElse(List.of());
    }
}
