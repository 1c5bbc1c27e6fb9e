package dev.acumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.data.FieldNames;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.ask.AskSpec;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationOutcome;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.runtime.run.RedistillSpec;
import dev.acumen.runtime.run.ReplayJob;
import dev.acumen.simulation.script.ScriptedModel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries beyond what a prompt should hold, the models they are used with, and tasks that have to stay right. */
class LargeLibraryTest {

    private static final List<String> ANIMALS = List.of("otter", "heron", "lynx", "toad", "mole", "crane");
    private static final List<Task> TASKS = IntStream.range(0, 4)
            .mapToObj(i -> new Task(
                    new TaskId("t" + i), "How many legs has the " + ANIMALS.get(i) + "?", Reference.answers("4")))
            .toList();

    @TempDir
    private Path home;

    private final List<String> notices = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final ScriptedModel model = ScriptedModel.replying(this::reply);

    private String reply(ChatRequest request) {
        String text = ScriptedModel.text(request);
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"it counted\"}";
        }
        if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": [{\"lesson\": \"Legs: count them all.\", \"because\": \"it won\"}]}";
        }
        return text.contains("{\"edits\"")
                ? "{\"edits\": [{\"action\": \"ADD\", \"id\": \"\", \"text\": \"Legs: count them all.\", \"from\": [1]}]}"
                : asked.incrementAndGet() % 2 == 0 ? "#### 4" : "#### 5";
    }

    private AcumenBuilder acumen() {
        return acumen("model-a");
    }

    private AcumenBuilder acumen(String name) {
        return Acumen.at(home).variables(Map.of()).notices(notices::add).model(name, model);
    }

    /** A lesson for each of the animals and 14 that no task of ours has to do with. */
    private void write() {
        List<LessonEdit> edits = new ArrayList<>();
        IntStream.range(0, 14)
                .forEach(
                        i -> edits.add(new LessonEdit.Add("Violin rule " + i + " for concerts", Provenance.by("Ada"))));
        ANIMALS.forEach(animal ->
                edits.add(new LessonEdit.Add("When it is about the " + animal + ", look twice", Provenance.by("Ada"))));
        try (Acumen acumen = acumen().build()) {
            acumen.library("zoo").edit(edits);
        }
    }

    private LearnSpec.Builder learning() {
        return LearnSpec.of("zoo", TASKS)
                .heldOut(List.of(new Task(new TaskId("h"), "How many legs has the mole?", Reference.answers("4"))))
                .evaluator("exact")
                .settings(LearnSettings.math().groupSize(2).epochs(1).build())
                .retrieval(Retrieval.of(Retrieval.Method.BM25, 2));
    }

    private static long lessons(ChatRequest request) {
        return Pattern.compile("(?m)^\\[L[0-9]+\\]")
                .matcher(ScriptedModel.text(request))
                .results()
                .count();
    }

    private List<ChatRequest> attempts() {
        return model.requests().stream()
                .filter(request -> ScriptedModel.text(request).contains("How many legs"))
                .filter(request -> !ScriptedModel.text(request).contains("{\""))
                .toList();
    }

    @Test
    void whatIsLeftOutOfPracticeIsLeftOutOfWhatIsRetrievedAndARunIsReplayedWithBoth() {
        write();
        LearnSettings settings =
                LearnSettings.math().groupSize(2).epochs(1).lessonDropout(0.5).build();
        try (Acumen acumen = acumen().build()) {
            LearnReport report = acumen.learn(learning().settings(settings).build());

            assertThat(attempts()).allMatch(request -> lessons(request) <= 2);
            assertThat(attempts().stream().filter(request -> lessons(request) < 2))
                    .as("lessons are left out of one attempt of each group, of the four tasks")
                    .hasSizeBetween(1, 5);
            ReplayJob.Replayed again = acumen.runs().replay(report.run().value());
            assertThat(again.stopped()).isEmpty();
            assertThat(again.report().isSame())
                    .as(again.report().differences().toString())
                    .isTrue();
        }
    }

    @Test
    void practiceAndMeasurementShowWhatIsRetrievedAndARunIsReplayedWithIt() {
        write();
        try (Acumen acumen = acumen().build()) {
            LearnReport report = acumen.learn(learning().build());

            assertThat(attempts()).hasSizeGreaterThanOrEqualTo(10);
            assertThat(attempts().stream().filter(request -> lessons(request) > 0))
                    .hasSizeGreaterThanOrEqualTo(9)
                    .allMatch(request -> lessons(request) == 2);
            assertThat(attempts())
                    .filteredOn(request -> ScriptedModel.text(request).contains("legs has the lynx"))
                    .allMatch(request -> ScriptedModel.text(request).contains("about the lynx, look twice"));
            assertThat(acumen.runs().show(report.run().value()).configuration())
                    .containsEntry("retrieval", "bm25")
                    .containsEntry("lessonsPerTask", "2");
            ReplayJob.Replayed again = acumen.runs().replay(report.run().value());
            assertThat(again.stopped()).isEmpty();
            assertThat(again.report().isSame())
                    .as(again.report().differences().toString())
                    .isTrue();
            assertThat(acumen.runs()
                            .redistill(RedistillSpec.of(report.run().value()))
                            .build()
                            .retrieval())
                    .isEqualTo(Retrieval.of(Retrieval.Method.BM25, 2));
        }
    }

    @Test
    void aRunThatRetrievesByEmbeddingsIsReplayedWithoutTheModel() {
        write();
        EmbeddingModel lengths = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(segments.stream()
                        .map(segment ->
                                Embedding.from(new float[] {1, segment.text().length()}))
                        .toList());
            }
        };
        String run;
        try (Acumen acumen = acumen().embeddings("lengths", lengths).build()) {
            run = acumen.learn(learning()
                            .retrieval(Retrieval.of(Retrieval.Method.EMBEDDINGS, 3))
                            .build())
                    .run()
                    .value();
        }
        try (Acumen acumen = acumen().build()) {
            assertThat(acumen.runs().show(run).configuration()).containsEntry("retrieval", "embeddings:lengths");
            assertThat(acumen.runs().replay(run).report().isSame()).isTrue();
            assertThatThrownBy(() -> acumen.ask(AskSpec.of("zoo", "How many legs has the toad?")
                            .retrieval(Retrieval.of(Retrieval.Method.EMBEDDINGS, 3))
                            .build()))
                    .isInstanceOf(UserError.class);
        }
    }

    @Test
    void aQuestionIsShownTheLessonsThatFitIt() {
        write();
        try (Acumen acumen = acumen().build()) {
            acumen.ask(AskSpec.of("zoo", "How many legs has the toad?")
                    .retrieval(Retrieval.of(Retrieval.Method.BM25, 1))
                    .build());
        }
        assertThat(attempts()).hasSize(1);
        assertThat(ScriptedModel.text(attempts().get(0))).contains("about the toad, look twice");
        assertThat(lessons(attempts().get(0))).isEqualTo(1);
    }

    @Test
    void noneAllAndRetrievedAreMeasuredSideBySide() {
        write();
        try (Acumen acumen = acumen().build()) {
            EvaluationOutcome outcome = acumen.compare(EvaluationSpec.of("zoo", TASKS)
                    .evaluator("exact")
                    .retrieval(Retrieval.of(Retrieval.Method.BM25, 2))
                    .arms(List.of(EvaluationArm.NONE, EvaluationArm.ALL, EvaluationArm.RETRIEVED))
                    .build());

            assertThat(outcome.arms().stream().map(arm -> arm.name())).containsExactly("without", "with", "retrieved");
            assertThat(outcome.groups().stream()
                            .map(groups -> groups.get(0)
                                    .members()
                                    .get(0)
                                    .rollout()
                                    .exposure()
                                    .shown()
                                    .orElseThrow()
                                    .size()))
                    .containsExactly(0, 20, 2);
            assertThat(outcome.comparisons().stream().map(one -> one.arm() + " " + one.against()))
                    .containsExactly("with without", "retrieved without", "retrieved with");
        }
    }

    @Test
    void withRetrievalTheLibraryIsMeasuredAsItIsUsed() {
        assertThat(EvaluationSpec.of("zoo", TASKS)
                        .retrieval(Retrieval.of(Retrieval.Method.BM25, 2))
                        .build()
                        .arms())
                .containsExactly(EvaluationArm.NONE, EvaluationArm.RETRIEVED);
        assertThat(EvaluationSpec.of("zoo", TASKS).build().arms())
                .containsExactly(EvaluationArm.NONE, EvaluationArm.ALL);
        assertThatThrownBy(() -> EvaluationSpec.of("zoo", TASKS)
                        .arms(List.of(EvaluationArm.RETRIEVED))
                        .build())
                .hasMessageContaining("--lessons-per-task");
        assertThatThrownBy(() -> EvaluationSpec.of("zoo", TASKS)
                        .arms(List.of(EvaluationArm.ALL, EvaluationArm.ALL))
                        .build())
                .hasMessageContaining("once");
    }

    @Test
    void aLibraryUsedWithAnotherModelSaysSoOnceAndHowToMeasureIt() {
        try (Acumen acumen = acumen().build()) {
            acumen.learn(learning()
                    .settings(LearnSettings.math()
                            .published()
                            .groupSize(2)
                            .epochs(1)
                            .build())
                    .retrieval(Retrieval.all())
                    .build());
            acumen.ask("zoo", "How many legs has the mole?");
        }
        assertThat(notices).noneMatch(notice -> notice.contains("were learned with"));

        try (Acumen acumen = acumen("model-b").build()) {
            acumen.ask("zoo", "How many legs has the mole?");
        }

        assertThat(notices)
                .filteredOn(notice -> notice.contains("were learned with"))
                .containsExactly(
                        "note: the lessons of 'zoo' were learned with model-a and are used with model-b;"
                                + " what they are worth there is measured, with the options given here, by: acumen eval zoo --library zoo --model model-b");
        notices.clear();
        try (Acumen acumen = acumen("model-b").build()) {
            acumen.compare(EvaluationSpec.of("zoo", TASKS).evaluator("exact").build());
        }
        assertThat(notices)
                .filteredOn(notice -> notice.contains("were learned with"))
                .singleElement()
                .asString()
                .endsWith("which is measured here");
        notices.clear();
        try (Acumen acumen = acumen("model-b").build()) {
            acumen.learn(learning().build());
        }
        assertThat(notices)
                .filteredOn(notice -> notice.contains("were learned with"))
                .hasSize(1);
    }

    private static boolean isOfAnAnchor(ChatRequest request) {
        return ScriptedModel.text(request).contains("otter")
                || ScriptedModel.text(request).contains("crane");
    }

    @Test
    void anchorsAreTriedAndNeitherPractisedNorHeldOutAndARunKeepsThem() {
        List<Task> anchors = List.of(
                new Task(new TaskId("t0"), TASKS.get(0).input(), Reference.answers("4")),
                new Task(new TaskId("a"), "How many legs has the crane?", Reference.answers("2")));
        LearnSpec spec = learning().anchors(anchors).build();
        try (Acumen acumen = acumen().build()) {
            LearnReport report = acumen.learn(spec);

            assertThat(spec.tasks().anchors()).isEqualTo(anchors);
            assertThat(spec.tasks().test().tasks()).doesNotContainAnyElementsOf(anchors);
            assertThat(attempts())
                    .filteredOn(
                            request -> request.temperature() == spec.settings().practiceTemperature())
                    .isNotEmpty()
                    .noneMatch(LargeLibraryTest::isOfAnAnchor);
            assertThat(attempts()).as("what a change is tried on").anyMatch(LargeLibraryTest::isOfAnAnchor);
            assertThat(acumen.runs().replay(report.run().value()).report().isSame())
                    .isTrue();
            assertThat(acumen.runs().show(report.run().value()).configuration()).containsKey("anchors");
            assertThat(acumen.runs()
                            .redistill(RedistillSpec.of(report.run().value()))
                            .build()
                            .tasks()
                            .anchors())
                    .isEqualTo(anchors);
        }
    }

    @Test
    void anchorsComeFromAFileOfTheirOwnAndFromMarkedRows() throws IOException {
        Path folder = Files.createDirectories(home.resolve("zoo"));
        StringBuilder rows = new StringBuilder("id,question,answer,anchor\n");
        IntStream.range(0, 120)
                .forEach(i -> rows.append(
                        i + ",How many legs have " + i + " moles?," + 4 * i + "," + (i == 7 ? "true" : "") + "\n"));
        Files.writeString(folder.resolve("tasks.csv"), rows.toString());
        Files.writeString(
                folder.resolve("keep.jsonl"),
                "{\"id\": \"3\", \"question\": \"How many legs have 5 moles?\", \"answer\": \"20\"}\n");
        Files.writeString(folder.resolve("domain.yaml"), "data: tasks.csv\nanchors: keep.jsonl\n");
        RunEnvironment environment = new RunEnvironment(Map.of(), home, Clock.systemUTC(), notices::add);
        Domain domain = Domains.find(environment, "zoo", false);

        SplitTasks tasks = new DomainTasks(
                        environment, domain, Optional.empty(), Optional.empty(), Optional.empty(), FieldNames.usual())
                .split(0);

        assertThat(tasks.anchors().stream().map(Task::input))
                .containsExactly("How many legs have 7 moles?", "How many legs have 5 moles?");
        assertThat(tasks.all()).hasSize(118).noneMatch(task -> task.input().matches(".* (5|7) moles.*"));
        assertThat(tasks.anchors().stream().map(Task::id)).doesNotContain(new TaskId("3"));
    }
}
