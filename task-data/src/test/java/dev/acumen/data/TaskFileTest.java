package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsJsonLinesWithMarkCrlfAndBlankLines() {
        List<Task> tasks = tasks(
                "a.jsonl",
                "\ufeff{\"question\":\"2+2?\",\"answer\":\"4\",\"level\":1}\r\n\r\n{\"question\":\"2+3?\",\"answer\":5.0,\"tags\":[\"x\"]}\r\n");
        assertThat(tasks).extracting(task -> task.id().value()).containsExactly("t0001", "t0002");
        assertThat(tasks.get(0).metadata()).containsExactly(Map.entry("level", "1"));
        assertThat(tasks.get(1).reference()).isEqualTo(Reference.answers("5.0"));
        assertThat(tasks.get(1).metadata()).containsEntry("tags", "[\"x\"]");
    }

    @Test
    void readsAJsonArrayWithSeveralAcceptedAnswersAndARubric() {
        List<Task> tasks = tasks(
                "a.json",
                "[\n {\"ID\": 7, \"Prompt\": \"Where?\", \"gold\": [\"UK\", \"Britain\"]},\n"
                        + " {\"ID\": 8, \"Prompt\": \"Write.\", \"criteria\": [\"short\", \"clear\"]}\n]");
        assertThat(tasks.get(0).id()).hasToString("7");
        assertThat(tasks.get(0).reference().answers()).containsExactly("UK", "Britain");
        assertThat(tasks.get(1).reference()).isEqualTo(new Reference(List.of(), Optional.of("short\nclear")));
    }

    @Test
    void readsCsvWithQuotedLineBreaks() {
        List<Task> tasks = tasks("a.csv", "id,question,answer\na1,\"One,\ntwo?\",3\na2,\"say \"\"x\"\"\",\n");
        assertThat(tasks.get(0).input()).isEqualTo("One,\ntwo?");
        assertThat(tasks.get(1).input()).isEqualTo("say \"x\"");
        assertThat(tasks.get(1).reference().isEmpty()).isTrue();
    }

    @Test
    void putsTogetherWhatBelongsTogether() {
        assertThat(tasks("a.jsonl", "{\"Body\":\"He has 3 dvds\",\"Question\":\"How many?\",\"Answer\":3}")
                        .get(0)
                        .input())
                .isEqualTo("He has 3 dvds. How many?");
        assertThat(tasks("b.jsonl", "{\"instruction\":\"Translate.\",\"input\":\"Haus\",\"output\":\"house\"}")
                        .get(0)
                        .input())
                .isEqualTo("Translate.\n\nHaus");
        assertThat(tasks("c.jsonl", "{\"instruction\":\"Sing.\",\"input\":\"\",\"output\":\"la\"}")
                        .get(0)
                        .input())
                .isEqualTo("Sing.");
    }

    @Test
    void usesTheFieldsTheUserNames() {
        Path file = DataFolder.write(
                folder, "a.jsonl", "{\"question\":\"q\",\"hint\":\"h\",\"answer\":\"a\",\"key\":\"k\"}");
        Task task = TaskFile.read(file, new FieldNames(Optional.of("hint"), Optional.of("key"), Optional.of("answer")))
                .get(0);
        assertThat(task.input()).isEqualTo("h");
        assertThat(task.reference()).isEqualTo(Reference.answers("k"));
        assertThat(task.id()).hasToString("a");
        assertThatThrownBy(() ->
                        TaskFile.read(file, new FieldNames(Optional.of("prompt"), Optional.empty(), Optional.empty())))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("a.jsonl", "no field 'prompt'", "question, hint, answer, key");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        String row = "{\"id\":\"a\",\"question\":\"q\"}\n";
        assertFails(
                "a.jsonl", row.replace("\"a\"", "1") + "\n".repeat(5) + "{\"question\": \n", "a.jsonl, line 7", "JSON");
        assertFails("b.jsonl", "{\"question\":\"q\"}\n\n{\"answer\":\"5\"}", "line 3", "no question");
        assertFails("c.jsonl", "{\"question\":\"q\"}\n{\"question\":\" \"}", "line 2", "no question");
        assertFails("d.jsonl", row + "\n" + row, "line 3", "'a'", "line 1");
        assertFails("e.jsonl", " \n", "is empty");
        assertFails("f.json", "[]", "no rows");
        assertFails("g.jsonl", "{\"foo\":1,\"bar\":2}", "foo, bar");
        assertFails("h.json", "[{\"question\":\"q\"},\n{\"question\":}\n]", "line 2", "JSON");
        assertFails("i.json", "[{\"question\":\"q\"},\n5]", "line 2", "object");
        assertFails("j.csv", "question,answer\n\"a\nb\",1\nq,1,2\n", "line 4", "3 columns");
        assertFails("k.csv", "question,answer\n\"never closed,1\n", "CSV");
        assertFails("l.jsonl", "{\"question\":\"q\"} {\"question\":\"r\"}", "line 1", "JSON");
        assertFails("m.json", "[{\"question\":\"q\"}", "JSON");
        assertFails("n.jsonl", "{\"id\":\"a\\nb\",\"question\":\"q\"}", "line 1", "id");
        assertThatThrownBy(() -> TaskFile.read(folder.resolve("none.jsonl")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> TaskFile.read(folder)).hasMessageContaining("folder");
        Path latin = DataFolder.write(
                folder, "latin.csv", "question\nok\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TaskFile.read(latin)).hasMessageContainingAll("line 3", "UTF-8");
    }

    @Test
    void readsTheRealFilesWithoutOptions() {
        List<Task> gsm8k = TaskFile.read(DataFolder.real("gsm8k-train-500.jsonl"));
        assertThat(gsm8k).hasSize(500);
        assertThat(gsm8k.get(0).input()).startsWith("Natalia sold clips");
        assertThat(gsm8k.get(0).reference().answers().get(0)).endsWith("#### 72");
        assertThat(TaskFile.read(DataFolder.real("gsm8k-test-500.jsonl"))).hasSize(500);

        List<Task> svamp = TaskFile.read(DataFolder.real("svamp-500.jsonl"));
        assertThat(svamp).hasSize(500);
        assertThat(svamp.get(0).id()).hasToString("chal-1");
        assertThat(svamp.get(0).input()).endsWith("on each pack. How much do you have to pay to buy each pack?");
        assertThat(svamp.get(0).reference()).isEqualTo(Reference.answers("51.0"));
        assertThat(svamp.get(0).metadata()).containsOnlyKeys("Equation", "Type");

        List<Task> formula = TaskFile.read(DataFolder.real("formula-train-500.jsonl"));
        assertThat(formula).hasSize(500);
        assertThat(formula.get(0).reference()).isEqualTo(Reference.answers("2.0"));
        assertThat(TaskFile.read(DataFolder.real("formula-val-300.jsonl"))).hasSize(300);

        List<Task> web = TaskFile.read(DataFolder.real("webwalkerqa-340.jsonl"));
        assertThat(web).hasSize(340);
        assertThat(web.get(1).reference()).isEqualTo(Reference.answers("Five votes in favor."));
        assertThat(web.get(1).metadata()).containsEntry("domain", "game").containsKey("golden_path");

        List<Task> solutions = TaskFile.read(DataFolder.real("gsm8k-model-solutions-500.jsonl"));
        assertThat(solutions).hasSize(500);
        assertThat(solutions.get(0).reference().answers().get(0)).endsWith("A: 18");
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
