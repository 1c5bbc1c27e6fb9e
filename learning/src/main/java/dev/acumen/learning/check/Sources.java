package dev.acumen.learning.check;

import dev.acumen.core.library.LessonContext;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.internal.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must not be given away, made ready to be compared with lessons.
 *
 * @param context what it was made of
 * @param tasks the texts of each task
 * @param answers the answers that name their task
 * @param toolOutput what tools answered
 */
record Sources(LessonContext context, List<List<Source>> tasks, List<Answer> answers, List<WordRuns> toolOutput) {

    private static final Pattern LATEX_COMMAND = Pattern.compile("\\\\[A-Za-z]{1,30}");
    private static final int DISTINCTIVE_CHARACTERS = 6;
    private static final int DISTINCTIVE_DIGITS = 4;
    private static final int WORDS_OF_A_UNIT = 2;

    /** A text of a task: its input, or what a right answer is measured by. */
    record Source(TaskId task, boolean isAnswer, WordRuns runs) {}

    /** An answer that is short enough to be said as a whole. */
    record Answer(TaskId task, List<Long> words) {}

    static Sources of(LessonContext context, int runLength) {
        List<List<Source>> tasks = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (Task task : context.tasks()) {
            List<Source> texts = new ArrayList<>();
            texts.add(new Source(task.id(), false, runs(task.input(), runLength)));
            for (String answer : task.reference().answers()) {
                texts.add(new Source(task.id(), true, runs(answer, runLength)));
                List<String> words = distinctive(answer);
                if (!words.isEmpty() && !context.answersAreLabels()) {
                    answers.add(new Answer(
                            task.id(), words.stream().map(WordRuns::hash).toList()));
                }
            }
            task.reference()
                    .rubric()
                    .ifPresent(rubric -> texts.add(new Source(task.id(), true, runs(rubric, runLength))));
            tasks.add(List.copyOf(texts));
        }
        return new Sources(
                context,
                List.copyOf(tasks),
                List.copyOf(answers),
                context.toolOutput().stream().map(text -> runs(text, runLength)).toList());
    }

    /** How many tasks hold the words of the answer, in their input or as an answer. */
    long tasksWith(Answer answer) {
        return tasks.stream()
                .filter(texts -> texts.stream().anyMatch(text -> text.runs().holds(answer.words())))
                .count();
    }

    /**
     * The words that give the answer away; none if it is too plain to, as 12 or yes. Of an answer that is a number with a unit it is the
     * number, from four significant digits on. Any other needs six letters and digits, of which one in an unspaced script counts twice and the
     * names of LaTeX commands do not count.
     */
    static List<String> distinctive(String answer) {
        List<String> words = Words.of(NormalizedText.of(answer).lower());
        List<String> numbers = words.stream().filter(Words::isNumber).toList();
        if (numbers.size() == 1 && words.size() <= 1 + WORDS_OF_A_UNIT) {
            String number = numbers.get(0);
            boolean hasUnitOnly = words.stream()
                    .filter(word -> !Words.isNumber(word))
                    .allMatch(word -> word.length() < DISTINCTIVE_CHARACTERS);
            if (significantDigits(number) >= DISTINCTIVE_DIGITS) {
                return numbers;
            }
            if (hasUnitOnly) {
                return List.of();
            }
        }
        long characters = Words.of(
                        NormalizedText.of(LATEX_COMMAND.matcher(answer).replaceAll(" "))
                                .lower())
                .stream()
                .mapToLong(word -> Words.isUnspaced(word.codePointAt(0))
                        ? 2
                        : word.chars().filter(Character::isLetterOrDigit).count())
                .sum();
        return characters >= DISTINCTIVE_CHARACTERS ? words : List.of();
    }

    private static int significantDigits(String number) {
        String digits = number.replaceFirst("^[0.]+", "");
        if (!number.contains(".")) {
            digits = digits.replaceFirst("0+$", "");
        }
        return digits.replace(".", "").length();
    }

    private static WordRuns runs(String text, int runLength) {
        return WordRuns.of(NormalizedText.of(text).lower(), runLength);
    }
}
