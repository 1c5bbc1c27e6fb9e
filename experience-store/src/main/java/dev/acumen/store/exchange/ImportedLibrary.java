package dev.acumen.store.exchange;

import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import java.util.List;
import java.util.Optional;

/**
 * What a file held: an exported library, one that a person edited, or one that was written by hand.
 *
 * @param name the library's name, if the file says it
 * @param declared the version the file says it is; empty if it was written by hand
 * @param parents the versions that one was made from
 * @param step the step that made it
 * @param instructions what the agent is told in every task, if the file has words for it; by a person where they are not those that were exported
 * @param lessons in the order they stand in; at least one, unless it is an exported empty library
 */
public record ImportedLibrary(
        Optional<String> name,
        Optional<VersionId> declared,
        List<VersionId> parents,
        Optional<StepId> step,
        Optional<Instructions> instructions,
        List<ImportedLesson> lessons) {

    public ImportedLibrary {
        parents = List.copyOf(parents);
        lessons = List.copyOf(lessons);
        long ids = lessons.stream().flatMap(lesson -> lesson.id().stream()).count();
        long distinct = lessons.stream()
                .flatMap(lesson -> lesson.id().stream())
                .distinct()
                .count();
        if (ids != distinct) {
            throw new IllegalArgumentException("a lesson's id occurs twice: give a new lesson no id");
        }
        if (lessons.isEmpty() && declared.isEmpty() && instructions.isEmpty()) {
            throw new IllegalArgumentException("there is no lesson in it: write each as an item of a list, '- TEXT'");
        }
    }

    /** What an export of the version holds. */
    public static ImportedLibrary of(String name, LibraryVersion version) {
        return new ImportedLibrary(
                Optional.of(name),
                Optional.of(version.id()),
                version.parents(),
                version.step(),
                version.instructions(),
                version.lessons().stream().map(ImportedLesson::of).toList());
    }

    /** The version the file says it is, if ids and texts are what they were when it was exported. */
    public Optional<LibraryVersion> version() {
        if (declared.isEmpty()
                || lessons.stream().anyMatch(lesson -> lesson.id().isEmpty())) {
            return Optional.empty();
        }
        LibraryVersion version = LibraryVersion.of(
                parents,
                step,
                instructions,
                lessons.stream()
                        .map(lesson -> lesson.under(lesson.id().orElseThrow()))
                        .toList());
        return Optional.of(version).filter(one -> one.id().equals(declared.get()));
    }

    /** A new library: lessons keep the ids they have, and those without get higher ones. */
    public LibraryVersion begun() {
        long highest = lessons.stream()
                .flatMap(lesson -> lesson.id().stream())
                .mapToLong(LessonId::number)
                .max()
                .orElse(0);
        LessonIds ids = LessonIds.startingAt(highest + 1);
        return LibraryVersion.of(
                List.of(),
                Optional.empty(),
                instructions,
                lessons.stream()
                        .map(lesson -> lesson.under(lesson.id().orElseGet(ids::next)))
                        .toList());
    }

    /** Whether somebody changed ids or texts after the export. */
    public boolean edited() {
        return declared.isPresent() && version().isEmpty();
    }
}
