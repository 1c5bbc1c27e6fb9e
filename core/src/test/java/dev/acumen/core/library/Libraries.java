package dev.acumen.core.library;

import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Versions and plans drawn from a seed. Texts come from a small pool, so that they collide. */
final class Libraries {

    static final StepId STEP = new StepId(new RunId("freight-1"), 1);
    static final Provenance SOURCE = Provenance.by("test");

    private final Random random;

    Libraries(long seed) {
        this.random = new Random(seed);
    }

    static Lesson lesson(long number, String text) {
        return new Lesson(new LessonId(number), text, SOURCE);
    }

    static LibraryVersion version(Lesson... lessons) {
        return LibraryVersion.of(List.of(), Optional.empty(), List.of(lessons));
    }

    static Revision apply(LibraryVersion version, LessonEdit... edits) {
        return version.apply(
                new EditPlan(version.id(), List.of(edits)),
                STEP,
                LessonIds.startingAt(nextId(version)),
                LibraryLimits.defaults());
    }

    static long nextId(LibraryVersion version) {
        return 1
                + version.lessons().stream()
                        .mapToLong(lesson -> lesson.id().number())
                        .max()
                        .orElse(0);
    }

    /** Up to 12 lessons, no two of which say the same. */
    LibraryVersion version() {
        List<Lesson> lessons = new ArrayList<>();
        Set<String> said = new HashSet<>();
        long number = 0;
        for (int i = random.nextInt(13); i > 0; i--) {
            number += 1 + random.nextInt(3);
            String text = text();
            if (said.add(Lesson.duplicateKey(text))) {
                lessons.add(lesson(number, text));
            }
        }
        return LibraryVersion.of(List.of(), Optional.empty(), lessons);
    }

    EditPlan plan(LibraryVersion version) {
        List<LessonEdit> edits = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            edits.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new LessonEdit.Delete(id(version), SOURCE);
                        case 1 -> new LessonEdit.Update(id(version), text(), SOURCE);
                        case 2 -> new LessonEdit.Keep(id(version));
                        default -> new LessonEdit.Add(text(), SOURCE);
                    });
        }
        return new EditPlan(version.id(), edits);
    }

    LibraryLimits limits() {
        return new LibraryLimits(1 + random.nextInt(16), 1 + random.nextInt(120));
    }

    private LessonId id(LibraryVersion version) {
        return new LessonId(1 + random.nextInt((int) nextId(version) + 2));
    }

    private String text() {
        String text = "Rule " + random.nextInt(25) + ": when needed" + " do more".repeat(random.nextInt(2) * 5);
        return switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(java.util.Locale.ROOT);
            case 1 -> text + ".";
            default -> text;
        };
    }
}
