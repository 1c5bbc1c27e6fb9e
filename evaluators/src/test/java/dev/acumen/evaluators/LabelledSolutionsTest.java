package dev.acumen.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.score.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** 2,000 answers of real models, each with a label made by others. */
class LabelledSolutionsTest {

    private static final Path FILE = Path.of("../../shared/data/gsm8k-model-solutions-500.jsonl");
    private static final int THREADS = 64;

    private record Labelled(String reference, String solution, boolean isRight) {

        String verdict(Evaluator evaluator) {
            return Attempts.verdict(evaluator, reference, solution);
        }
    }

    @Test
    void numericAgreesWithEveryLabel() throws IOException {
        Evaluator evaluator = Evaluators.parse("numeric");
        List<String> disagreements = new ArrayList<>();
        for (Labelled labelled : labelled()) {
            String verdict = labelled.verdict(evaluator);
            if (!verdict.equals(labelled.isRight() ? "right" : "wrong")) {
                disagreements.add(verdict + ": " + labelled);
            }
        }
        disagreements.forEach(System.out::println);
        assertThat(disagreements).isEmpty();
    }

    @Test
    void mathIsNeverWrongAboutALabelAndCannotTellOneAtMost() throws IOException {
        Evaluator evaluator = Evaluators.parse("math");
        List<String> undecided = new ArrayList<>();
        for (Labelled labelled : labelled()) {
            String verdict = labelled.verdict(evaluator);
            if (verdict.equals("EVALUATOR")) {
                undecided.add(labelled.toString());
            } else {
                assertThat(verdict).as(labelled.toString()).isEqualTo(labelled.isRight() ? "right" : "wrong");
            }
        }
        assertThat(undecided).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void manyThreadsGiveTheVerdictsOfOne() throws Exception {
        Evaluator evaluator = Evaluators.parse("first-of(numeric, exact)");
        List<Labelled> all = labelled();
        List<String> alone = all.stream().map(one -> one.verdict(evaluator)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            all.forEach(one -> calls.add(() -> one.verdict(evaluator)));
            List<String> together = new ArrayList<>();
            for (Future<String> call : threads.invokeAll(calls)) {
                together.add(call.get());
            }
            assertThat(together).isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Labelled> labelled() throws IOException {
        assumeTrue(Files.exists(FILE), "skipped: the labelled solutions are not at " + FILE.toAbsolutePath());
        List<Labelled> all = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(FILE)) {
            JsonNode row = json.readTree(line);
            for (JsonNode field : row) {
                if (field.isObject()) {
                    all.add(new Labelled(
                            row.get("ground_truth").asText(),
                            field.get("solution").asText(),
                            field.get("is_correct").asBoolean()));
                }
            }
        }
        assertThat(all).hasSize(2_000);
        return all;
    }
}
