package dev.acumen.learning.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.Provenance;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private record Pair(boolean same, String one, String other) {}

    /** Remembers what it was asked and makes an embedding of each text. */
    private static final class Embeddings implements EmbeddingModel {
        final List<List<String>> asked = new ArrayList<>();
        private final Function<String, float[]> made;

        Embeddings(Function<String, float[]> made) {
            this.made = made;
        }

        static Embeddings alwaysTheSame() {
            return new Embeddings(text -> new float[] {1, 0});
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            asked.add(segments.stream().map(TextSegment::text).toList());
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(made.apply(segment.text())))
                    .toList());
        }
    }

    private static List<Pair> pairs() throws IOException {
        try (InputStream in = NearDuplicatesTest.class.getResourceAsStream("pairs.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Pair(cells[0].equals("same"), cells[1], cells[2]))
                    .toList();
        }
    }

    private static List<Lesson> lessons(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new Lesson(new LessonId(i + 1), texts[i], Provenance.by("test")))
                .toList();
    }

    private static List<List<Long>> ids(List<List<Lesson>> groups) {
        return groups.stream()
                .map(group -> group.stream().map(lesson -> lesson.id().number()).toList())
                .toList();
    }

    @Test
    void noPairThatDiffersInOneWordIsTakenForTheSame() throws IOException {
        assertThat(pairs()).hasSizeGreaterThan(130);
        assertThat(pairs().stream().filter(pair -> !pair.same()))
                .hasSizeGreaterThan(90)
                .allSatisfy(pair -> {
                    assertThat(NearDuplicates.lexical().isSame(pair.one(), pair.other()))
                            .isFalse();
                    assertThat(NearDuplicates.lexical().isSame(pair.other(), pair.one()))
                            .isFalse();
                });
    }

    @Test
    void pairsThatSayTheSameAreTakenForTheSame() throws IOException {
        assertThat(pairs().stream().filter(Pair::same))
                .hasSizeGreaterThan(30)
                .allSatisfy(pair -> assertThat(NearDuplicates.lexical().isSame(pair.one(), pair.other()))
                        .isTrue());
    }

    @Test
    void anEmbeddingThatFindsEverythingAlikeMergesNoPairThatDiffers() throws IOException {
        NearDuplicates blind = NearDuplicates.of(LessonSimilarity.embedding(Embeddings.alwaysTheSame()), 0.8);

        assertThat(pairs().stream().filter(pair -> !pair.same()))
                .allSatisfy(pair ->
                        assertThat(blind.isSame(pair.one(), pair.other())).isFalse());
    }

    @Test
    void numbersNegationsLabelsAndOppositesCountHoweverDifferentTheWording() {
        NearDuplicates blind = NearDuplicates.of(LessonSimilarity.embedding(Embeddings.alwaysTheSame()), 0.8);

        assertThat(blind.isSame(
                        "Late orders leave on the following morning, the limit being 16:00.",
                        "After 16:00 nothing is sent any more, but early tomorrow."))
                .as("a negation")
                .isFalse();
        assertThat(blind.isSame(
                        "Late orders leave the following morning, the limit being 16:00.",
                        "Whatever comes in past 16:00 goes out tomorrow."))
                .as("another wording")
                .isTrue();
        assertThat(blind.isSame(
                        "Late orders leave the following morning, the limit being 16:00.",
                        "Whatever comes in past 17:00 goes out tomorrow."))
                .as("a number")
                .isFalse();
        assertThat(blind.isSame("Contracts concern LEGAL.", "Whoever writes about an agreement gets SALES."))
                .as("a label")
                .isFalse();
        assertThat(blind.isSame("Prices go up to full cents.", "Fractions of amounts are cut, downwards."))
                .as("opposites")
                .isFalse();
    }

    @Test
    void answersOfAClosedSetAreLabelsInWhateverCase() {
        NearDuplicates blind = NearDuplicates.of(LessonSimilarity.embedding(Embeddings.alwaysTheSame()), 0.8);
        String one = "Broken glass means a refund.";
        String other = "Somebody whose vase arrived in pieces gets an exchange.";

        assertThat(blind.isSame(one, other)).isTrue();
        assertThat(blind.labels(List.of("Refund", "Exchange")).isSame(one, other))
                .isFalse();
        assertThat(NearDuplicates.lexical().labels(List.of("refund")).isSame("Give a refund.", "Give the refund"))
                .isTrue();
    }

    @Test
    void embeddingsAreAskedInBatchesAndForNoTextTwice() {
        Embeddings model = Embeddings.alwaysTheSame();
        LessonSimilarity similarity = LessonSimilarity.embedding(model);
        List<String> texts = IntStream.range(0, 200).mapToObj(i -> "text " + i).toList();

        NearDuplicates.of(similarity, 0.8).among(texts);
        similarity.of("text 3", "other words");
        similarity.of("text 3", "other words");

        assertThat(model.asked.stream().map(List::size)).containsExactly(96, 96, 8, 1);
        assertThat(model.asked.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void aModelThatGivesTooFewEmbeddingsOrNoneThatCanBeComparedIsNamed() {
        EmbeddingModel few = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(List.of());
            }
        };
        assertThatThrownBy(() -> new CachedEmbeddings(few).of(List.of("a", "b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 embeddings for 2 texts");
        assertThatThrownBy(() -> new CachedEmbeddings(new Embeddings(text -> new float[] {0, 0})).of(List.of("a")))
                .hasMessageContaining("without a direction");
    }

    @Test
    void similarityIsTheSameBothWaysAndOneForTheSame() throws IOException {
        LessonSimilarity lexical = LessonSimilarity.lexical();
        for (Pair pair : pairs()) {
            double there = lexical.of(pair.one(), pair.other());
            assertThat(there).isBetween(0.0, 1.0).isEqualTo(lexical.of(pair.other(), pair.one()));
            assertThat(lexical.of(pair.one(), pair.one())).isEqualTo(1);
        }
        assertThat(lexical.of("Round up", "Sail tomorrow")).isZero();
    }

    @Test
    void groupsHoldWhatSaysTheSameInTheOrderOfTheLessons() {
        List<Lesson> lessons = lessons(
                "Round the price up.",
                "Ask for the zone.",
                "Always round prices up!",
                "Round the price down.",
                "You must ask for the zone");

        assertThat(ids(NearDuplicates.lexical().groups(lessons)))
                .containsExactly(List.of(1L, 3L), List.of(2L, 5L), List.of(4L));
        assertThat(NearDuplicates.lexical().groups(List.of())).isEmpty();
    }

    @Test
    void aLessonThatIsLikeTwoOthersJoinsThem() {
        // As far apart as 0, 30 and 60 degrees: neighbours are alike, the ends are not.
        NearDuplicates byAngle =
                NearDuplicates.of((one, other) -> 1 - Math.abs(one.length() - other.length()) / 10.0, 0.85);

        assertThat(ids(byAngle.groups(lessons("aaaa", "bbbbbb", "ccccc")))).containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void everyLessonIsInOneGroup() throws IOException {
        String[] texts = pairs().stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .toArray(String[]::new);

        List<Lesson> grouped = NearDuplicates.lexical().groups(lessons(texts)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(grouped).containsExactlyInAnyOrderElementsOf(lessons(texts));
    }

    @Test
    void aThresholdOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> NearDuplicates.of(LessonSimilarity.lexical(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NearDuplicates.of(LessonSimilarity.lexical(), 1.1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
