package dev.acumen.store.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.journal.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a library version as JSON or as Markdown, and reads both. What is read back is the same version, and writes the same
 * bytes again. In Markdown each lesson is a heading with its id, its text, and one line of provenance for machines.
 */
public final class LibraryFile {

    private static final String TITLE = "# Library ";
    private static final String LESSON = "## L";
    private static final String VERSION = "- version: ";
    private static final String PARENT = "- parent: ";
    private static final String STEP = "- step: ";
    private static final String PROVENANCE = "<!-- provenance ";
    private static final String PROVENANCE_END = " -->";

    private final EntryCodec codec = new EntryCodec();

    /** The form of a file. */
    public enum Form {
        MARKDOWN,
        JSON
    }

    /** What a JSON file holds. */
    private record Document(
            String library, VersionId version, List<VersionId> parents, Optional<StepId> step, List<Lesson> lessons) {}

    /** The version as text of the given form. */
    public String write(String name, LibraryVersion version, Form form) {
        return form == Form.JSON ? json(name, version) : markdown(name, version);
    }

    /**
     * Reads a file of either form.
     *
     * @throws MalformedLibraryFile if it is neither
     */
    public ImportedLibrary read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return content.stripLeading().startsWith("{") ? readJson(content) : readMarkdown(content);
    }

    private String json(String name, LibraryVersion version) {
        return codec.writePretty(new Document(name, version.id(), version.parents(), version.step(), version.lessons()))
                + "\n";
    }

    private ImportedLibrary readJson(String text) {
        try {
            Document document = codec.readValue(text, Document.class);
            LibraryVersion version = LibraryVersion.of(document.parents(), document.step(), document.lessons());
            return new ImportedLibrary(document.library(), document.version(), version);
        } catch (IllegalArgumentException e) {
            String line = e.getCause() instanceof JsonProcessingException json && json.getLocation() != null
                    ? "line " + json.getLocation().getLineNr() + ": "
                    : "";
            throw new MalformedLibraryFile(line + "not an exported library: " + e.getMessage());
        }
    }

    private String markdown(String name, LibraryVersion version) {
        if (!name.equals(name.strip()) || name.lines().count() != 1) {
            throw new IllegalArgumentException("a library's name is one line of text: '" + name + "'");
        }
        StringBuilder text = new StringBuilder(TITLE).append(name).append("\n\n");
        text.append(VERSION).append(version.id().hex()).append('\n');
        version.parents()
                .forEach(parent -> text.append(PARENT).append(parent.hex()).append('\n'));
        version.step()
                .ifPresent(
                        step -> text.append(STEP).append(codec.writeValue(step)).append('\n'));
        for (Lesson lesson : version.lessons()) {
            text.append('\n').append("## ").append(lesson.id()).append("\n\n");
            text.append(escaped(lesson.text())).append("\n\n");
            // "--" would end the comment early in some renderers; its escape is the same character to a JSON reader.
            text.append(PROVENANCE)
                    .append(codec.writeValue(lesson.provenance()).replace("--", "\\u002d\\u002d"))
                    .append(PROVENANCE_END)
                    .append('\n');
        }
        return text.toString();
    }

    /** A text that looks like one of our own lines gets a backslash, as Markdown has it. */
    private static String escaped(String text) {
        return text.startsWith("#") || text.startsWith("<") || text.startsWith("\\") ? "\\" + text : text;
    }

    private static String unescaped(String text) {
        return text.startsWith("\\") ? text.substring(1) : text;
    }

    private ImportedLibrary readMarkdown(String text) {
        MarkdownReader reader = new MarkdownReader();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                reader.take(line);
            } catch (IllegalArgumentException e) {
                throw new MalformedLibraryFile("line " + number + ": " + e.getMessage());
            }
        }
        try {
            return reader.end();
        } catch (IllegalArgumentException e) {
            throw new MalformedLibraryFile("line " + number + ": " + e.getMessage());
        }
    }

    private final class MarkdownReader {
        private final List<VersionId> parents = new ArrayList<>();
        private final List<Lesson> lessons = new ArrayList<>();
        private Optional<String> name = Optional.empty();
        private Optional<VersionId> version = Optional.empty();
        private Optional<StepId> step = Optional.empty();
        private Optional<LessonId> lesson = Optional.empty();
        private Optional<Provenance> provenance = Optional.empty();
        private final StringBuilder words = new StringBuilder();

        void take(String line) {
            if (line.startsWith(TITLE) && name.isEmpty()) {
                name = Optional.of(line.substring(TITLE.length()).strip());
            } else if (line.startsWith(LESSON)) {
                endLesson();
                lesson = Optional.of(LessonId.parse(line.substring("## ".length())));
            } else if (lesson.isPresent()) {
                takeOfLesson(line);
            } else if (line.startsWith(VERSION)) {
                version = Optional.of(
                        new VersionId(line.substring(VERSION.length()).strip()));
            } else if (line.startsWith(PARENT)) {
                parents.add(new VersionId(line.substring(PARENT.length()).strip()));
            } else if (line.startsWith(STEP)) {
                step = Optional.of(codec.readValue(line.substring(STEP.length()), StepId.class));
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException(
                        name.isEmpty() ? "an exported library starts with '# Library NAME'" : "unexpected: " + line);
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
            lesson.ifPresent(id -> lessons.add(new Lesson(
                    id,
                    unescaped(words.toString().strip()),
                    provenance.orElse(Provenance.by("a person, in an exported file")))));
            words.setLength(0);
            provenance = Optional.empty();
        }

        ImportedLibrary end() {
            endLesson();
            if (name.isEmpty() || version.isEmpty()) {
                throw new IllegalArgumentException("an exported library starts with '# Library NAME' and a version");
            }
            return new ImportedLibrary(name.get(), version.get(), LibraryVersion.of(parents, step, lessons));
        }
    }
}
