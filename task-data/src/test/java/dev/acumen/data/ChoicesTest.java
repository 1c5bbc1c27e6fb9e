package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions with choices, in the forms that published sets and spreadsheets have them. */
class ChoicesTest {

    private static final String ASKED =
            "Which is a fruit?\n\nA. stone\nB. pear\nC. fork\n\n" + "Answer with the letter of the right choice.";
    private static final Reference PEAR = Reference.answers("B", "B. pear", "pear");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"choices\":[\"stone\",\"pear\",\"fork\"],\"answer\":\"B\"",
                "\"choices\":[\"stone\",\"pear\",\"fork\"],\"answer\":1",
                "\"options\":[\"stone\",\"pear\",\"fork\"],\"answer\":\"pear\"",
                "\"options\":[\"A) stone\",\"B) pear\",\"C) fork\"],\"correct\":\"B\"",
                "\"options\":[\"(a) stone\",\"(b) pear\",\"(c) fork\"],\"answer_index\":1",
                "\"options\":{\"A\":\"stone\",\"B\":\"pear\",\"C\":\"fork\"},\"answer_idx\":\"B\",\"answer\":\"pear\"",
                "\"choices\":{\"label\":[\"A\",\"B\",\"C\"],\"text\":[\"stone\",\"pear\",\"fork\"]},\"answerKey\":\"B\"",
                "\"choices\":{\"text\":[\"stone\",\"pear\",\"fork\"],\"label\":[\"1\",\"2\",\"3\"]},\"answerKey\":\"2\"",
                "\"choices\":[{\"label\":\"A\",\"text\":\"stone\"},{\"label\":\"B\",\"text\":\"pear\"},"
                        + "{\"label\":\"C\",\"text\":\"fork\"}],\"answerKey\":\"B\"",
                "\"option_a\":\"stone\",\"option_b\":\"pear\",\"option_c\":\"fork\",\"option_d\":null,\"answer\":\"b\"",
                "\"opa\":\"stone\",\"opb\":\"pear\",\"opc\":\"fork\",\"cop\":1",
                "\"option1\":\"stone\",\"option2\":\"pear\",\"option3\":\"fork\",\"answer\":\"2\"",
                "\"ending0\":\"stone\",\"ending1\":\"pear\",\"ending2\":\"fork\",\"label\":1",
                "\"ans0\":\"stone\",\"ans1\":\"pear\",\"ans2\":\"fork\",\"label\":1",
                "\"answerA\":\"stone\",\"answerB\":\"pear\",\"answerC\":\"fork\",\"correct\":\"B\"",
                "\"A\":\"stone\",\"B\":\"pear\",\"C\":\"fork\",\"D\":\"\",\"Answer\":\"(B)\"",
                "\"options\":\"a ) stone , b ) pear , c ) fork\",\"correct\":\"b\"",
                "\"options\":\"A) stone\\nB) pear\\nC) fork\",\"answer\":\"B) pear\"",
                "\"options\":\"stone|pear|fork\",\"answer\":\"pear\"",
                "\"options\":\"['stone', 'pear', 'fork']\",\"answer\":\"Option B\"",
            })
    void areShownAndTheReferenceIsTheLetterOfTheRightOne(String fields) {
        Task task = tasks("a.jsonl", "{\"question\":\"Which is a fruit?\"," + fields + "}")
                .get(0);

        assertThat(task.input()).isEqualTo(ASKED);
        assertThat(task.reference()).isEqualTo(PEAR);
    }

    @Test
    void mayStandWithinTheQuestion() {
        Task task = tasks(
                        "a.jsonl",
                        "{\"id\":\"x\",\"question\":{\"stem\":\"Which is a fruit?\",\"choices\":[{\"text\":\"stone\","
                                + "\"label\":\"A\"},{\"text\":\"pear\",\"label\":\"B\"},{\"text\":\"fork\",\"label\":\"C\"}]},"
                                + "\"answerKey\":\"B\"}")
                .get(0);

        assertThat(task.input()).isEqualTo(ASKED);
        assertThat(task.reference()).isEqualTo(PEAR);
        assertThat(task.metadata()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question;A;B;C;answer\nWhich is a fruit?;stone;pear;fork;B\n",
                "question,choices,answer\nWhich is a fruit?,\"[\"\"stone\"\", \"\"pear\"\", \"\"fork\"\"]\",1\n",
                "question,choices,answer\nWhich is a fruit?,\"{'text': ['stone', 'pear', 'fork'], 'label': ['A', 'B', 'C']}\",B\n",
                "question,Option 1,Option 2,Option 3,Answer\nWhich is a fruit?,stone,pear,fork,2\n",
            })
    void mayComeInTables(String content) {
        Task task = tasks("a.csv", content).get(0);

        assertThat(task.input()).isEqualTo(ASKED);
        assertThat(task.reference()).isEqualTo(PEAR);
        assertThat(task.metadata()).isEmpty();
    }

    @Test
    void placesAreCountedAsTheWholeFileCountsThem() {
        String row = "{\"question\":\"q\",\"choices\":[\"x\",\"y\",\"z\"],\"answer\":%d}\n";

        assertThat(letters(tasks("zero.jsonl", String.format(row.repeat(3), 0, 1, 2))))
                .containsExactly("A", "B", "C");
        assertThat(letters(tasks("one.jsonl", String.format(row.repeat(3), 1, 2, 3))))
                .containsExactly("A", "B", "C");
        assertFails("both.jsonl", String.format(row.repeat(3), 1, 0, 3), "line 3", "'3'", "counted from 0");
    }

    @Test
    void aNumberIsATextWhereTheChoicesAreNumbersAndAPlaceWhereTheyAreTexts() {
        String row = "{\"question\":\"2+%d?\",\"choices\":[%s],\"answer\":%s}\n";

        assertThat(letters(tasks("a.jsonl", String.format(row, 0, "1,2,3", "2"))))
                .containsExactly("B");
        assertThat(letters(tasks("b.jsonl", String.format(row, 0, "\"0\",\"4\",\"2\",\"6\"", "2"))))
                .containsExactly("C");
        assertThat(letters(tasks("c.jsonl", String.format(row, 0, "\"0\",\"4\",\"2\",\"6\"", "\"4\""))))
                .containsExactly("B");
        assertThat(tasks("d.jsonl", String.format(row, 0, "\"1.5\",\"2.5\"", "\"2.5\""))
                        .get(0)
                        .input())
                .contains("A. 1.5\nB. 2.5");
    }

    @Test
    void severalMayBeAcceptedAndSomeRowsMayHaveNone() {
        List<Task> tasks = tasks(
                "a.jsonl",
                "{\"question\":\"q\",\"choices\":[\"x\",\"y\"],\"answer\":[\"A\",\"B\"]}\n"
                        + "{\"question\":\"Open?\",\"choices\":[]}\n");

        assertThat(tasks.get(0).reference()).isEqualTo(Reference.answers("A", "A. x", "x", "B", "B. y", "y"));
        assertThat(tasks.get(1).input()).isEqualTo("Open?");
    }

    @Test
    void textsThatCouldMeanAnotherChoiceAreNotAccepted() {
        String row = "{\"question\":\"q\",\"choices\":[\"B\",\"A\",\"same\",\"same\"],\"answerKey\":\"%s\"}";

        assertThat(tasks("a.jsonl", String.format(row, "D")).get(0).reference())
                .isEqualTo(Reference.answers("D", "D. same"));
        assertThat(tasks("b.jsonl", String.format(row, "D") + "\n" + String.format(row, "A"))
                        .get(1)
                        .reference())
                .isEqualTo(Reference.answers("A", "A. B"));
    }

    @Test
    void aQuestionThatShowsThemAlreadyIsLeftAsItIs() {
        String question = "Which? (A) stone (B) pear";
        assertThat(tasks(
                                "a.jsonl",
                                "{\"question\":\"" + question + "\",\"choices\":[\"stone\",\"pear\"],\"answer\":\"A\"}")
                        .get(0)
                        .input())
                .isEqualTo(question);
    }

    @Test
    void moreThanThereAreLettersHaveNumbers() {
        String choices = IntStream.range(0, 30).mapToObj(i -> "\"c" + i + "\"").collect(Collectors.joining(","));
        Task task = tasks("a.jsonl", "{\"text\":\"q\",\"choices\":[" + choices + "],\"label\":\"c28\"}")
                .get(0);

        assertThat(task.input()).contains("\n29. c28\n").endsWith("Answer with the number of the right choice.");
        assertThat(task.reference().answers()).startsWith("29");
    }

    @Test
    void columnsOfSuchNamesThatAreNoChoicesStayMetadata() {
        Task task = tasks("a.jsonl", "{\"question\":\"a+b?\",\"a\":2,\"b\":3,\"answer\":5}")
                .get(0);

        assertThat(task.input()).isEqualTo("a+b?");
        assertThat(task.reference()).isEqualTo(Reference.answers("5"));
        assertThat(task.metadata()).containsOnlyKeys("a", "b");
        assertThat(tasks("b.jsonl", "{\"question\":\"q\",\"options\":\"greedy\",\"answer\":\"5\"}")
                        .get(0)
                        .metadata())
                .containsOnlyKeys("options");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"options\":\"fast; cheap; good\",\"answer\":\"42\"",
                "\"options\":\"keep | drop\",\"answer\":\"none of the two\"",
                "\"op1\":\"x\",\"op2\":\"y\",\"answer\":\"seven\"",
                "\"choices\":\"one line\\nand another\",\"answer\":\"Paris\""
            })
    void aTextThatCouldBeCutIntoPartsIsNoListIfNoAnswerIsOneOfThem(String fields) {
        Task task = tasks("a.jsonl", "{\"question\":\"q\"," + fields + "}").get(0);

        assertThat(task.input()).isEqualTo("q");
        assertThat(task.reference().answers()).hasSize(1);
    }

    @Test
    void aListMayBeWrittenAsPythonPrintsIt() {
        assertThat(tasks("a.csv", "question,choices,answer\nq,\"['yes', True, 3]\",yes\n")
                        .get(0)
                        .input())
                .contains("A. yes\nB. true\nC. 3");
    }

    @Test
    void aLabelThatStandsInItsColumnAndInTheTextIsShownOnce() {
        assertThat(tasks("a.csv", "question,A,B,answer\nq,A. stone,B. pear,B\n")
                        .get(0)
                        .input())
                .contains("\n\nA. stone\nB. pear\n");
    }

    @Test
    void anInitialOrAnotherBracketWithinAChoiceBeginsNoOther() {
        assertThat(tasks(
                                "a.jsonl",
                                "{\"question\":\"q\",\"options\":\"A) pay (b) twice B) ask C. Smith\",\"answer\":\"B\"}")
                        .get(0)
                        .input())
                .contains("A. pay (b) twice\nB. ask C. Smith\n");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        String good = "{\"question\":\"q\",\"choices\":[\"x\",\"y\"],\"answer\":\"A\"}\n";
        assertFails("a.jsonl", good + good.replace("\"A\"", "\"E\""), "line 2", "'E'", "A, B");
        assertFails("b.jsonl", good + good.replace(",\"y\"", ""), "line 2", "one choice");
        assertFails("c.jsonl", good + good.replace("\"x\"", "\" \""), "line 2", "empty");
        assertFails("d.jsonl", good + good.replace("\"x\"", "[1]"), "line 2", "no text");
        assertFails("e.csv", "question,choices,answer\nq,['0' '4'],1\n", "line 2", "'choices'", "JSON list");
        assertFails(
                "f.jsonl",
                "{\"question\":\"q\",\"choices\":{\"label\":[\"A\"],\"text\":[\"x\",\"y\"]},\"answer\":\"A\"}",
                "2 choices and 1 labels");
    }

    @Test
    void aMistakeInOneRowOfManyIsFoundThere() {
        assertFails("a.csv", "question,A,B,answer\nq,x,y,A\nr,x,y,B\ns,x,y,E\n", "line 4", "'E'", "by their labels");
        assertFails("b.csv", "question,choices,answer\nq,x|y,0\nr,x|y,1\ns,x|y,7\n", "line 4", "'7'", "from 0");
        assertThat(letters(tasks("c.csv", "question,A,B,answer\nq,x,y,A\nr,x,y,y\n")))
                .containsExactly("A", "B");
    }

    @Test
    void theFieldsTakenAreNamed() {
        Path file = DataFolder.write(folder, "a.csv", "id,subject,question,A,B,answer\n1,law,q,x,y,1\n2,law,r,x,y,0\n");
        TaskData.UsedFields fields = TaskFile.load(file, FieldNames.usual()).fields();

        assertThat(fields.question()).containsExactly("question");
        assertThat(fields.choices()).containsExactly("A", "B");
        assertThat(fields.reference()).contains("answer (names choices by their places, counted from 0)");
        assertThat(fields.id()).isEqualTo(Optional.of("id"));
        assertThat(fields.metadata()).containsExactly("subject");
    }

    private static List<String> letters(List<Task> tasks) {
        return tasks.stream().map(task -> task.reference().answers().get(0)).toList();
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
