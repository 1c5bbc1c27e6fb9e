package dev.acumen.evaluators.internal.judge;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Task;
import dev.acumen.prompts.Fenced;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a judge is told. The candidate stands between tags whose name holds a fingerprint of all that is judged, the candidate itself
 * included: it can neither write that name nor any closing tag.
 *
 * @param prompts for the judges' prompts
 * @param scale the verdicts asked for
 */
record JudgePrompt(PromptBook prompts, Scale scale) {

    /**
     * The prompt; by the references if there are any, else by the rubric.
     *
     * @param task with a reference
     * @param candidate the answer to be judged
     */
    RenderedPrompt of(Task task, String candidate) {
        List<String> answers = task.reference().answers();
        String rubric = task.reference().rubric().orElse("");
        Map<String, Object> values = new HashMap<>();
        for (Scale other : Scale.values()) {
            values.put(other.word(), other == scale);
        }
        values.put("mark", Fingerprint.of(task.input(), rubric, candidate).brief());
        values.put("input", Fenced.data(task.input()));
        values.put("rubric", Fenced.data(rubric));
        values.put("candidate", Fenced.data(candidate));
        if (answers.isEmpty()) {
            return prompts.get(PromptName.JUDGE_RUBRIC).render(values);
        }
        values.put("hasRubric", !rubric.isBlank());
        values.put(
                "references",
                answers.stream()
                        .map(answer -> Map.of("text", Fenced.data(answer)))
                        .toList());
        return prompts.get(PromptName.JUDGE_REFERENCE).render(values);
    }
}
