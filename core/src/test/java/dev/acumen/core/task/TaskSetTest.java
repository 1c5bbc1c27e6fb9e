package dev.acumen.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSetTest {

    private static Task task(String id, String input, String... answers) {
        return new Task(new TaskId(id), input, Reference.answers(answers));
    }

    private static TaskSet set(Split split, Task... tasks) {
        return new TaskSet("math", split, List.of(tasks));
    }

    @Test
    void sameWordingIsAllowedAndSameIdIsNot() {
        assertThat(set(Split.TEST, task("a", "1 + 1"), task("b", "1 + 1")).size())
                .isEqualTo(2);
        assertThatThrownBy(() -> set(Split.TEST, task("a", "1 + 1"), task("a", "2 + 2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a occurs twice in math");
    }

    @Test
    void nameAndMetadataAreNoPartOfTheFingerprint() {
        Task plain = task("a", "1 + 1", "2");
        Task described = new Task(plain.id(), plain.input(), plain.reference(), Map.of("source", "school"));
        assertThat(new TaskSet("other", Split.TEST, List.of(described)).fingerprint())
                .isEqualTo(set(Split.TEST, plain).fingerprint());
    }

    @Test
    void everythingElseIsPartOfTheFingerprint() {
        Task rubric = task("a", "1 + 1").withReference(new Reference(List.of(), Optional.of("2")));
        assertThat(List.of(
                                set(Split.TEST),
                                set(Split.PRACTICE),
                                set(Split.TEST, task("a", "1 + 1")),
                                set(Split.TEST, task("b", "1 + 1")),
                                set(Split.TEST, task("a", "1 + 2")),
                                set(Split.TEST, task("a", "1 + 1", "2")),
                                set(Split.TEST, task("a", "1 + 1", "")),
                                set(Split.TEST, task("a", "1 + 1", "2", "two")),
                                set(Split.TEST, task("a", "1 + 1", "two", "2")),
                                set(Split.TEST, rubric),
                                set(Split.TEST, task("a", "1 + 1"), task("b", "1 + 1")),
                                set(Split.TEST, task("b", "1 + 1"), task("a", "1 + 1")))
                        .stream()
                        .map(TaskSet::fingerprint))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\n\n"})
    void idsAreOneLine(String id) {
        assertThatThrownBy(() -> new TaskId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTaskHasAnInput() {
        assertThatThrownBy(() -> task("a", " \n")).isInstanceOf(IllegalArgumentException.class);
    }
}
