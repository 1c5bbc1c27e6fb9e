package dev.acumen.runtime.internal.library;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sound advice on gardens, kitchens and boats, to see what a prompt does that is longer by so many lessons that have nothing to do with the task. */
public final class IrrelevantLessons {

    private static final Provenance SOURCE = Provenance.by("Acumen, as a control");

    private IrrelevantLessons() {}

    /** A version with the same instructions and lessons of as many tokens, the last lesson cut where it has to be; the texts begin anew where they do not last. */
    public static LibraryVersion asManyTokensAs(LibraryVersion version) {
        List<String> texts = texts();
        List<Lesson> lessons = new ArrayList<>();
        int wanted = version.tokens();
        while (tokens(lessons) < wanted) {
            String text = texts.get(lessons.size() % texts.size());
            lessons.add(new Lesson(new LessonId(lessons.size() + 1L), text, SOURCE));
        }
        while (tokens(lessons) > wanted && !lessons.isEmpty()) {
            Lesson last = lessons.remove(lessons.size() - 1);
            int space = last.text().lastIndexOf(' ');
            if (space > 0) {
                lessons.add(new Lesson(last.id(), last.text().substring(0, space), SOURCE));
            }
        }
        return LibraryVersion.of(List.of(), Optional.empty(), version.instructions(), lessons);
    }

    private static int tokens(List<Lesson> lessons) {
        return LibraryVersion.of(List.of(), Optional.empty(), lessons).tokens();
    }

    private static List<String> texts() {
        try (InputStream in = IrrelevantLessons.class.getResourceAsStream("irrelevant-lessons.txt")) {
            if (in == null) {
                throw new IllegalStateException("irrelevant-lessons.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
