package dev.acumen.learning.check;

import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds answers and long runs of words of practice tasks, and long runs of words of tool output. What many tasks share is their frame and
 * gives none of them away: a run that stands in three tasks and in a tenth of them, an answer that three tasks hold.
 */
final class LeakCheck implements LessonCheck {

    private static final int FRAME_TASKS = 3;
    private static final int FRAME_SHARE = 10;

    private final int runLength;

    /** What was made of the context asked for last; lessons come in batches with the same one. */
    private volatile Sources last;

    /** @param runLength how many words in a row are too many */
    LeakCheck(int runLength) {
        this.runLength = runLength;
        this.last = Sources.of(LessonContext.nothing(), runLength);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // comparing what is in two contexts would cost what is to be saved
    public List<Finding> check(String text, LessonContext context) {
        Sources sources = last;
        if (sources.context() != context) {
            sources = Sources.of(context, runLength);
            last = sources;
        }
        String folded = NormalizedText.of(text).lower();
        WordRuns lesson = WordRuns.of(folded, runLength);
        List<Finding> findings = new ArrayList<>();
        answer(lesson, sources, findings);
        Set<Long> runs = lesson.runs();
        if (!runs.isEmpty()) {
            taskText(runs, sources, findings);
            if (sources.toolOutput().stream()
                    .anyMatch(output -> !output.shared(runs).isEmpty())) {
                findings.add(new Finding(Finding.Kind.TOOL_OUTPUT, runLength + " words in a row"));
            }
        }
        return findings;
    }

    private static void answer(WordRuns lesson, Sources sources, List<Finding> findings) {
        for (Sources.Answer answer : sources.answers()) {
            if (lesson.holds(answer.words()) && sources.tasksWith(answer) < FRAME_TASKS) {
                findings.add(new Finding(
                        Finding.Kind.TASK_ANSWER, "task " + answer.task().value()));
                return;
            }
        }
    }

    private void taskText(Set<Long> runs, Sources sources, List<Finding> findings) {
        Map<Long, Integer> tasks = new TreeMap<>();
        Map<Long, Sources.Source> first = new TreeMap<>();
        for (List<Sources.Source> ofTask : sources.tasks()) {
            Set<Long> seen = new HashSet<>();
            for (Sources.Source source : ofTask) {
                for (long run : source.runs().shared(runs)) {
                    first.putIfAbsent(run, source);
                    if (seen.add(run)) {
                        tasks.merge(run, 1, Integer::sum);
                    }
                }
            }
        }
        tasks.entrySet().stream()
                .filter(run -> run.getValue() < FRAME_TASKS
                        || run.getValue() * FRAME_SHARE < sources.tasks().size())
                .map(run -> first.get(run.getKey()))
                .findFirst()
                .ifPresent(source -> findings.add(new Finding(
                        source.isAnswer() ? Finding.Kind.TASK_ANSWER : Finding.Kind.TASK_TEXT,
                        runLength + " words in a row of task " + source.task().value())));
    }
}
