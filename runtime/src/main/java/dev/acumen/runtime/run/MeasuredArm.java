package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.library.IrrelevantLessons;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.retrieval.Retriever;
import dev.acumen.store.exchange.LibraryFile;
import dev.acumen.store.exchange.MalformedLibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An arm of an evaluation with what it is measured with.
 *
 * @param asked what was asked for
 * @param arm its name and lessons
 * @param lessons chooses those that stand before a task
 * @param isSecond whether the second model or agent attempts the tasks
 */
record MeasuredArm(EvaluationArm asked, Arm arm, LessonSelector lessons, boolean isSecond) {

    /** The name of the arm without lessons. */
    static final String WITHOUT = "without";

    /**
     * Finds the lessons of arms.
     *
     * @param libraries to find versions in
     * @param directory where files of exported libraries are looked for
     * @param version of the evaluation's library; the empty one where it has none
     * @param retriever finds the lessons of the arm that retrieves them
     * @param second how the second arm differs from the first beside its lessons, in words, if it does
     */
    record Finder(
            LibraryView libraries,
            Path directory,
            LibraryVersion version,
            Retriever retriever,
            Optional<String> second) {

        /** The arms in their order, each with a name of its own. */
        List<MeasuredArm> all(List<EvaluationArm> asked) {
            List<MeasuredArm> arms = new ArrayList<>();
            for (EvaluationArm one : asked) {
                boolean isSecond = second.isPresent() && (arms.size() == 1 || one.isControl());
                LibraryVersion whole = one.reference().isEmpty() ? version : find(one.reference());
                String pass = pass(one, whole) + (isSecond ? " " + second.get() : "");
                long same = arms.stream()
                        .map(other -> other.arm().name())
                        .filter(name -> name.equals(pass) || name.matches("\\Q" + pass + "\\E-\\d+"))
                        .count();
                // A version may be held against itself, to see what chance alone does.
                String name = same == 0 ? pass : pass + "-" + (same + 1);
                arms.add(new MeasuredArm(one, new Arm(name, lessons(one, whole)), selector(one, whole), isSecond));
            }
            return arms;
        }

        private LibraryVersion lessons(EvaluationArm arm, LibraryVersion whole) {
            return switch (arm.kind()) {
                case NONE -> LibraryVersion.empty();
                case IRRELEVANT -> IrrelevantLessons.asManyTokensAs(whole);
                case ALL, RETRIEVED, SHUFFLED, VERSION -> arm.leftOut().isEmpty() ? whole : rest(arm, whole);
            };
        }

        private static LibraryVersion rest(EvaluationArm arm, LibraryVersion whole) {
            arm.leftOut().stream()
                    .filter(id -> whole.lesson(id).isEmpty())
                    .findFirst()
                    .ifPresent(id -> {
                        throw UserError.input("'" + arm.reference() + "' has no lesson " + id
                                + "; 'acumen library show " + arm.reference() + "' lists them");
                    });
            List<Lesson> kept = whole.lessons().stream()
                    .filter(lesson -> !arm.leftOut().contains(lesson.id()))
                    .toList();
            return LibraryVersion.of(List.of(whole.id()), Optional.empty(), whole.instructions(), kept);
        }

        private LessonSelector selector(EvaluationArm arm, LibraryVersion whole) {
            return switch (arm.kind()) {
                case RETRIEVED -> retriever.selector();
                case SHUFFLED -> {
                    if (whole.lessons().size() < 2) {
                        throw new UserError(
                                UserError.Kind.USAGE, "the control 'shuffled' needs a library of two lessons or more");
                    }
                    yield retriever.leastFitting(whole.lessons().size());
                }
                case NONE, ALL, IRRELEVANT, VERSION -> LessonSelector.all();
            };
        }

        /** As journals and reports name it. */
        private static String pass(EvaluationArm arm, LibraryVersion whole) {
            return switch (arm.kind()) {
                case NONE -> WITHOUT;
                case ALL -> "with";
                case RETRIEVED, IRRELEVANT, SHUFFLED -> arm.kind().word();
                case VERSION ->
                    arm.leftOut().isEmpty()
                            ? Path.of(Lookup.name(arm.reference())).getFileName() + "@"
                                    + whole.id().brief()
                            : "without "
                                    + arm.leftOut().stream()
                                            .map(Object::toString)
                                            .collect(Collectors.joining("+"));
            };
        }

        private LibraryVersion find(String reference) {
            try {
                return Lookup.version(libraries, reference);
            } catch (UserError e) {
                Path file = directory.resolve(reference);
                if (Files.isRegularFile(file)) {
                    return read(file, reference);
                }
                throw new UserError(
                        e.kind(),
                        e.getMessage()
                                + ". An arm is none, all, retrieved, irrelevant, shuffled, a library as NAME or NAME@VERSION, or a file that one was exported to");
            }
        }

        private static LibraryVersion read(Path file, String reference) {
            try {
                var imported = new LibraryFile().read(Files.readString(file));
                return imported.version().orElseGet(imported::begun);
            } catch (MalformedLibraryFile | IllegalArgumentException e) {
                throw UserError.input(reference + ": " + e.getMessage());
            } catch (IOException e) {
                throw UserError.input("cannot read " + reference + ": " + e.getMessage());
            }
        }
    }
}
