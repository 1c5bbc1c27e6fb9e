package dev.acumen.runtime.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskInput;
import dev.acumen.runtime.config.AcumenConfig.RetrievalConfig;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.environment.UserError;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrievalTest {

    private static final List<String> THINGS = List.of(
            "invoice",
            "password",
            "recipe",
            "garden",
            "engine",
            "contract clause",
            "court",
            "patient",
            "server log",
            "spreadsheet",
            "poem",
            "translation",
            "molecule",
            "triangle",
            "equation",
            "tax form",
            "refund",
            "database",
            "thread pool",
            "bridge",
            "violin",
            "vaccine",
            "planet",
            "glacier",
            "ballot");
    private static final List<String> RULES = List.of(
            "When a %s is named twice, mention only the second one.",
            "When the %s has no owner, ask for one before you go on.",
            "Check the date of the %s against the list of the year.",
            "Never change the %s without saying so in the answer.",
            "When two kinds of %s are possible, take the older one.",
            "Give the number of the %s in full, and the page it stands on.",
            "If the %s is longer than a page, answer with its first line.",
            "Sort every %s by name, not by price or weight.",
            "When the %s was paid for, say the amount with the fee.",
            "Write the name of the %s as the customer wrote it.",
            "Leave out the %s when the message asks for something else.",
            "Count a %s only if it was closed before the deadline.");

    private record House(String lesson, String message) {}

    private static List<House> house() throws IOException {
        try (InputStream in = RetrievalTest.class.getResourceAsStream("house-lessons.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new House(cells[0], cells[1]))
                    .toList();
        }
    }

    private static LibraryVersion library(List<String> texts) {
        return LibraryVersion.of(
                List.of(),
                Optional.empty(),
                IntStream.range(0, texts.size())
                        .mapToObj(i -> new Lesson(new LessonId(i + 1), texts.get(i), Provenance.by("test")))
                        .toList());
    }

    /** 300 lessons in an order of no meaning, those of the house among them. */
    private static LibraryVersion large(List<House> house) {
        List<String> texts = new ArrayList<>(house.stream().map(House::lesson).toList());
        THINGS.forEach(thing -> RULES.forEach(rule -> texts.add(String.format(rule, thing))));
        List<String> some = new ArrayList<>(texts.subList(0, 300));
        Collections.shuffle(some, new Random(7));
        return library(some);
    }

    private static final RolloutId ATTEMPT =
            new RolloutId(new PassId(new StepId(new RunId("run-1"), 1), "practice"), new TaskId("t"), 0);

    private static TaskInput task(String text) {
        return new TaskInput(new TaskId("t"), text);
    }

    private static List<String> shown(LessonSelector selector, LibraryVersion version, String task) {
        return selector.select(ATTEMPT, task(task), version).shown().orElseThrow().stream()
                .map(id -> version.lesson(id).orElseThrow().text())
                .toList();
    }

    private static LessonSelector bm25(int most) {
        return Retriever.of(Retrieval.of(Retrieval.Method.BM25, most), Optional.empty())
                .selector();
    }

    /** Counts letters; and how many texts it was asked for. */
    private static final class Letters implements EmbeddingModel {
        int texts;

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            texts += segments.size();
            return Response.from(segments.stream()
                    .map(segment -> {
                        float[] counts = new float[26];
                        segment.text()
                                .toLowerCase(java.util.Locale.ROOT)
                                .chars()
                                .filter(letter -> letter >= 'a' && letter <= 'z')
                                .forEach(letter -> counts[letter - 'a']++);
                        return Embedding.from(counts);
                    })
                    .toList());
        }
    }

    @Test
    void ofThreeHundredLessonsTheFiveThatMatterAreAmongTenByTheirWords() throws IOException {
        List<House> house = house();
        LibraryVersion library = large(house);
        LessonSelector ten = bm25(10);
        Random random = new Random(11);
        int found = 0;
        int wanted = 0;
        for (int trial = 0; trial < 200; trial++) {
            List<House> some = new ArrayList<>(house);
            Collections.shuffle(some, random);
            some = some.subList(0, 5);
            String message = String.join(" ", some.stream().map(House::message).toList());
            List<String> shown =
                    shown(ten, library, "Dear all, please answer. " + message + " Many thanks for your help!");
            assertThat(shown).hasSize(10);
            wanted += 5;
            found += (int)
                    some.stream().filter(one -> shown.contains(one.lesson())).count();
        }
        assertThat(library.lessons()).hasSize(300);
        assertThat((double) found / wanted).as("recall at 10").isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void whatIsShownStandsInTheOrderOfTheLibraryAndIsTheSameEveryTime() throws IOException {
        LibraryVersion library = large(house());
        String message = "The drums hold dangerous goods, on Saturday, in cash.";
        List<String> shown = shown(bm25(7), library, message);

        assertThat(shown).hasSize(7).isEqualTo(shown(bm25(7), library, message));
        List<String> all = library.lessons().stream().map(Lesson::text).toList();
        assertThat(shown.stream().map(all::indexOf).toList()).isSorted();
    }

    @Test
    void whereFewerLessonsMatchThanWantedTheOldestFillThePlaces() {
        LibraryVersion library = library(List.of(
                "Answer briefly.", "Say please.", "Round the weight.", "Name the source.", "Weigh the parcel."));

        assertThat(shown(bm25(3), library, "weight"))
                .containsExactly("Answer briefly.", "Say please.", "Round the weight.");
        assertThat(shown(bm25(2), library, "nothing of it")).containsExactly("Answer briefly.", "Say please.");
        assertThat(shown(bm25(5), library, "weight")).hasSize(5);
        assertThat(shown(bm25(3), LibraryVersion.empty(), "weight")).isEmpty();
    }

    @Test
    void lessonsThatMatchAlikeAreTakenInTheOrderOfTheirIds() {
        LibraryVersion turned = LibraryVersion.of(
                List.of(),
                Optional.empty(),
                List.of(
                        new Lesson(new LessonId(9), "island nine", Provenance.by("test")),
                        new Lesson(new LessonId(4), "island four", Provenance.by("test")),
                        new Lesson(new LessonId(7), "other seven", Provenance.by("test")),
                        new Lesson(new LessonId(2), "other two", Provenance.by("test")),
                        new Lesson(new LessonId(3), "island three", Provenance.by("test"))));

        assertThat(bm25(2).select(ATTEMPT, task("island"), turned).shown().orElseThrow())
                .containsExactly(new LessonId(4), new LessonId(3));
    }

    @Test
    void byEmbeddingsTheNearestAreShownAndNoTextIsEmbeddedTwice() {
        LibraryVersion library = library(List.of("zzzz zz", "aaa bbb", "quux", "aab bba"));
        Letters model = new Letters();
        Retriever retriever = Retriever.of(
                Retrieval.of(Retrieval.Method.EMBEDDINGS, 2),
                Optional.of(new Retriever.NamedEmbeddings("letters", model)));

        assertThat(shown(retriever.selector(), library, "abab")).containsExactly("aaa bbb", "aab bba");
        assertThat(shown(retriever.selector(), library, "abab")).hasSize(2);
        assertThat(model.texts).isEqualTo(5);
        assertThat(retriever.decides()).isEqualTo(Map.of("retrieval", "embeddings:letters", "lessonsPerTask", "2"));
    }

    @Test
    void embeddingsWithoutAModelAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> Retriever.of(Retrieval.of(Retrieval.Method.EMBEDDINGS, 2), Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--retrieval bm25");
    }

    @Test
    void optionsGoBeforeTheFileAndAMethodNeedsANumber() {
        RetrievalConfig file = new RetrievalConfig(8, "embeddings");
        RetrievalConfig empty = RetrievalConfig.empty();

        assertThat(Retrieval.of(Optional.empty(), Optional.empty(), empty)).isEqualTo(Retrieval.all());
        assertThat(Retrieval.of(Optional.of(3), Optional.of("bm25"), file))
                .isEqualTo(Retrieval.of(Retrieval.Method.BM25, 3));
        assertThat(Retrieval.of(Optional.empty(), Optional.empty(), file))
                .isEqualTo(Retrieval.of(Retrieval.Method.EMBEDDINGS, 8));
        assertThatThrownBy(() -> Retrieval.of(Optional.empty(), Optional.of("bm25"), empty))
                .hasMessageContaining("--lessons-per-task");
        assertThatThrownBy(() -> Retrieval.of(Optional.of(3), Optional.of("bm52"), empty))
                .hasMessageContaining("bm25");
        assertThatThrownBy(() -> Retrieval.of(Optional.of(0), Optional.empty(), empty))
                .isInstanceOf(UserError.class);
    }

    @Test
    void whatBothSelectorsChooseIsShownInTheOrderOfTheFirst() {
        LibraryVersion library = library(List.of("one", "two", "three", "four"));
        LessonSelector odd = (attempt, task, version) ->
                dev.acumen.core.rollout.Exposure.of(version.id(), List.of(new LessonId(3), new LessonId(1)));

        assertThat(shown(odd.and(LessonSelector.all()), library, "x")).containsExactly("three", "one");
        assertThat(new HashSet<>(shown(LessonSelector.all().and(odd), library, "x")))
                .isEqualTo(Set.of("one", "three"));
    }
}
