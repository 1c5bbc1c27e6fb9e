package dev.acumen.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that fields usually have, for each part of a task the more telling ones first. They are written as {@link #plain}
 * writes them: {@code answerkey} is {@code answerKey}, {@code answer_key} and {@code Answer Key}.
 */
final class UsualNames {

    static final List<String> INPUT = List.of(
            "question",
            "problem",
            "input",
            "prompt",
            "query",
            "context",
            "instruction",
            "instructions",
            "task",
            "text");

    /** A conversation that is to be gone on with. */
    static final List<String> CONVERSATION =
            List.of("messages", "conversations", "conversation", "dialog", "dialogue", "chat");

    /**
     * Names that say the answer is the right one come before {@code answer}, which may be a model's beside them; names that often hold worked solutions
     * or a model's text come last.
     */
    static final List<String> ANSWER = List.of(
            "groundtruth",
            "groundtruths",
            "ideal",
            "idealanswer",
            "goldanswer",
            "goldanswers",
            "gold",
            "golden",
            "goldenanswer",
            "goldenanswers",
            "correctanswer",
            "correctanswers",
            "rightanswer",
            "expectedanswer",
            "expectedoutput",
            "expected",
            "referenceanswer",
            "referenceanswers",
            "answerkey",
            "answer",
            "answers",
            "ans",
            "finalanswer",
            "reference",
            "references",
            "target",
            "targets",
            "solution",
            "label",
            "output");

    /** Names that mean the right choice only where there are choices. */
    static final List<String> RIGHT_CHOICE = List.of(
            "correct",
            "correctoption",
            "correctchoice",
            "correctindex",
            "correctidx",
            "correctletter",
            "answeridx",
            "answerindex",
            "answerletter",
            "cop",
            "key");

    static final List<String> RUBRIC = List.of("rubric", "criteria");
    static final List<String> ID = List.of("id", "taskid", "uid", "_id");
    static final List<String> CHOICES = List.of(
            "choices", "options", "answerchoices", "answeroptions", "possibleanswers", "endings", "alternatives");

    /** What belongs in front of an input of that name. */
    static final Map<String, List<String>> PREAMBLES =
            Map.of("question", List.of("body", "context"), "input", List.of("instruction"));

    private static final Set<String> KNOWN = Stream.of(INPUT, CONVERSATION, ANSWER, RIGHT_CHOICE, RUBRIC, ID, CHOICES)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private UsualNames() {}

    /** The name without what people write differently: case, and what stands between words. */
    static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String joined = lower.replaceAll("(?<=.)[\\s_-]+", "");
        return joined.isEmpty() ? lower : joined;
    }

    /** Whether a field of this name is one that a task is read from. */
    static boolean isKnown(String name) {
        return KNOWN.contains(plain(name));
    }
}
