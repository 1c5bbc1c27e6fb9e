package dev.acumen.data;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions that stand in a file more than once, word for word apart from white space. */
final class Repetitions {

    private static final int SHOWN = 3;

    /** A task and the line it is on. */
    private record Place(Task task, long line) {
        Reference reference() {
            return task.reference();
        }
    }

    private final Map<String, List<Place>> places = new LinkedHashMap<>();

    void add(Task task, long line) {
        places.computeIfAbsent(wording(task.input()), absent -> new ArrayList<>())
                .add(new Place(task, line));
    }

    /** The wording without what white space makes of it. */
    static String wording(String input) {
        return input.strip().replaceAll("\\s+", " ");
    }

    /** One line for those with the same answer, one for those with different ones. */
    List<String> warnings(String file) {
        List<List<Place>> repeated =
                places.values().stream().filter(same -> same.size() > 1).toList();
        List<List<Place>> alike = repeated.stream().filter(Repetitions::agree).toList();
        List<List<Place>> different =
                repeated.stream().filter(same -> !agree(same)).toList();
        List<String> warnings = new ArrayList<>();
        if (!different.isEmpty()) {
            List<Place> first = different.get(0);
            Place other = first.stream()
                    .filter(place -> !place.reference()
                            .answers()
                            .equals(first.get(0).reference().answers()))
                    .findFirst()
                    .orElse(first.get(1));
            warnings.add("warning: " + file + ": " + counted(different) + " with different answers: "
                    + lines(different) + "; line " + first.get(0).line() + " says '" + answer(first.get(0)) + "', line "
                    + other.line() + " '" + answer(other) + "'; at most one of them can be right");
        }
        if (!alike.isEmpty()) {
            warnings.add("warning: " + file + ": " + counted(alike) + " with the same answer: " + lines(alike)
                    + "; remove the repetitions, or some of the held-out tasks may be practised");
        }
        return warnings;
    }

    private static boolean agree(List<Place> same) {
        return same.stream()
                        .map(place -> place.reference().answers())
                        .distinct()
                        .count()
                == 1;
    }

    private static String counted(List<List<Place>> questions) {
        return questions.size() + (questions.size() == 1 ? " question stands" : " questions stand")
                + " in it more than once";
    }

    private static String lines(List<List<Place>> questions) {
        List<String> shown = new ArrayList<>();
        for (List<Place> same : questions.subList(0, Math.min(SHOWN, questions.size()))) {
            List<String> lines = same.stream()
                    .limit(SHOWN)
                    .map(place -> String.valueOf(place.line()))
                    .toList();
            String last = same.size() > SHOWN ? " and more" : " and " + lines.get(lines.size() - 1);
            shown.add("lines " + String.join(", ", same.size() > SHOWN ? lines : lines.subList(0, lines.size() - 1))
                    + last);
        }
        return String.join("; ", shown) + (questions.size() > SHOWN ? "; ..." : "");
    }

    private static String answer(Place place) {
        String answer =
                String.join(", ", place.reference().answers().stream().limit(1).toList());
        String oneLine = answer.replaceAll("\\s+", " ");
        return oneLine.length() <= 40 ? oneLine : oneLine.substring(0, 40) + "…";
    }
}
