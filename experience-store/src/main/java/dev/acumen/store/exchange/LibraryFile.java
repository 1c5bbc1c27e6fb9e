package dev.acumen.store.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.journal.EntryCodec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a library version as JSON or as Markdown, and reads both. What is read back is the same version, and writes the same
 * bytes again. Both are forms that a person can edit, or write from nothing: a lesson needs no more than its text.
 */
public final class LibraryFile {

    private static final Pattern JSON_ARRAY = Pattern.compile("\\s*\\[\\s*[\"{\\]]");

    private final EntryCodec codec = new EntryCodec();

    /** The form of a file. */
    public enum Form {
        MARKDOWN,
        JSON
    }

    /** What a JSON file holds. */
    private record Document(
            Optional<String> library,
            Optional<VersionId> version,
            Optional<List<VersionId>> parents,
            Optional<StepId> step,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Told> instructions,
            Optional<List<Entry>> lessons) {}

    /** Instructions in it, which may be their text alone; without a provenance a person worded them. */
    private record Told(String text, Optional<Provenance> provenance) {

        @JsonCreator
        static Told of(String text) {
            return new Told(text, Optional.empty());
        }

        static Told of(Instructions instructions) {
            return new Told(instructions.text(), Optional.of(instructions.provenance()));
        }

        Instructions instructions() {
            return new Instructions(text, provenance.orElse(ImportedLesson.BY_HAND));
        }
    }

    /** A lesson in it, which may be its text alone. */
    private record Entry(Optional<LessonId> id, String text, Optional<Provenance> provenance) {

        @JsonCreator
        static Entry of(String text) {
            return new Entry(Optional.empty(), text, Optional.empty());
        }

        ImportedLesson lesson() {
            return new ImportedLesson(id, text, provenance);
        }
    }

    /** The version as text of the given form. */
    public String write(String name, LibraryVersion version, Form form) {
        return form == Form.JSON ? json(name, version) : new MarkdownLibrary(codec).write(name, version);
    }

    /**
     * Reads a file of either form, also as earlier versions wrote it.
     *
     * @throws MalformedLibraryFile if it is neither
     */
    public ImportedLibrary read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.stripLeading().startsWith("{")) {
            return readJson(content);
        }
        return HeadedLibrary.isOne(content)
                ? new HeadedLibrary(codec).read(content)
                : new MarkdownLibrary(codec).read(content);
    }

    /**
     * Reads lessons from a file of any form: an export, a list, a JSON array, or plain text with a lesson on each line. In plain text, headings and
     * comments of Markdown are left out.
     *
     * @throws MalformedLibraryFile if there is no lesson in it
     */
    public ImportedLibrary readLessons(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (JSON_ARRAY.matcher(content).lookingAt()) {
            return readJson("{\"lessons\":" + content + "}");
        }
        boolean isPlain = !content.stripLeading().startsWith("{")
                && !HeadedLibrary.isOne(content)
                && content.lines().noneMatch(line -> MarkdownLibrary.isItem(line) || MarkdownLibrary.isQuoted(line));
        if (!isPlain) {
            return read(content);
        }
        try {
            return new ImportedLibrary(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    MarkdownLibrary.plainLines(content)
                            .map(line -> new ImportedLesson(Optional.empty(), line, Optional.empty()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new MalformedLibraryFile("there is no lesson in it: write one on each line");
        }
    }

    private String json(String name, LibraryVersion version) {
        return codec.writePretty(new Document(
                        Optional.of(name),
                        Optional.of(version.id()),
                        Optional.of(version.parents()),
                        version.step(),
                        version.instructions().map(Told::of),
                        Optional.of(version.lessons().stream()
                                .map(lesson -> new Entry(
                                        Optional.of(lesson.id()), lesson.text(), Optional.of(lesson.provenance())))
                                .toList())))
                + "\n";
    }

    private ImportedLibrary readJson(String text) {
        try {
            Document document = codec.readValue(text, Document.class);
            List<Entry> lessons = document.lessons().orElse(List.of());
            if (lessons.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("a lesson has a text, and one of these is null");
            }
            return new ImportedLibrary(
                    document.library(),
                    document.version(),
                    document.parents().orElse(List.of()),
                    document.step(),
                    document.instructions().map(Told::instructions),
                    lessons.stream().map(Entry::lesson).toList());
        } catch (IllegalArgumentException e) {
            String line = e.getCause() instanceof JsonProcessingException json && json.getLocation() != null
                    ? "line " + json.getLocation().getLineNr() + ": "
                    : "";
            throw new MalformedLibraryFile(line + "not a library: " + e.getMessage());
        }
    }
}
