package dev.acumen.runtime.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code domain.yaml} may say. Paths are seen from its folder.
 *
 * @param evaluator how attempts are scored, such as {@code numeric}
 * @param preset settings of learning: {@code math} or {@code web}
 * @param tools what the agent may call: calculate, python, search, read_page, mcp
 * @param instructions file with what the agent is told in every task
 * @param prompts folder with prompts that replace ours
 * @param data one file that is split, or
 * @param practice tasks to practise,
 * @param validation tasks to decide between versions, and
 * @param test held-out tasks
 * @param anchors tasks that have to stay right, never practised and never held out
 * @param inputField the field with the question, if it has no usual name
 * @param inputTemplate the question made of several fields, such as "{subject}\n\n{body}"
 * @param answerField the field with the answer, if it has no usual name
 * @param idField the field with the task's id, if it has no usual name
 * @param answers {@code closed} if all answers are labels of a small set, which lessons may name, {@code open} if not; {@code auto} finds out
 */
record DomainConfig(
        @Nullable String evaluator,
        @Nullable String preset,
        @Nullable List<String> tools,
        @Nullable String instructions,
        @Nullable String prompts,
        @Nullable String data,
        @Nullable String practice,
        @Nullable String validation,
        @Nullable String test,
        @Nullable String anchors,
        @Nullable String inputField,
        @Nullable String inputTemplate,
        @Nullable String answerField,
        @Nullable String idField,
        @Nullable String answers) {

    /** Says nothing. */
    public static DomainConfig empty() {
        return new DomainConfig(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
