package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets, data frames and databases write them. */
class TableFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiterWhereTextHoldsTheOthers(String delimiter) {
        String text = ", ; | \t ".replace(delimiter, "");
        List<Task> tasks = tasks(
                "a.csv",
                String.join(delimiter, "id", "question", "answer")
                        + "\n"
                        + String.join(delimiter, "a", "One" + text + "two?", "3" + text + "4")
                        + "\n"
                        + String.join(delimiter, "b", "Plain?", "5")
                        + "\n");

        assertThat(tasks).extracting(Task::input).containsExactly("One" + text + "two?", "Plain?");
        assertThat(tasks.get(0).reference()).isEqualTo(Reference.answers("3" + text + "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiterOfAHeaderWithoutKnownNames(String delimiter) {
        String content = String.join(delimiter, "Frage, genau", "Lösung")
                        .replace(", genau", delimiter.equals(",") ? "" : ", genau")
                + "\n" + String.join(delimiter, "Wie viele", "3") + "\n" + String.join(delimiter, "Und jetzt", "4")
                + "\n";
        Path file = DataFolder.write(folder, "a.csv", content);
        String header = content.lines().findFirst().orElseThrow();

        assertThatThrownBy(() -> TaskFile.read(file))
                .hasMessageContaining(header.substring(0, header.indexOf(delimiter + "L")) + ", Lösung");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "sep=;\r\n", "\ufeffsep=;\n", "\"sep=;\"\n"})
    void believesTheLineThatTellsExcel(String line) {
        List<Task> tasks = tasks("a.csv", line + "question;answer\na, b, c;d\n");

        assertThat(tasks).extracting(Task::input).containsExactly("a, b, c");
        assertFails("b.csv", line + "question;answer\nq;1\nq;1;2\n", "line 4");
    }

    @Test
    void takesATabFromSepAndFromTheNameOfTheFile() {
        assertThat(tasks("a.csv", "sep=\t\nquestion\tanswer\na,b;c\td\n").get(0).input())
                .isEqualTo("a,b;c");
        assertThat(tasks("b.tsv", "question\none, two; three\nfour, five; six\n"))
                .extracting(Task::input)
                .containsExactly("one, two; three", "four, five; six");
    }

    @Test
    void aColumnOfProseMayHoldAnyOfThem() {
        assertThat(tasks("a.csv", "question\nWell, why?\nAnd, then, why not; or maybe?\n"))
                .extracting(Task::input)
                .containsExactly("Well, why?", "And, then, why not; or maybe?");
        assertFails("b.csv", "question\n2+2?,4\n3+3?,6\n", "line 2", "2 columns, the header has 1");
    }

    @Test
    void aColumnWithoutANameIsMetadata() {
        Task task = tasks("a.csv", ",question,answer\n0,2+2?,4\n1,2+3?,5\n").get(1);

        assertThat(task.input()).isEqualTo("2+3?");
        assertThat(task.metadata()).isEqualTo(Map.of("column 1", "1"));
        assertThat(tasks("b.csv", "question, ,answer,\nq,x,a,\n").get(0).metadata())
                .isEqualTo(Map.of("column 2", "x"));
        assertThat(tasks("c.jsonl", "{\"\":0,\"question\":\"q\"}").get(0).input())
                .isEqualTo("q");
    }

    @Test
    void linesThatASpreadsheetLeavesBlankAreNoRows() {
        assertThat(tasks("a.csv", "question,answer,,\nq,a,,\n\n,,,\n , ,,\n")).hasSize(1);
    }

    @Test
    void aRepeatedNameIsAnErrorWithItsColumns() {
        assertFails(
                "a.csv",
                "id,answer,question,answer,Answer,answer\n1,2,3,4,5,6\n",
                "line 1",
                "'answer'",
                "columns 2, 4 and 6");
        assertFails(
                "b.jsonl",
                "{\"question\":\"q\"}\n{\"question\":\"q\",\"question\":\"r\"}",
                "line 2",
                "'question' more than once");
        assertFails(
                "c.json", "[{\"question\":\"q\"},\n{\"question\":\"q\",\"question\":\"r\"}]", "line 2", "'question'");
    }

    @Test
    void aNameThatAColumnWithoutOneWasGivenCountsAsRepeated() {
        assertFails("a.csv", "question,,column 2\nq,x,y\n", "line 1", "'column 2'", "columns 2 and 3");
    }

    @Test
    void raggedRowsAreNamedWithWhatSeparatesThem() {
        assertFails(
                "a.csv",
                "question;answer\n\n\"a\nb\";1\nq;1;2\n",
                "line 5",
                "3 columns, the header has 2",
                "semicolons");
        assertFails("b.csv", "question,answer,note\nq,1,x\nq\n", "line 3", "1 column,", "commas");
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWithTheLineItOpensOn() {
        assertFails("a.csv", "question,answer\n\"fine\nhere\",1\n\"never closed,1\nq,2\n", "line 4", "never closed");
        assertFails(
                "b.csv",
                "question,answer\nq,1\n\n\"open,1\nq,2\n\"q\",3\n",
                "line 4",
                "closes a field of this row on line 6");
        assertFails("c.csv", "question,answer\n\"say\" it,1\n", "line 2", "text follows the double quote");
        assertThat(tasks("d.csv", "question,answer\nsay \"it\",1\n").get(0).input())
                .isEqualTo("say \"it\"");
    }

    @Test
    void jsonUnderATablesNameIsReadAsWhatItIs() {
        assertThat(tasks("a.csv", "{\"question\":\"q\",\"answer\":\"a\"}\n")
                        .get(0)
                        .input())
                .isEqualTo("q");
        assertThat(tasks("b.csv", "[{\"question\":\"q\"}]").get(0).input()).isEqualTo("q");
        assertThat(tasks("c.csv", "[id],question\n1,q\n").get(0).input()).isEqualTo("q");
    }

    @Test
    void jsonThatIsNoListOfRowsSaysWhatItIs() {
        assertFails("a.json", "{\n \"data\": [{\"question\":\"q\"}]\n}", "one JSON object", "'data'");
        assertFails("b.json", "{\"version\":1,\"data\":[{\"question\":\"q\"}]}", "one JSON object", "'data'");
        assertFails(
                "c.jsonl",
                "{\n\"question\":\"q\"\n}\n{\n\"question\":\"r\"\n}",
                "line 1",
                "one whole object on each line");
        assertFails("d.jsonl", "{\"question\":\"q\",\"answer\":NaN}", "line 1", "NaN");
    }

    @Test
    void filesOfOtherFormatsAreNamedWhateverTheyAreCalled() {
        assertForeign(zip("xl/workbook.xml"), "Excel workbook", "export the sheet as CSV in UTF-8");
        assertForeign(zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "OpenDocument");
        assertForeign(zip("data.csv"), "zip archive", "unpack");
        assertForeign(latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\0\0"), "Excel file (.xls)");
        assertForeign(latin("PAR1\u0015\u0004"), "Parquet", "to_json");
        assertForeign(latin("ARROW1\0\0"), "Arrow");
        assertForeign(latin("\u001f\u008b\b\0"), "gzip", "gunzip");
        assertForeign(latin("BZh91AY"), "bzip2");
        assertForeign(latin("(\u00b5/\u00fd\0"), "zstd");
        assertForeign(latin("%PDF-1.7"), "PDF");
        assertForeign(latin("SQLite format 3\0"), "SQLite");
        assertForeign(latin("<!DOCTYPE html><html>"), "web page");
        assertForeign(
                latin("version https://git-lfs.github.com/spec/v1\noid sha256:0"), "Git LFS pointer", "git lfs pull");
        assertForeign("question,answer\nq,a\n".getBytes(StandardCharsets.UTF_16), "UTF-16", "iconv");
        assertForeign("question,answer\nq,a\n".getBytes(StandardCharsets.UTF_16LE), "UTF-16", "UTF-16LE");
        assertForeign("question,answer\nq,a\n".getBytes(StandardCharsets.UTF_16BE), "UTF-16", "UTF-16BE");
        assertForeign("question\nq\0q\n".getBytes(StandardCharsets.UTF_8), "line 2", "zero byte");
    }

    @Test
    void bytesOfWesternEncodingsAreNamedWithTheirLine() {
        assertForeign(
                latin("question,answer\r\nq,a\r\nWo ist das Caf\u00e9?,hier\r\n"),
                "line 3",
                "0xE9",
                "'Wo ist das Caf'",
                "Windows-1252");
        assertForeign(latin("question\rq\rcaf\u00e9\r"), "line 3");
        assertForeign(latin("{\"question\":\"q\"}\n{\"question\":\"\u0093q\u0094\"}\n"), "line 2", "0x93");
    }

    @Test
    void aMarkAtTheBeginningIsNoPartOfTheFirstName() {
        assertThat(tasks("a.csv", "\ufeffquestion;answer\nq;a\n").get(0).reference())
                .isEqualTo(Reference.answers("a"));
    }

    private void assertForeign(byte[] content, String... parts) {
        for (String name : List.of("a.csv", "a.jsonl", "a.json", "a.xlsx")) {
            Path file = DataFolder.write(folder, name, content);
            assertThatThrownBy(() -> TaskFile.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(name)
                    .hasMessageContainingAll(parts);
        }
    }

    private static byte[] zip(String inside) {
        return latin("PK\u0003\u0004\u0014\0" + inside);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<Task> tasks(String name, String content) {
        return TaskFile.read(DataFolder.write(folder, name, content));
    }

    private void assertFails(String name, String content, String... parts) {
        assertThatThrownBy(() -> tasks(name, content))
                .as(content)
                .isInstanceOf(DataException.class)
                .hasMessageContaining(name)
                .hasMessageContainingAll(parts);
    }
}
