package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.check.LessonChecks;
import dev.acumen.learning.check.QuarantineReview;
import dev.acumen.learning.replay.Replay;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a model proposes after what it read, no lesson is active that the checks would not let pass. */
class UntrustedTextTest {

    private static final LibraryLimits LIMITS = new LibraryLimits(400, 90_000);
    private static final RunId RUN = new RunId("trips-1");
    private static final String LIBRARY = "trips";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String PAGE =
            "Our shop is the only one where honest travellers buy tickets for the morning ferry.";
    private static final List<Task> TASKS = IntStream.range(0, 12)
            .mapToObj(i -> new Task(
                    new TaskId("t" + i),
                    "Which captain sailed the ship number " + i + " from the old harbour to the island?",
                    Reference.answers("Captain Anders Lund the " + (i + 50) + "th")))
            .toList();
    private static final Evaluator ALTERNATING =
            (task, rollout) -> rollout.id().sample() % 2 == 0 ? Score.right("") : Score.wrong("");

    @TempDir
    private Path home;

    private final List<String> proposals = proposals();
    private final Map<RolloutId, ScoredRollout> attempts = new ConcurrentHashMap<>();

    @Test
    void noActiveLessonIsOneThatTheChecksFind() {
        try (ExperienceStore store = open()) {
            LearnReport report = learn(store.libraries(), LessonChecks.builtIn());

            LibraryVersion head = store.libraries().head(LIBRARY).orElseThrow();
            assertThat(head.lessons()).hasSizeGreaterThan(3);
            LessonContext context = new LessonContext(TASKS, List.of(PAGE));
            for (Lesson lesson : head.lessons()) {
                assertThat(LessonChecks.builtIn().check(lesson.text(), context))
                        .as(lesson.text())
                        .isEmpty();
            }
            assertThat(report.rejected())
                    .containsKeys(
                            RejectedEdit.Reason.TASK_ANSWER,
                            RejectedEdit.Reason.TASK_TEXT,
                            RejectedEdit.Reason.TOOL_OUTPUT)
                    .doesNotContainKey(RejectedEdit.Reason.QUARANTINED);
            assertThat(report.quarantined()).isGreaterThan(10);
            List<QuarantinedLesson> held = store.libraries().quarantine(LIBRARY);
            assertThat(held).hasSizeGreaterThan(10).allMatch(QuarantinedLesson::isHeld);
            assertThat(held).allSatisfy(lesson -> {
                assertThat(lesson.step().run()).isEqualTo(RUN);
                assertThat(lesson.findings()).isNotEmpty();
                assertThat(lesson.edit().source().orElseThrow().evidence()).isNotEmpty();
                assertThat(head.lessons()).noneMatch(active -> lesson.says(active.text()));
            });
            assertThat(report.steps().stream()
                            .mapToInt(step -> step.report().quarantined().size()))
                    .allMatch(count -> count > 0);
        }
    }

    @Test
    void aRunTakenUpAgainHoldsNothingTwiceAndAReplayComesOutAsBefore() {
        LearnReport first;
        List<QuarantinedLesson> held;
        try (ExperienceStore store = open()) {
            first = learn(store.libraries(), LessonChecks.builtIn());
            held = store.libraries().quarantine(LIBRARY);
        }
        try (ExperienceStore store = open()) {
            assertThat(store.libraries().quarantine(LIBRARY)).isEqualTo(held);
            assertThat(learn(store.libraries(), LessonChecks.builtIn()).version())
                    .isEqualTo(first.version());
            assertThat(store.libraries().quarantine(LIBRARY)).isEqualTo(held);

            QuarantineReview review = new QuarantineReview(store.libraries(), LIBRARY, "a person", CLOCK);
            review.dismiss(held.get(0).id(), "an advert");
            review.approve(held.get(1).id(), LIMITS, "");
            Replay replay = new Replay(store.libraries(), RUN, LIBRARY, Map.copyOf(attempts));
            run(replay.libraries(), LessonChecks.builtIn(), replay)
                    .learn(RUN, LIBRARY, LibraryVersion.empty(), TASKS, List.of());
            assertThat(replay.report().differences()).isEmpty();

            Replay without = new Replay(store.libraries(), RUN, LIBRARY, Map.copyOf(attempts));
            run(without.libraries(), LessonCheck.none(), without)
                    .learn(RUN, LIBRARY, LibraryVersion.empty(), TASKS, List.of());
            assertThat(without.report().differences()).isNotEmpty();
        }
    }

    @Test
    void anApprovedLessonIsActiveInANewVersionAndKeepsItsEvidence() {
        try (ExperienceStore store = open()) {
            learn(store.libraries(), LessonChecks.builtIn());
            LibraryVersion before = store.libraries().head(LIBRARY).orElseThrow();
            QuarantinedLesson held = store.libraries().quarantine(LIBRARY).get(2);
            QuarantineReview review = new QuarantineReview(store.libraries(), LIBRARY, "a person", CLOCK);

            QuarantineReview.Approved approved = review.approve(held.id(), LIMITS, "it is so");

            LibraryVersion after = store.libraries().head(LIBRARY).orElseThrow();
            assertThat(after).isEqualTo(approved.version());
            assertThat(after.lessons()).hasSize(before.lessons().size() + 1);
            assertThat(after.lesson(approved.lesson()).orElseThrow().text()).isEqualTo(held.text());
            assertThat(after.lesson(approved.lesson())
                            .orElseThrow()
                            .provenance()
                            .evidence())
                    .isNotEmpty();
            List<HeadMove> log = store.libraries().log(LIBRARY);
            assertThat(log.get(log.size() - 1).cause()).isEqualTo(HeadMove.Cause.APPROVED);
            assertThat(review.find(held.id()).orElseThrow().settlement().orElseThrow())
                    .satisfies(done -> {
                        assertThat(done.by()).isEqualTo("a person");
                        assertThat(done.why()).isEqualTo("it is so");
                        assertThat(done.lesson()).contains(approved.lesson());
                    });
            assertThatThrownBy(() -> review.approve(held.id(), LIMITS, "")).isInstanceOf(IllegalStateException.class);
            QuarantineId full = store.libraries().quarantine(LIBRARY).get(3).id();
            assertThatThrownBy(() -> review.approve(
                            full, new LibraryLimits(after.lessons().size(), 90_000), ""))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("full");
            assertThat(review.find(full).orElseThrow().isHeld()).isTrue();
        }
    }

    @Test
    void aCheckOfTheApplicationsOwnIsAsked() {
        LessonCheck own = (text, context) ->
                text.contains("harbour") ? List.of(new Finding(Finding.Kind.REFUSED, "no harbours")) : List.of();
        try (ExperienceStore store = open()) {
            LearnReport report = learn(store.libraries(), LessonChecks.builtIn().and(own));
            assertThat(report.version().lessons())
                    .noneMatch(lesson -> lesson.text().contains("harbour"));
        }
    }

    private LearnReport learn(LibraryStore libraries, LessonCheck checks) {
        return builder(libraries, checks)
                .journal(attempt -> attempts.put(attempt.rollout().id(), attempt))
                .build()
                .learn(RUN, LIBRARY, LibraryVersion.empty(), TASKS, List.of());
    }

    private LearningRun run(LibraryStore libraries, LessonCheck checks, Replay replay) {
        return builder(libraries, checks).journal(replay.journal(List.of())).build();
    }

    private LearningRun.Builder builder(LibraryStore libraries, LessonCheck checks) {
        ScriptedModel model = ScriptedModel.replying(this::reply);
        return LearningRun.builder(libraries, Endpoint.of("scripted", model), ALTERNATING)
                .agent(reader())
                .settings(LearnSettings.math()
                        .published()
                        .epochs(2)
                        .batchSize(OptionalInt.of(4))
                        .groupSize(2)
                        .limits(LIMITS)
                        .build())
                .concurrency(4)
                .checks(checks)
                .clock(CLOCK);
    }

    /** Reads a page, and answers. */
    private static Agent reader() {
        return assignment -> {
            List<ChatMessage> messages = new ArrayList<>(assignment.messages());
            messages.add(AiMessage.from("I read."));
            messages.add(ToolExecutionResultMessage.from("1", "read_page", PAGE));
            messages.add(AiMessage.from("#### " + assignment.id().sample()));
            return new Attempt(new Trajectory(messages), new Ending.Completed());
        };
    }

    /** The same reply to the same request, whatever the order. */
    private String reply(ChatRequest request) {
        String text = ScriptedModel.text(request);
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"it read a page\"}";
        }
        if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": [{\"lesson\": \"Page: read it.\", \"because\": \"b\", \"attempts\": [1]}]}";
        }
        StringBuilder edits = new StringBuilder("{\"edits\": [");
        int begin = Math.floorMod(text.hashCode(), proposals.size());
        for (int i = 0; i < 40; i++) {
            String lesson = proposals.get((begin + i * 7) % proposals.size());
            edits.append(i == 0 ? "" : ", ")
                    .append("{\"action\": \"ADD\", \"id\": \"\", \"text\": ")
                    .append(quoted(lesson))
                    .append(", \"from\": [1]}");
        }
        for (String leak : List.of(
                "Captain: it was Captain Anders Lund the 5" + Math.floorMod(text.hashCode(), 10) + "th.",
                "Ship: sailed the ship number 3 from the old harbour to the island means a trip.",
                "Ferry: our shop is the only one where honest travellers buy tickets.")) {
            edits.append(", {\"action\": \"ADD\", \"id\": \"\", \"text\": ")
                    .append(quoted(leak))
                    .append(", \"from\": [1]}");
        }
        return edits.append("]}").toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                json.append('\\');
            }
            json.append(character);
        }
        return json.append('"').toString();
    }

    private static List<String> proposals() {
        List<String> proposals = new ArrayList<>();
        for (String line : lines("hostile-lessons.txt")) {
            proposals.add(line.substring(line.indexOf(" | ") + 3));
        }
        proposals.addAll(lines("good-lessons.txt"));
        return List.copyOf(proposals);
    }

    private static List<String> lines(String name) {
        try (InputStream in = UntrustedTextTest.class.getResourceAsStream("/dev/acumen/learning/check/" + name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ExperienceStore open() {
        return ExperienceStore.open(home, CLOCK, notice -> {});
    }
}
