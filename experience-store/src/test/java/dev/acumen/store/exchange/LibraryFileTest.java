package dev.acumen.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.store.Samples;
import dev.acumen.store.exchange.LibraryFile.Form;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @EnumSource(Form.class)
    void instructionsComeBackAsTheyWere(Form form) {
        List<Lesson> lessons = new Samples(1).version().lessons();
        List<String> texts = new ArrayList<>(AWKWARD);
        texts.add("Answer in kilograms.\n\n  > quoted\n- an item\n1. another\n# a title\n\tindented\n"
                + String.join("\n", AWKWARD));
        for (String text : texts) {
            Optional<Instructions> own = Optional.of(new Instructions(text, Provenance.by(text)));
            comesBack("税関", LibraryVersion.of(List.of(), Optional.empty(), own, List.of()), form);
            comesBack("税関", LibraryVersion.of(List.of(), Optional.empty(), own, lessons), form);
        }
    }

    @Test
    void aQuotationGoesOnOverALineThatSomebodyForgotToMark() {
        ImportedLibrary read =
                file.read("# Library desk\n\n > Answer in one line. Name the\nteam.\n\nSo far.\n\n- Be kind.\n");

        assertThat(read.instructions().orElseThrow().text()).isEqualTo("Answer in one line. Name the\nteam.");
        assertThat(read.lessons()).extracting(ImportedLesson::text).containsExactly("Be kind.");
    }

    @Test
    void instructionsAloneAreALibraryInBothForms() {
        for (String text : List.of("> Answer.\n", "{\"instructions\": \"Answer.\"}")) {
            for (ImportedLibrary read : List.of(file.read(text), file.readLessons(text))) {
                assertThat(read.instructions().orElseThrow().text()).isEqualTo("Answer.");
                assertThat(read.lessons()).isEmpty();
            }
        }
    }

    @Test
    void instructionsThatAPersonRewordedInMarkdownAreTheirs() {
        LibraryVersion version = LibraryVersion.of(
                List.of(),
                Optional.empty(),
                Optional.of(new Instructions("Answer in kilograms.", Provenance.by("a model"))),
                List.of());

        ImportedLibrary read =
                file.read(file.write("freight", version, Form.MARKDOWN).replace("kilograms", "pounds"));

        assertThat(read.edited()).isTrue();
        assertThat(read.instructions().orElseThrow().text()).isEqualTo("Answer in pounds.");
        assertThat(read.instructions().orElseThrow().provenance()).isEqualTo(ImportedLesson.BY_HAND);
    }

    private void comesBack(String name, LibraryVersion version, Form form) {
        String text = file.write(name, version, form);
        ImportedLibrary read = file.read(text);
        assertThat(read).isEqualTo(ImportedLibrary.of(name, version));
        assertThat(read.edited()).isFalse();
        assertThat(read.version()).contains(version);
        assertThat(file.write(read.name().orElseThrow(), read.version().orElseThrow(), form))
                .isEqualTo(text);
        assertThat(file.read("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void anEditedFileIsReportedAsEdited(Form form) {
        LibraryVersion version = twoLessons();
        String text = file.write("freight", version, form).replace("Weigh twice.", "Weigh three times.");
        ImportedLibrary read = file.read(text);
        assertThat(read.edited()).isTrue();
        assertThat(read.declared()).contains(version.id());
        assertThat(read.lessons().get(0).text()).isEqualTo("Weigh three times.");
    }

    @Test
    void whatAPersonChangedInMarkdownIsNotCreditedToTheRun() {
        String text = file.write("freight", twoLessons(), Form.MARKDOWN)
                .replace("Weigh twice.", "Weigh three times.")
                .replace("- [L2]", "- Round up to whole pallets,\n  never down.\n- [L2]");
        List<ImportedLesson> lessons = file.read(text).lessons();
        assertThat(lessons.get(0).provenance()).isEmpty();
        assertThat(lessons.get(1).id()).isEmpty();
        assertThat(lessons.get(1).text()).isEqualTo("Round up to whole pallets, never down.");
        assertThat(lessons.get(2).provenance())
                .contains(twoLessons().lessons().get(1).provenance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Library freight\n\n- Weigh twice.\n- Round up.\n",
                "# freight\n* Weigh twice.\n* Round up.",
                "# Library freight\nWhat we know:\n\n1. Weigh\n   twice.\n2) Round up.\n",
                "# Library freight\n## Scales\n- Weigh\ntwice.\n\n## Prices\n\n+ Round up.\n<!-- a remark\n- not a lesson\n-->\n",
                "{\"library\": \"freight\", \"lessons\": [\"Weigh twice.\", {\"text\": \"Round up.\"}]}"
            })
    void aLibraryCanBeWrittenByHand(String text) {
        ImportedLibrary read = file.read(text);
        assertThat(read.name()).contains("freight");
        assertThat(read.lessons())
                .containsExactly(
                        new ImportedLesson(Optional.empty(), "Weigh twice.", Optional.empty()),
                        new ImportedLesson(Optional.empty(), "Round up.", Optional.empty()));
        assertThat(read.edited()).isFalse();
    }

    @Test
    void aListNeedsNoTitle() {
        assertThat(file.read("- Weigh twice.\n").name()).isEmpty();
    }

    @Test
    void whatAnEarlierVersionExportedIsRead() throws IOException {
        try (InputStream in = LibraryFileTest.class.getResourceAsStream("earlier-export.md")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            ImportedLibrary read = file.read(text);
            assertThat(read.edited()).isFalse();
            assertThat(read.version().orElseThrow().lessons()).hasSize(2);
            assertThat(read.lessons().get(0).provenance().orElseThrow().author())
                    .isEqualTo("model");
            assertThat(file.read(text.replace("Weigh twice.", "Weigh once.")).edited())
                    .isTrue();
            refused("line 9", text.replaceFirst("<!-- provenance .* -->", "<!-- provenance {} -->"));
        }
    }

    @Test
    void malformedMarkdownNamesTheLine() {
        String good = file.write("freight", twoLessons(), Form.MARKDOWN);
        refused("not closed", good.replace("\n-->\n", "\n"));
        refused("line", good.replaceFirst("\"version\" : \"[0-9a-f]+\"", "\"version\" : \"one\""));
        refused("occurs twice", good.replace("[L2]", "[L1]"));
        refused("line 4: the text 'Never on Sundays.'", "# Library x\n- Weigh.\n\nNever on Sundays.\n");
        refused("no text", good.replace("Round up.", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "# Library",
                "# Library freight\n",
                "null",
                "# Library \u0000",
                "Always weigh twice."
            })
    void whatIsNoLibraryIsRefused(String text) {
        refused("", text);
    }

    @Test
    void malformedJsonNamesTheLine() {
        String good = file.write("freight", twoLessons(), Form.JSON);
        refused("line", good.replaceFirst("\"version\" : \"[0-9a-f]+\"", "\"version\" : \"one\""));
        refused("line", good.replaceFirst("\"freight\"", "freight"));
        refused("line", good.substring(0, good.length() / 2));
        refused("", "{}");
        refused("", "{\"library\":null}");
        refused("", "{\"library\":\"x\",\"lessons\":[]}");
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
