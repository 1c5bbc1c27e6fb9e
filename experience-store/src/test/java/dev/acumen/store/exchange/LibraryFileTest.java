package dev.acumen.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.store.Samples;
import dev.acumen.store.exchange.LibraryFile.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported is imported as it was, and what somebody changed meanwhile shows. */
class LibraryFileTest {

    private static final List<String> AWKWARD = List.of(
            "# not a title",
            "# Library other",
            "## L9",
            "## L",
            "<!-- provenance {} -->",
            "<!-- a comment -->",
            "ends with -->",
            "has -- inside",
            "--",
            "--->",
            "\\",
            "\\\\# twice",
            "\\# once",
            "\"quoted\" and 'quoted'",
            "back\\slash",
            "- version: " + "0".repeat(64),
            "- step: {}",
            "* bullet",
            "\uFEFFmark first",
            "\u0085next line\u0085",
            "{\"library\":1}",
            "<b>bold</b>",
            "重い箱 🚚");

    private final LibraryFile file = new LibraryFile();

    @ParameterizedTest
    @EnumSource(Form.class)
    void seededLibrariesComeBackAsTheyWere(Form form) {
        for (int seed = 0; seed < 300; seed++) {
            comesBack("freight " + seed, new Samples(seed).version(), form);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void awkwardTextsComeBackAsTheyWere(Form form) {
        List<Lesson> all = new ArrayList<>();
        for (String text : AWKWARD) {
            Lesson lesson = new Lesson(
                    new LessonId(all.size() + 1),
                    text,
                    new Provenance(Optional.empty(), List.of(), text, Map.of(text, text)));
            all.add(lesson);
            comesBack("税関", LibraryVersion.of(List.of(), Optional.empty(), List.of(lesson)), form);
        }
        comesBack("L1", LibraryVersion.of(List.of(), Optional.empty(), all), form);
        comesBack("empty", LibraryVersion.empty(), form);
    }

    private void comesBack(String name, LibraryVersion version, Form form) {
        String text = file.write(name, version, form);
        ImportedLibrary read = file.read(text);
        assertThat(read).isEqualTo(new ImportedLibrary(name, version.id(), version));
        assertThat(read.edited()).isFalse();
        assertThat(file.write(read.name(), read.version(), form)).isEqualTo(text);
        assertThat(file.read("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void anEditedFileIsReportedAsEdited(Form form) {
        LibraryVersion version = twoLessons();
        String text = file.write("freight", version, form).replace("Weigh twice.", "Weigh three times.");
        ImportedLibrary read = file.read(text);
        assertThat(read.edited()).isTrue();
        assertThat(read.declared()).isEqualTo(version.id());
        assertThat(read.version().lessons().get(0).text()).isEqualTo("Weigh three times.");
    }

    @Test
    void aLessonWrittenByHandNeedsNoProvenance() {
        String text = file.write("freight", twoLessons(), Form.MARKDOWN) + "\n## L7\n\nRound\nup.\n";
        ImportedLibrary read = file.read(text);
        assertThat(read.edited()).isTrue();
        assertThat(read.version().lessons()).hasSize(3);
        assertThat(read.version().lessons().get(2).id()).isEqualTo(new LessonId(7));
        assertThat(read.version().lessons().get(2).text()).isEqualTo("Round up.");
    }

    @Test
    void malformedMarkdownNamesTheLine() {
        String good = file.write("freight", twoLessons(), Form.MARKDOWN);
        refused("line 1", "Lessons learned\n" + good);
        refused("line 3", good.replaceFirst("- version: .*", "- version: one"));
        refused("line 4", good.replaceFirst("(- version: .*\n)", "$1- step: null\n"));
        refused("line 4", good.replaceFirst("(- version: .*\n)", "$1- step: {}\n"));
        refused("line 4", good.replaceFirst("(- version: .*\n)", "$1what is this\n"));
        refused("line 5", good.replace("## L1", "## Lessons"));
        refused("line 9", good.replaceFirst("<!-- provenance .* -->", "<!-- provenance null -->"));
        refused("line 9", good.replaceFirst("<!-- provenance .* -->", "<!-- provenance {} -->"));
        refused("line 9", good.replaceFirst("<!-- provenance .* -->", "<!-- provenance {\"a -->"));
        refused("L1", good.replace("## L2", "## L1"));
        refused("line", good.replace("Round up.", ""));
        refused("line", good.replaceFirst("- version: .*\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "# Library", "# Library freight\n", "null", "[]", "# Library \u0000"})
    void whatIsNoLibraryIsRefused(String text) {
        refused("", text);
    }

    @Test
    void malformedJsonNamesTheLine() {
        String good = file.write("freight", twoLessons(), Form.JSON);
        refused("line 3", good.replaceFirst("\"version\" : \"[0-9a-f]+\"", "\"version\" : \"one\""));
        refused("line 2", good.replaceFirst("\"freight\"", "freight"));
        refused("line", good.substring(0, good.length() / 2));
        refused("", "{}");
        refused("", "{\"library\":null}");
        refused("", good.replace("\"L2\"", "\"L1\""));
        refused("", good.replace("\"Round up.\"", "null"));
    }

    @Test
    void aNameOfSeveralLinesCannotBeWrittenAsMarkdown() {
        assertThatThrownBy(() -> file.write("a\nb", twoLessons(), Form.MARKDOWN))
                .isInstanceOf(IllegalArgumentException.class);
        comesBack("a\nb", twoLessons(), Form.JSON);
    }

    private void refused(String naming, String text) {
        assertThatThrownBy(() -> file.read(text))
                .isInstanceOf(MalformedLibraryFile.class)
                .hasMessageContaining(naming);
    }

    private static LibraryVersion twoLessons() {
        Provenance person = Provenance.by("a person");
        return LibraryVersion.of(
                List.of(),
                Optional.empty(),
                List.of(
                        new Lesson(new LessonId(1), "Weigh twice.", person),
                        new Lesson(new LessonId(2), "Round up.", person)));
    }
}
