package dev.acumen.math;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acumen.math.MathVerdict.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelled pairs: {@code expected} is true, false, or "undecided" where nothing better can be asked for. */
class MathCasesTest {

    private static final int THREADS = 64;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bases",
                "cannot-tell",
                "complex-numbers",
                "decimals",
                "dressing",
                "equations",
                "expressions",
                "extraction",
                "factorials-and-sums",
                "fractions",
                "independent",
                "intervals-and-inequalities",
                "labelled-set-conventions",
                "lists-sets-tuples",
                "logarithms",
                "matrices",
                "neighbours",
                "number-forms",
                "phrasing",
                "plus-minus",
                "ratios-and-residues",
                "roots-and-powers",
                "run-on",
                "trigonometry",
                "units-and-percent",
                "unlisted-units",
                "words-and-choices"
            })
    void everyNotationIsJudgedAsLabelled(String notation) {
        assertThat(wrong(rows("notation/" + notation + ".jsonl"))).isEmpty();
    }

    @Test
    void theLabelledSetIsDecidedRightly() {
        List<JsonNode> rows = rows("math-cases.jsonl");
        assertThat(rows).hasSizeGreaterThanOrEqualTo(300);
        List<String> undecided = new ArrayList<>();
        for (JsonNode row : rows) {
            if (judge(row).outcome() == Outcome.UNDECIDED) {
                undecided.add(row.toString());
            }
        }
        undecided.forEach(row -> System.out.println("cannot tell: " + row));
        List<String> wrong = wrong(rows);
        assertThat(wrong.size() / (double) rows.size()).as(wrong.toString()).isLessThanOrEqualTo(0.005);
        assertThat(undecided.size()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3 | 2,3,4",
                "n=2,3,4 | n=1,2,3",
                "2021 | \\pm 2021",
                "\\pm 2021 | 2021",
                "1:00 | 12:00",
                "3x-y+13=0 | 3x+4y+14=0",
                "y=2x+1 | y=3x+1",
                "5 | 3, 4, 5, 6",
                "5 | The candidates are 3, 4, 5 and 6.",
                "5 | \\boxed{5} was my first try, but it is \\boxed{6}",
                "11a+c | 7=11a+c",
                "32349 | 32, 349",
                "204 | 204_5",
                "(1,2) | (2,1)",
                "x | \\sqrt{x^2}"
            })
    void whatMustNotPassDoesNot(String gold, String reply) {
        assertThat(MathEquivalence.judge(gold, reply).outcome()).isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void manyThreadsGiveTheVerdictsOfOne() throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        while (rows.size() < 1_000) {
            rows.addAll(rows("math-cases.jsonl"));
        }
        List<MathVerdict> alone = rows.stream().map(MathCasesTest::judge).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<MathVerdict>> calls = new ArrayList<>();
            rows.forEach(row -> calls.add(() -> judge(row)));
            List<MathVerdict> together = new ArrayList<>();
            for (Future<MathVerdict> call : threads.invokeAll(calls)) {
                together.add(call.get());
            }
            assertThat(together).isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> wrong(List<JsonNode> rows) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode row : rows) {
            MathVerdict verdict = judge(row);
            String expected = row.get("expected").asText();
            String given = switch (verdict.outcome()) {
                case EQUAL -> "true";
                case DIFFERENT -> "false";
                case UNDECIDED -> "undecided";
            };
            if (!given.equals(expected)) {
                wrong.add(given + ": " + row + " because " + verdict.reason());
            }
        }
        return wrong;
    }

    private static MathVerdict judge(JsonNode row) {
        return MathEquivalence.judge(row.get("gold").asText(), row.get("pred").asText());
    }

    private static List<JsonNode> rows(String name) {
        try (InputStream in = Objects.requireNonNull(MathCasesTest.class.getResourceAsStream(name), name)) {
            return JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .build()
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(in)
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
