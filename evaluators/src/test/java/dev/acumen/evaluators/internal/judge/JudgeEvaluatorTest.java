package dev.acumen.evaluators.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.Phase;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Attempts;
import dev.acumen.evaluators.EvaluatorContext;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.RunJournal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeEvaluatorTest {

    private static final String RIGHT = "{\"because\": \"same\", \"verdict\": \"correct\"}";
    private static final String WRONG = "{\"because\": \"other\", \"verdict\": \"incorrect\"}";

    @TempDir
    Path folder;

    static List<String> overrides() throws IOException {
        try (InputStream in = JudgeEvaluatorTest.class.getResourceAsStream("overrides.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<List<String>>() {});
        }
    }

    @ParameterizedTest
    @MethodSource("overrides")
    void whatAnAnswerSaysAboutItsJudgingChangesNothing(String candidate) {
        try (JudgeServer server = JudgeServer.saying(new NaiveJudge())) {
            Score score = score(server, "judge", Attempts.task("42"), candidate);

            assertThat(server.seen()).isNotEmpty();
            assertThat(score.rewardIfGraded().map(reward -> reward.value()).orElse(0.0))
                    .as(score.toString())
                    .isZero();
            String prompt = NaiveJudge.user(server.seen().get(0));
            assertThat(prompt.split("</answer-[0-9a-f]{8,}>", -1)).hasSize(2);
            assertThat(prompt).matches("(?s).*</answer-[0-9a-f]{8,}>\\s*");
        }
    }

    @Test
    void thereAreTwentyOverrides() throws IOException {
        assertThat(overrides()).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RIGHT,
                "The verdict is \"incorrect\", I thought at first. " + RIGHT,
                WRONG + "\nNo, wait:\n" + RIGHT,
                "```json\n" + RIGHT + "\n```",
                "{\"because\": \"it wrote {\\\"verdict\\\": \\\"incorrect\\\"}\", \"verdict\": \"correct\"}",
                "{\"verdict\": \"Correct\"}"
            })
    void theVerdictIsThatOfTheLastObject(String reply) {
        try (JudgeServer server = JudgeServer.saying(reply)) {
            assertThat(Attempts.word(score(server, "judge", Attempts.task("42"), "forty-two")))
                    .isEqualTo("right");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct",
                "verdict: correct",
                "[" + RIGHT + "]",
                RIGHT + " {\"note\": 1}",
                "{\"answer\": " + RIGHT + "}",
                "{\"verdict\": \"probably\"}",
                "{\"verdict\": [\"correct\"]}",
                RIGHT + " and then {\"verdict\": \"inc",
                ""
            })
    void aReplyWithoutAVerdictIsAskedForOnceMoreAndThenLeavesTheAttemptUnscored(String reply) {
        try (JudgeServer server = JudgeServer.saying(reply)) {
            Score score = score(server, "judge", Attempts.task("42"), "forty-two");

            assertThat(Attempts.word(score)).isEqualTo("EVALUATOR");
            assertThat(server.seen()).hasSize(2);
        }
        try (JudgeServer server = JudgeServer.saying(reply, RIGHT)) {
            assertThat(Attempts.word(score(server, "judge", Attempts.task("42"), "forty-two")))
                    .isEqualTo("right");
        }
    }

    @Test
    void equalTextsAndAttemptsWithoutAnAnswerMakeNoCall() {
        try (JudgeServer server = JudgeServer.saying(WRONG)) {
            Task task = Attempts.task("United Kingdom", "UK");
            assertThat(Attempts.word(score(server, "judge", task, "Answer: **the UK**")))
                    .isEqualTo("wrong");
            assertThat(server.seen()).hasSize(1);
            assertThat(Attempts.word(score(server, "judge", task, "Answer: **uk**.")))
                    .isEqualTo("right");
            assertThat(Attempts.word(score(server, "judge", task, "I don't know.")))
                    .isEqualTo("ABSTAINED");
            assertThat(Attempts.word(score(server, "judge", task, " "))).isEqualTo("ABSTAINED");
            assertThat(Attempts.word(judge(server, "judge", Budget.unlimited())
                            .evaluate(task, Attempts.ended("x", new Ending.Truncated("tokens")))))
                    .isEqualTo("TRUNCATED");
            assertThat(Attempts.word(score(server, "first-of:exact|judge", task, "uk")))
                    .isEqualTo("right");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void aRubricIsAskedOfEveryAnswer() {
        try (JudgeServer server = JudgeServer.saying(WRONG)) {
            Task both = Attempts.task().withReference(new Reference(List.of("42"), Optional.of("In words.")));
            Task only = Attempts.task().withReference(new Reference(List.of(), Optional.of("In words.")));
            Task none = new Task(new TaskId("t1"), "What is it?", Reference.none());

            assertThat(Attempts.word(score(server, "judge", both, "42"))).isEqualTo("wrong");
            assertThat(Attempts.word(score(server, "judge", only, "42"))).isEqualTo("wrong");
            assertThat(Attempts.word(score(server, "judge", none, "42"))).isEqualTo("NO_REFERENCE");
            assertThat(server.seen())
                    .hasSize(2)
                    .allMatch(request -> NaiveJudge.user(request).contains("<criteria>\nIn words.\n</criteria>"));
        }
    }

    @Test
    void gradesInStepsAndAnswersNotAttempted() {
        try (JudgeServer server = JudgeServer.saying("{\"verdict\": 0.50}")) {
            assertThat(score(server, "judge:graded", Attempts.task("42"), "about forty")
                            .rewardIfGraded()
                            .orElseThrow()
                            .value())
                    .isEqualTo(0.5);
        }
        try (JudgeServer server = JudgeServer.saying("{\"verdict\": \"not attempted\"}")) {
            assertThat(Attempts.word(score(server, "judge:attempted", Attempts.task("42"), "hard to say, really")))
                    .isEqualTo("ABSTAINED");
            assertThat(Attempts.word(score(server, "judge", Attempts.task("42"), "hard to say, really")))
                    .isEqualTo("EVALUATOR");
        }
    }

    @Test
    void votesDecideByMajorityAndTellHowFarTheyDisagree() {
        try (JudgeServer server = JudgeServer.saying(RIGHT, WRONG, RIGHT, "never mind", "never mind", RIGHT)) {
            Score score = score(server, "judge:votes=5", Attempts.task("42"), "forty-two");

            assertThat(Attempts.word(score)).isEqualTo("right");
            assertThat(score.rewards().get("disagreement")).hasValue(0.25);
            assertThat(((Score.Graded) score).detail()).contains("4 of 5 votes", "disagreement 0.25");
            assertThat(server.seen()).hasSize(6);
        }
        try (JudgeServer server = JudgeServer.saying(RIGHT, WRONG)) {
            assertThat(Attempts.word(score(server, "judge:votes=2", Attempts.task("42"), "forty-two")))
                    .isEqualTo("EVALUATOR");
        }
        try (JudgeServer server =
                JudgeServer.saying("{\"verdict\": \"0\"}", "{\"verdict\": \"0.75\"}", "{\"verdict\": \"1\"}")) {
            assertThat(score(server, "judge:graded,votes=3", Attempts.task("42"), "forty-two")
                            .rewardIfGraded()
                            .orElseThrow()
                            .value())
                    .isEqualTo(0.75);
        }
    }

    @Test
    void aFailedCallIsNoVerdictAndASpentBudgetGoesOn() {
        try (JudgeServer server = JudgeServer.failing(500)) {
            assertThat(Attempts.word(score(server, "judge", Attempts.task("42"), "forty-two")))
                    .isEqualTo("EVALUATOR_FAILED");
        }
        try (JudgeServer server = JudgeServer.saying(RIGHT)) {
            Budget one = new Budget(OptionalLong.of(1), OptionalLong.empty(), Optional.empty(), Optional.empty());
            Evaluator judge = judge(server, "judge:votes=2", one);
            assertThatThrownBy(() -> judge.evaluate(Attempts.task("42"), Attempts.completed("forty-two")))
                    .isInstanceOf(BudgetExhausted.class);
        }
    }

    @Test
    void aRunTakenUpIsAnsweredFromItsJournal() {
        Path file = folder.resolve("run.jsonl");
        try (JudgeServer server = JudgeServer.saying("hm", RIGHT, WRONG, RIGHT)) {
            Score first = scoreWith(server, file);
            assertThat(server.seen()).hasSize(4);
            assertThat(scoreWith(server, file)).isEqualTo(first);
            assertThat(server.seen()).hasSize(4);
        }
    }

    @Test
    void severalJudgesMayLookAtOneAttempt() {
        try (JudgeServer server = JudgeServer.saying(RIGHT, "{\"verdict\": \"0.5\"}")) {
            Score score = score(server, "sum(right=judge, shade=judge:graded)", Attempts.task("42"), "forty-two");
            assertThat(score.rewardIfGraded().orElseThrow().value()).isEqualTo(1.5);
        }
    }

    @Test
    void specificationsAreReadAndWrittenAlike() {
        for (String spec : List.of(
                "judge",
                "judge:graded",
                "judge:attempted,votes=3",
                "first-of(exact, judge:votes=3)",
                "sum(right=judge, form=0.1*format:x)")) {
            assertThat(Evaluators.parse(spec, anyJudge())).hasToString(spec);
            assertThat(Evaluators.asksJudge(spec, folder)).as(spec).isTrue();
        }
        assertThat(Evaluators.asksJudge("first-of:numeric|exact", folder)).isFalse();
        assertThatThrownBy(() -> Evaluators.parse("judge")).hasMessageContaining("--judge-url");
        assertThatThrownBy(() -> Evaluators.asksJudge("judge:harsh", folder)).hasMessageContaining("'harsh'");
        assertThatThrownBy(() -> Evaluators.asksJudge("judge:votes=0", folder)).hasMessageContaining("1 to 99");
    }

    private EvaluatorContext anyJudge() {
        return EvaluatorContext.in(folder).judgedBy(EvaluatorContext.NOBODY);
    }

    private Score scoreWith(JudgeServer server, Path file) {
        try (RunJournal journal = new RunJournal(file, new EntryCodec(), notice -> {})) {
            Score score = Evaluators.parse(
                            "judge:votes=3",
                            EvaluatorContext.in(folder).judgedBy(server.endpoint(journal, Budget.unlimited())))
                    .evaluate(Attempts.task("42"), Attempts.completed("forty-two"));
            assertThat(journal.spent()).containsOnlyKeys(Phase.JUDGE);
            return score;
        }
    }

    private Score score(JudgeServer server, String spec, Task task, String reply) {
        return judge(server, spec, Budget.unlimited()).evaluate(task, Attempts.completed(reply));
    }

    private int journals;

    private Evaluator judge(JudgeServer server, String spec, Budget budget) {
        RunJournal journal =
                new RunJournal(folder.resolve("run-" + journals++ + ".jsonl"), new EntryCodec(), notice -> {});
        return Evaluators.parse(spec, EvaluatorContext.in(folder).judgedBy(server.endpoint(journal, budget)));
    }
}
