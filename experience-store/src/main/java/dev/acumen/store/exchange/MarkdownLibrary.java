package dev.acumen.store.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.journal.EntryCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A library as Markdown: a title, instructions as a quotation if it has any, a list with one item a lesson, and in a comment at the end, apart from what people read and
 * write, where each lesson comes from. A lesson whose text is no longer the one the comment knows was worded by a person.
 */
final class MarkdownLibrary {

    private static final String COMMENT =
            "<!-- Where the lessons come from. Change the list above and leave this as it is.";
    private static final String COMMENT_END = "-->";
    private static final Pattern TITLE = Pattern.compile("#[ \\t]+(?:Library[ \\t]+)?(?<name>.*\\S)[ \\t]*");
    private static final Pattern ITEM = Pattern.compile(
            " {0,3}(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?:\\[(?<id>[Ll]\\d{1,18})\\](?:[ \\t]+|$))?(?<text>.*)");
    private static final Pattern QUOTE = Pattern.compile("^ {0,3}> ?");
    private static final Pattern ANY_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern BARE_TITLE = Pattern.compile("#{1,6}(?:[ \\t].*)?");

    private final EntryCodec codec;

    MarkdownLibrary(EntryCodec codec) {
        this.codec = codec;
    }

    /** What the comment knows. */
    private record Origins(
            VersionId version,
            List<VersionId> parents,
            Optional<StepId> step,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Origin> instructions,
            Map<String, Origin> lessons) {}

    /** Where a text comes from, and the fingerprint of the text that does. */
    private record Origin(String text, Provenance provenance) {}

    String write(String name, LibraryVersion version) {
        if (!name.equals(name.strip()) || name.lines().count() != 1) {
            throw new IllegalArgumentException("a library's name is one line of text: '" + name + "'");
        }
        StringBuilder text = new StringBuilder("# Library ").append(name).append("\n\n");
        version.instructions().ifPresent(own -> text.append(quoted(own.text())).append('\n'));
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (Lesson lesson : version.lessons()) {
            text.append("- [")
                    .append(lesson.id())
                    .append("] ")
                    .append(lesson.text())
                    .append('\n');
            origins.put(lesson.id().toString(), new Origin(fingerprint(lesson.text()), lesson.provenance()));
        }
        // "--" would end the comment early in some renderers; its escape is the same character to a JSON reader.
        String json = codec.writePretty(new Origins(
                        version.id(),
                        version.parents(),
                        version.step(),
                        version.instructions().map(own -> new Origin(fingerprint(own.text()), own.provenance())),
                        origins))
                .replace("--", "\\u002d\\u002d");
        return text.append(version.lessons().isEmpty() ? "" : "\n")
                .append(COMMENT)
                .append('\n')
                .append(json)
                .append('\n')
                .append(COMMENT_END)
                .append('\n')
                .toString();
    }

    private static String quoted(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? ">\n" : "> " + line + "\n")
                .collect(Collectors.joining());
    }

    /** Whether the line is of a quotation. */
    static boolean isQuoted(String line) {
        return QUOTE.matcher(line).find();
    }

    /** Whether the line begins an item of a list. */
    static boolean isItem(String line) {
        return ITEM.matcher(line).matches();
    }

    /** The lines of a text that has no list, without empty ones, headings and comments. */
    static Stream<String> plainLines(String text) {
        return ANY_COMMENT
                .matcher(text)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line ->
                        !Lesson.isBlank(line) && !BARE_TITLE.matcher(line).matches());
    }

    ImportedLibrary read(String text) {
        Reader reader = new Reader();
        int number = 0;
        try {
            for (String line : text.lines().toList()) {
                number++;
                reader.take(line);
            }
            return reader.end();
        } catch (IllegalArgumentException e) {
            throw new MalformedLibraryFile("line " + Math.max(1, number) + ": " + e.getMessage());
        }
    }

    private static String fingerprint(String text) {
        return Fingerprint.of(text).brief();
    }

    private final class Reader {
        private final List<Item> items = new ArrayList<>();
        private final StringBuilder instructions = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private Optional<String> name = Optional.empty();
        private boolean isInComment;
        private boolean isInOtherComment;
        private boolean isOpen;
        private boolean isQuoting;

        private record Item(Optional<LessonId> id, StringBuilder text) {}

        void take(String line) {
            Matcher item = ITEM.matcher(line);
            Matcher title = TITLE.matcher(line);
            if (isInComment) {
                isInComment = !line.strip().equals(COMMENT_END);
                comment.append(isInComment ? line + "\n" : "");
            } else if (isInOtherComment || line.startsWith("<!--")) {
                isInComment = line.strip().equals(COMMENT);
                isInOtherComment = !isInComment && !line.contains(COMMENT_END);
            } else if (items.isEmpty() && isQuoted(line)) {
                instructions.append(QUOTE.matcher(line).replaceFirst("")).append('\n');
                isQuoting = true;
            } else if (item.matches()) {
                Optional<LessonId> id = Optional.ofNullable(item.group("id")).map(LessonId::parse);
                items.add(new Item(id, new StringBuilder(item.group("text"))));
                isOpen = true;
            } else if (line.isBlank()) {
                isOpen = false;
                isQuoting = false;
            } else if (items.isEmpty() && isQuoting && !BARE_TITLE.matcher(line).matches()) {
                // A quotation goes on over a line that somebody forgot to mark.
                instructions.append(line.strip()).append('\n');
            } else if (name.isEmpty() && items.isEmpty() && title.matches()) {
                name = Optional.of(title.group("name"));
            } else if (!items.isEmpty() && !BARE_TITLE.matcher(line).matches()) {
                if (!isOpen && !Character.isWhitespace(line.charAt(0))) {
                    throw new IllegalArgumentException("the text '" + line.strip()
                            + "' is no item of the list; write '- ' before it if it is a lesson");
                }
                items.get(items.size() - 1).text().append(' ').append(line.strip());
            }
        }

        private Optional<Instructions> instructions(Optional<Origins> origins) {
            String text = instructions.toString().strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Instructions(
                            text,
                            origins.flatMap(Origins::instructions)
                                    .filter(known -> known.text().equals(fingerprint(text)))
                                    .map(Origin::provenance)
                                    .orElse(ImportedLesson.BY_HAND)));
        }

        ImportedLibrary end() {
            if (isInComment) {
                throw new IllegalArgumentException("the comment at the end of the file is not closed by '" + COMMENT_END
                        + "'; without it the lessons can be imported as new ones");
            }
            Optional<Origins> origins = comment.isEmpty()
                    ? Optional.empty()
                    : Optional.of(codec.readValue(comment.toString(), Origins.class));
            List<ImportedLesson> lessons = new ArrayList<>();
            for (Item item : items) {
                String text = item.text().toString().strip();
                if (text.isEmpty()) {
                    throw new IllegalArgumentException("an item of the list has no text");
                }
                Optional<Origin> origin = item.id()
                        .flatMap(id -> origins.map(known -> known.lessons().get(id.toString())))
                        .filter(known -> known.text().equals(fingerprint(text)));
                lessons.add(new ImportedLesson(item.id(), text, origin.map(Origin::provenance)));
            }
            return new ImportedLibrary(
                    name,
                    origins.map(Origins::version),
                    origins.map(Origins::parents).orElse(List.of()),
                    origins.flatMap(Origins::step),
                    instructions(origins),
                    lessons);
        }
    }
}
