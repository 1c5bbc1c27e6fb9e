package dev.acumen.store.exchange;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.journal.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Markdown as earlier versions exported it: a heading for each lesson, its text, and a comment with its provenance. Reads once. */
final class HeadedLibrary {

    private static final String TITLE = "# Library ";
    private static final String LESSON = "## L";
    private static final String VERSION = "- version: ";
    private static final String PARENT = "- parent: ";
    private static final String STEP = "- step: ";
    private static final String PROVENANCE = "<!-- provenance ";
    private static final String PROVENANCE_END = " -->";
    private static final Pattern OURS = Pattern.compile("^- version: [0-9a-f]+[ \\t]*$", Pattern.MULTILINE);

    private final EntryCodec codec;
    private final List<VersionId> parents = new ArrayList<>();
    private final List<ImportedLesson> lessons = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<VersionId> version = Optional.empty();
    private Optional<StepId> step = Optional.empty();
    private Optional<LessonId> lesson = Optional.empty();
    private Optional<Provenance> provenance = Optional.empty();
    private final StringBuilder words = new StringBuilder();

    HeadedLibrary(EntryCodec codec) {
        this.codec = codec;
    }

    /** Whether the text is in this form. */
    static boolean isOne(String text) {
        return text.startsWith(TITLE) && OURS.matcher(text).find();
    }

    ImportedLibrary read(String text) {
        int number = 0;
        try {
            for (String line : text.lines().toList()) {
                number++;
                take(line);
            }
            endLesson();
            return new ImportedLibrary(name, version, parents, step, Optional.empty(), lessons);
        } catch (IllegalArgumentException e) {
            throw new MalformedLibraryFile("line " + number + ": " + e.getMessage());
        }
    }

    private void take(String line) {
        if (line.startsWith(TITLE) && name.isEmpty()) {
            name = Optional.of(line.substring(TITLE.length()).strip());
        } else if (line.startsWith(LESSON)) {
            endLesson();
            lesson = Optional.of(LessonId.parse(line.substring("## ".length())));
        } else if (lesson.isPresent()) {
            takeOfLesson(line);
        } else if (line.startsWith(VERSION)) {
            version = Optional.of(new VersionId(line.substring(VERSION.length()).strip()));
        } else if (line.startsWith(PARENT)) {
            parents.add(new VersionId(line.substring(PARENT.length()).strip()));
        } else if (line.startsWith(STEP)) {
            step = Optional.of(codec.readValue(line.substring(STEP.length()), StepId.class));
        } else if (!line.isBlank()) {
            throw new IllegalArgumentException("unexpected: " + line);
        }
    }

    private void takeOfLesson(String line) {
        if (line.startsWith(PROVENANCE) && line.endsWith(PROVENANCE_END)) {
            String json = line.substring(PROVENANCE.length(), line.length() - PROVENANCE_END.length());
            provenance = Optional.of(codec.readValue(json, Provenance.class));
        } else {
            words.append(line).append('\n');
        }
    }

    private void endLesson() {
        if (lesson.isPresent()) {
            String text = words.toString().strip();
            lessons.add(new ImportedLesson(lesson, text.startsWith("\\") ? text.substring(1) : text, provenance));
        }
        words.setLength(0);
        provenance = Optional.empty();
    }
}
