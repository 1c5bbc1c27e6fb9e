package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields are the question and the reference, conversations, and templates. */
class FieldChoiceTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ideal",
                "ans",
                "answerKey",
                "answer_key",
                "ground_truth",
                "groundTruth",
                "Ground Truth",
                "gold",
                "expected",
                "expected-answer",
                "correct_answer",
                "reference",
                "target",
                "label",
                "solution"
            })
    void fieldsForReferencesWinOverAModelsOutput(String name) {
        Task task = task("{\"output\":\"Rome\",\"question\":\"Capital of France?\",\"" + name + "\":\"Paris\"}");

        assertThat(task.reference()).isEqualTo(Reference.answers("Paris"));
        assertThat(task.metadata()).containsOnlyKeys("output");
    }

    @Test
    void whatIsCalledTheTruthWinsOverAnAnswer() {
        assertThat(task("{\"question\":\"q\",\"answer\":\"a model's\",\"ground_truth\":\"right\"}")
                        .reference())
                .isEqualTo(Reference.answers("right"));
        assertThat(task("{\"question\":\"q\",\"gold\":\"\",\"answer\":\"right\"}")
                        .reference())
                .as("a field that is empty in every row")
                .isEqualTo(Reference.answers("right"));
    }

    @Test
    void answersThatPublishedSetsKeepInObjectsAreRead() {
        assertThat(task("{\"question\":\"q\",\"answers\":{\"text\":[\"UK\",\"Britain\"],\"answer_start\":[1,2]}}")
                        .reference())
                .isEqualTo(Reference.answers("UK", "Britain"));
        assertThat(task("{\"question\":\"q\",\"answer\":{\"value\":\"UK\",\"aliases\":[\"Britain\",\"UK\"]}}")
                        .reference())
                .isEqualTo(Reference.answers("UK", "Britain"));
    }

    @Test
    void anObjectOrAListIsNoText() {
        assertFails("{\"question\":\"q\"}\n{\"question\":{\"a\":1}}", "line 2", "'question' is an object");
        assertFails("{\"question\":\"q\"}\n{\"question\":[\"a\"]}", "line 2", "'question' is a list");
        assertFails("{\"question\":\"q\",\"context\":[[\"a\"]]}", "line 1", "'context' is a list");
        assertFails("{\"question\":\"q\",\"answer\":{\"a\":1}}", "line 1", "'answer' holds an object");
        assertFails("{\"question\":\"q\",\"answer\":[{\"a\":1}]}", "line 1", "'answer' holds an object");
        assertFails("{\"question\":\"q\",\"rubric\":[{\"a\":1}]}", "line 1", "'rubric' holds an object");
        assertFails("{\"question\":\"q\",\"id\":[1]}", "line 1", "'id' is a list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"2+2?\"},"
                        + "{\"role\":\"assistant\",\"content\":\"4\"}]",
                "\"conversations\":[{\"from\":\"system\",\"value\":\"Be brief.\"},{\"from\":\"human\",\"value\":\"2+2?\"},"
                        + "{\"from\":\"gpt\",\"value\":\"4\"}]",
                "\"messages\":[{\"role\":\"developer\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"2+2?\"}]},{\"role\":\"assistant\",\"content\":\"4\"}]",
                "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"2+2?\"}],"
                        + "\"answer\":\"4\"",
                "\"input\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"2+2?\"}],"
                        + "\"ideal\":\"4\"",
                "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"2+2?\"},"
                        + "{\"role\":\"assistant\",\"content\":\"5\"}],\"answer\":\"4\"",
            })
    void aConversationOfOneQuestionIsAskedAsItIs(String fields) {
        Task task = task("{" + fields + "}");

        assertThat(task.input()).isEqualTo("Be brief.\n\n2+2?");
        assertThat(task.reference()).isEqualTo(Reference.answers("4"));
        assertThat(task.metadata()).isEmpty();
    }

    @Test
    void aLongerConversationIsATranscriptWithoutItsLastReply() {
        Task task = task("{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"Two and {two}?\"},{\"role\":\"assistant\",\"content\":\"4\"},"
                + "{\"role\":\"user\",\"content\":\"And one more?\"},{\"role\":\"assistant\",\"content\":\"5\"}]}");

        assertThat(task.input())
                .isEqualTo("System: Be brief.\n\nUser: Two and {two}?\n\nAssistant: 4\n\nUser: And one more?\n\n"
                        + "Give the next reply of the assistant.");
        assertThat(task.reference()).isEqualTo(Reference.answers("5"));
    }

    @Test
    void aConversationMayStandInAColumn() {
        Task task = TaskFile.read(DataFolder.write(
                        folder,
                        "a.csv",
                        "messages\n\"[{'role': 'user', 'content': '2+2?'}, {'role': 'assistant', 'content': '4'}]\"\n"))
                .get(0);

        assertThat(task.input()).isEqualTo("2+2?");
        assertThat(task.reference()).isEqualTo(Reference.answers("4"));
    }

    @Test
    void aConversationInAColumnThatCannotBeReadIsAnError() {
        assertThatThrownBy(() -> TaskFile.read(
                        DataFolder.write(folder, "a.csv", "messages\n\"[{'role': 'user', 'content': '2+2?'\"\n")))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 2", "'messages' begins like a conversation", "JSON list");
    }

    @Test
    void aConversationThatCannotBeAskedIsAnError() {
        String good = "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}\n";
        assertFails(good + good.replace("user", "assistant"), "line 2", "nobody asks", "'messages'");
        assertFails(good + good.replace("user", "wizard"), "line 2", "message 1", "'wizard'");
        assertFails(good + good.replace("\"q\"", "null"), "line 2", "message 1", "no text");
        assertFails(good + good.replace("\"q\"", "[{\"type\":\"image_url\"}]"), "line 2", "no text, such as a picture");
        assertFails(good + "{\"messages\":\"q\"}\n{\"messages\":{\"a\":1}}", "line 3", "'messages' is an object");
    }

    @Test
    void aTemplateJoinsFieldsAndTheirValuesAreData() {
        String row = "{\"Subject\":\"Hi {body}\",\"body\":\"a\\\\nb {{x}} $1\",\"label\":\"spam\",\"date\":\"today\"}";
        Task task = templated("Subject: {subject}\\n\\n{body}\\t{{literal}}\\\\", row);

        assertThat(task.input()).isEqualTo("Subject: Hi {body}\n\na\\nb {{x}} $1\t{literal}\\");
        assertThat(task.reference()).isEqualTo(Reference.answers("spam"));
        assertThat(task.metadata()).containsOnlyKeys("date");
        assertThat(templated("{subject}|{body}", "{\"subject\":null,\"body\":\"b\"}")
                        .input())
                .isEqualTo("|b");
    }

    @Test
    void aTemplateSaysWhereChoicesStandOrTheyStandBehindIt() {
        String row = "{\"text\":\"Which?\",\"choices\":[\"x\",\"y\"],\"answer\":1}";

        assertThat(templated("{choices}\\n{text}", row).input()).isEqualTo("A. x\nB. y\nWhich?");
        assertThat(templated("Q: {text}", row).input())
                .isEqualTo("Q: Which?\n\nA. x\nB. y\n\nAnswer with the letter of the right choice.");
        assertThat(templated("{text} {A} or {B}", "{\"text\":\"t\",\"A\":\"x\",\"B\":\"y\",\"answer\":\"B\"}"))
                .satisfies(task -> {
                    assertThat(task.input()).isEqualTo("t x or y");
                    assertThat(task.reference()).isEqualTo(Reference.answers("B", "B. y", "y"));
                });
    }

    @Test
    void aTemplateThatCannotBeFilledIsAnError() {
        String row = "{\"subject\":\"s\",\"body\":\"b\",\"tags\":[1],\"answer\":\"a\"}";

        assertThatThrownBy(() -> templated("{subjetc}", row))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "a.jsonl", "{subjetc}", "did you mean 'subject'?", "subject, body, tags, answer");
        assertThatThrownBy(() -> templated("{wholly other}", row)).hasMessageContaining("no such field; there are");
        assertThatThrownBy(() -> templated("no field", row)).hasMessageContaining("names no field");
        assertThatThrownBy(() -> templated("{subject", row)).hasMessageContaining("{{ for a brace");
        assertThatThrownBy(() -> templated("subject}", row)).hasMessageContaining("}} for a brace");
        assertThatThrownBy(() -> templated("{tags}", row)).hasMessageContainingAll("line 1", "'tags' is a list");
        assertThatThrownBy(() -> templated("{body}", row + "\n{\"body\":\" \"}"))
                .hasMessageContainingAll("line 2", "nothing to ask");
        Path file = DataFolder.write(folder, "a.jsonl", row);
        assertThatThrownBy(() -> TaskFile.read(
                        file,
                        new FieldNames(
                                Optional.empty(),
                                Optional.of("answer"),
                                Optional.empty(),
                                Optional.of("{body} {answer}"))))
                .hasMessageContainingAll("'answer'", "tell it the answer");
    }

    @Test
    void anUnknownNameIsAnErrorWithWhatMayBeMeant() {
        Path file = DataFolder.write(folder, "a.jsonl", "{\"question\":\"q\",\"my_answer\":\"a\"}");
        assertThatThrownBy(() ->
                        TaskFile.read(file, new FieldNames(Optional.empty(), Optional.of("myanser"), Optional.empty())))
                .hasMessageContainingAll("no field 'myanser'", "did you mean 'my_answer'?");
    }

    @Test
    void theFieldsTakenAreNamed() {
        TaskData.UsedFields fields = TaskFile.load(
                        DataFolder.write(
                                folder,
                                "a.jsonl",
                                "{\"uid\":\"x\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                                        + "{\"role\":\"assistant\",\"content\":\"a\"}],\"rubric\":\"short\",\"source\":\"s\"}"),
                        FieldNames.usual())
                .fields();

        assertThat(fields)
                .isEqualTo(new TaskData.UsedFields(
                        List.of("messages"),
                        List.of(),
                        Optional.of("the last reply in messages"),
                        Optional.of("rubric"),
                        Optional.of("uid"),
                        List.of("source")));
    }

    @Test
    void questionsThatStandThereTwiceAreNamedWithTheirLines() {
        TaskData data = TaskFile.load(
                DataFolder.write(
                        folder,
                        "a.csv",
                        "question,answer\none?,1\ntwo?,2\n\none?,1\n two? ,3\n\"three\n?\",3\nfour?,4\nthree ?,3\none?,1\n"),
                FieldNames.usual());

        assertThat(data.tasks()).hasSize(8);
        assertThat(data.warnings()).hasSize(2);
        assertThat(data.warnings().get(0))
                .startsWith(
                        "warning: a.csv: 1 question stands in it more than once with different answers: lines 3 and 6")
                .contains("line 3 says '2', line 6 '3'");
        assertThat(data.warnings().get(1))
                .startsWith("warning: a.csv: 2 questions stand in it more than once with the same answer: "
                        + "lines 2, 5 and 11; lines 7 and 10");
        assertThat(TaskFile.load(
                                DataFolder.write(folder, "b.csv", "question,answer\none?,1\nOne?,1\n"),
                                FieldNames.usual())
                        .warnings())
                .isEmpty();
    }

    private Task templated(String template, String content) {
        return TaskFile.read(
                        DataFolder.write(folder, "a.jsonl", content),
                        new FieldNames(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(template)))
                .get(0);
    }

    private Task task(String row) {
        return TaskFile.read(DataFolder.write(folder, "a.jsonl", row)).get(0);
    }

    private void assertFails(String content, String... parts) {
        assertThatThrownBy(() -> task(content))
                .as(content)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.jsonl")
                .hasMessageContainingAll(parts);
    }
}
