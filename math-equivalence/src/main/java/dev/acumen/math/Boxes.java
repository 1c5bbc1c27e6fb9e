package dev.acumen.math;

import dev.acumen.math.internal.Box;
import java.util.List;
import java.util.regex.Pattern;

/** Which of the boxes of a text belong to its answer. */
final class Boxes {

    private static final Pattern JOINT = Pattern.compile(
            "(?:[\\s$.,;]|\\\\[,;:! ]|\\\\q?quad|\\\\text\\s*\\{\\s*(?:and|or|,)?\\s*\\}|\\\\[()\\[\\]]|and|or|&)*");

    private Boxes() {}

    /** The last boxes, as far back as nothing but a comma, "and" or "or" stands between them; at least one. */
    static List<Box> trailingRun(String text, List<Box> boxes) {
        int first = boxes.size() - 1;
        while (first > 0
                && isJoint(text.substring(
                        boxes.get(first - 1).end(), boxes.get(first).start()))) {
            first--;
        }
        return boxes.subList(first, boxes.size());
    }

    /** Boxes on lines of their own, with no word between them, are steps and not a list. */
    private static boolean isJoint(String between) {
        if (between.length() > 60 || !JOINT.matcher(between).matches()) {
            return false;
        }
        return !between.contains("\n") || between.contains(",") || between.contains("and") || between.contains("or");
    }
}
