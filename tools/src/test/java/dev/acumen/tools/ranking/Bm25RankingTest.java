package dev.acumen.tools.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Bm25RankingTest {

    private static List<Integer> places(Bm25Ranking ranking, String query) {
        return ranking.rank(query).stream().map(Bm25Ranking.Match::place).toList();
    }

    @Test
    void textsWithMoreAndRarerWordsOfTheQueryComeFirst() {
        Bm25Ranking ranking = new Bm25Ranking(List.of(
                "Ask for the zone of the parcel",
                "A parcel to an island costs more",
                "Fragile parcels to an island need padding",
                "Answer in French"));

        assertThat(places(ranking, "Which fragile parcel goes to islands?"))
                .startsWith(2, 1)
                .doesNotContain(3);
    }

    @Test
    void caseAccentsAndPluralsMakeNoDifference() {
        Bm25Ranking ranking = new Bm25Ranking(List.of("CAFÉS close early", "Something else"));

        assertThat(places(ranking, "the cafe")).containsExactly(0);
    }

    @Test
    void equalTextsStandInTheOrderOfTheList() {
        Bm25Ranking ranking = new Bm25Ranking(List.of("an island", "other", "an island", "an island"));

        assertThat(places(ranking, "island")).containsExactly(0, 2, 3);
    }

    @Test
    void aQueryWithoutAKnownWordMatchesNothing() {
        assertThat(new Bm25Ranking(List.of("an island")).rank("? () AND \"")).isEmpty();
        assertThat(new Bm25Ranking(List.of()).rank("island")).isEmpty();
        assertThat(new Bm25Ranking(List.of("", " ")).rank("")).isEmpty();
    }

    @Test
    void aWordThatMostTextsHaveTellsNothing() {
        List<String> texts = IntStream.range(0, 20)
                .mapToObj(i -> i == 7 ? "the price of rice" : "the price of item " + i)
                .toList();

        assertThat(places(new Bm25Ranking(texts), "the price of rice")).containsExactly(7);
    }

    @Test
    void aQueryOfManyThousandWordsIsRankedLikeAnyOther() {
        Random random = new Random(1);
        List<String> texts = IntStream.range(0, 1_500)
                .mapToObj(i -> "word" + i + " stands here")
                .toList();
        String query = random.ints(20_000, 0, 1_500).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        Bm25Ranking ranking = new Bm25Ranking(texts);

        assertThat(ranking.rank(query)).hasSize(512);
        assertThat(ranking.rank(query)).isEqualTo(ranking.rank(query));
        assertThat(ranking.rank(query)).isEqualTo(new Bm25Ranking(texts).rank(query));
    }
}
