package dev.acumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.tool.OwnAgent;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.learning.AdoptionGate;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.LessonOrigin;
import dev.acumen.runtime.run.LearnJob;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.runtime.run.RedistillSpec;
import dev.acumen.runtime.run.ReplayJob;
import dev.acumen.runtime.run.RescoreJob;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.exchange.LibraryFile;
import dev.acumen.store.view.RunRecord;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of an application's own, libraries and runs. */
class AcumenTest {

    @TempDir
    private Path home;

    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    /** Whatever it is asked, it is wrong the first time and right the second, so that every group is mixed. */
    private final ScriptedModel agent = ScriptedModel.replying(request ->
            attempts.computeIfAbsent(ScriptedModel.text(request), asked -> new AtomicInteger())
                                            .incrementAndGet()
                                    % 2
                            == 0
                    ? "#### 42"
                    : "#### 41");

    private final ScriptedModel reviewer = ScriptedModel.replying(AcumenTest::review);

    @Test
    void anApplicationsModelsLearnAndNoFinishedCallIsRepeated() {
        LearnReport first = learn(builder().build(), Strategies.builtIn());
        int asked = agent.requests().size() + reviewer.requests().size();

        assertThat(first.version().lessons()).hasSize(1);
        assertThat(agent.requests()).hasSize(2 * 4);
        assertThat(reviewer.requests())
                .isNotEmpty()
                .noneMatch(request -> ScriptedModel.text(request).startsWith("What is"));
        try (Acumen acumen = builder().build()) {
            RunRecord run = acumen.runs().show(first.run().value());
            assertThat(run.configuration())
                    .containsEntry("endpoint", "own-agent")
                    .containsEntry("reviewer.endpoint", "own-reviewer")
                    .containsKey("prompt.compare.md")
                    .doesNotContainKeys("prompt.tools.md", "prompt.judge_rubric.md");
            assertThat(acumen.runs().cost(first.run().value()).values().stream()
                            .mapToLong(Spend::calls)
                            .sum())
                    .isEqualTo(asked);

            ReplayJob.Replayed replayed = acumen.runs().replay(first.run().value());
            assertThat(replayed.stopped()).isEmpty();
            assertThat(replayed.report().isSame())
                    .as(replayed.report().differences().toString())
                    .isTrue();
            List<RescoreJob.Rescored> rescored =
                    acumen.runs().rescore(first.run().value(), Optional.of("exact"));
            assertThat(rescored).hasSize(8);
        }
        assertThat(agent.requests().size() + reviewer.requests().size()).isEqualTo(asked);
    }

    @Test
    void whatWasPaidForTeachesAnotherLibrary() {
        LearnReport first = learn(builder().build(), Strategies.builtIn());
        int attempted = agent.requests().size();
        try (Acumen acumen = builder().build()) {
            LearnReport second = acumen.learn(acumen.runs()
                    .redistill(RedistillSpec.of(first.run().value()))
                    .build());

            assertThat(second.library()).isEqualTo("support-redistilled");
            assertThat(second.version().lessons()).hasSize(1);
            assertThat(agent.requests()).hasSize(attempted);
            assertThat(acumen.runs().list()).hasSize(2);
        }
    }

    @Test
    void aRunWithAnApplicationsStrategyIsReplayedWithThatAndNoOther() {
        Strategies own = Strategies.builtIn().gate("open-2", AdoptionGate.open());
        LearnReport report = learn(builder().build(), own);
        try (Acumen acumen = builder().build()) {
            assertThatThrownBy(() -> acumen.runs().replay(report.run().value()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("strategy.gate=open-2");
            assertThat(acumen.runs().replay(report.run().value(), own).report().isSame())
                    .isTrue();
        }
    }

    @Test
    void anImportedLibraryIsLearnedOnUnderNewIds() {
        LearnReport first = learn(builder().build(), Strategies.builtIn());
        try (Acumen here = builder().build();
                Acumen there = builder(home.resolve("elsewhere"))
                        .reviewer(ModelSpec.of(
                                "own-reviewer",
                                ScriptedModel.replying(request ->
                                        review(request).replace("Even: prefer the even", "Odd: doubt an odd"))))
                        .build()) {
            there.library("support")
                    .bring(new LibraryFile().read(here.library("support").export(LibraryFile.Form.MARKDOWN)));
            LearnReport second = learn(there, Strategies.builtIn());

            assertThat(second.run()).isNotEqualTo(first.run());
            assertThat(second.version().lessons())
                    .extracting(Lesson::id)
                    .containsExactly(new LessonId(1), new LessonId(2));
        }
    }

    @Test
    void aRunScoredByAnApplicationIsNotDoneOverByName() {
        try (Acumen acumen = builder().build()) {
            LearnReport report = acumen.learn(LearnSpec.of("support", Samples.tasks(2))
                    .evaluator("last-word", (task, rollout) -> new Score.Graded(new Reward(1), "always"))
                    .settings(LearnSettings.math().epochs(1).groupSize(2).build())
                    .build());
            String run = report.run().value();
            assertThatThrownBy(() -> acumen.runs().replay(run))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("'last-word'");
            assertThatThrownBy(() -> acumen.runs().rescore(run, Optional.empty()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("--evaluator");
            assertThat(acumen.runs().rescore(run, Optional.of("numeric"))).hasSize(4);
        }
    }

    @Test
    void aProbePractisesWithTheApplicationsAgent() {
        AtomicInteger asked = new AtomicInteger();
        OwnAgent own = new OwnAgent((model, task) -> {
            asked.incrementAndGet();
            return model.chat(task.text());
        });
        try (Acumen acumen = builder().build();
                LearnJob job = acumen.prepare(LearnSpec.of("support", Samples.tasks(4))
                        .evaluator("numeric")
                        .settings(LearnSettings.math().epochs(1).groupSize(2).build())
                        .agent("own", own)
                        .build())) {
            assertThat(job.probe(2, event -> {}).tasks()).isEqualTo(2);
        }
        assertThat(asked).hasValue(2 * 2);
    }

    @Test
    void aLibraryIsEditedCarriedAndRolledBackByHand() {
        try (Acumen acumen = builder().build()) {
            Library library = acumen.library("by-hand");
            assertThatThrownBy(library::current).isInstanceOf(UserError.class);

            Provenance somebody = Provenance.by("somebody");
            LibraryVersion first = library.edit(List.of(new LessonEdit.Add("Rounding: round up.", somebody)));
            LibraryVersion second = library.edit(List.of(
                    new LessonEdit.Update(new LessonId(1), "Rounding: round down.", somebody),
                    new LessonEdit.Add("Units: convert first.", somebody)));

            assertThat(library.current()).isEqualTo(second);
            assertThat(library.diff(first.id().hex(), second.id().hex())).hasSize(2);
            assertThat(library.why(new LessonId(1)))
                    .extracting(LessonOrigin::edit)
                    .extracting(edit -> edit.edit().kind())
                    .containsExactly("ADD", "UPDATE");
            assertThatThrownBy(() -> library.edit(List.of(new LessonEdit.Delete(new LessonId(9), somebody))))
                    .isInstanceOf(UserError.class);
            assertThat(library.rollback(first.id().brief())).isEqualTo(first);
            assertThat(library.log())
                    .extracting(HeadMove::cause)
                    .containsExactly(HeadMove.Cause.EDITED, HeadMove.Cause.EDITED, HeadMove.Cause.ROLLED_BACK);

            String file = library.export(LibraryFile.Form.MARKDOWN);
            acumen.library("copy").bring(new LibraryFile().read(file));
            assertThat(acumen.library("copy").current()).isEqualTo(first);
            assertThat(acumen.libraries()).containsExactly("by-hand", "copy");
        }
    }

    @Test
    void lessonsAreAddedRewordedAndTakenOutByHand() {
        try (Acumen acumen = builder().build()) {
            Library library = acumen.library("rules");
            library.add("Round up.", "Convert first.");
            library.edit(new LessonId(2), "Convert units first.");
            LibraryVersion left = library.remove(new LessonId(1));

            assertThat(library.current()).isEqualTo(left);
            assertThat(left.lessons()).extracting(Lesson::text).containsExactly("Convert units first.");
            assertThat(left.lessons().get(0).provenance().author()).isEqualTo("a person, by hand");
            assertThatThrownBy(() -> library.add("convert UNITS first"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("says the same as L2");
            assertThatThrownBy(() -> library.remove(new LessonId(1))).hasMessageContaining("there is L2");
            assertThat(library.heldResults()).isEmpty();
            assertThatThrownBy(() -> library.approve("rules-1", "me")).hasMessageContaining("holds no result of a run");
        }
    }

    private LearnReport learn(Acumen opened, Strategies strategies) {
        try (Acumen acumen = opened) {
            return acumen.learn(LearnSpec.of("support", Samples.tasks(4))
                    .evaluator("numeric")
                    .settings(LearnSettings.math()
                            .published()
                            .epochs(1)
                            .groupSize(2)
                            .build())
                    .strategies(strategies)
                    .build());
        }
    }

    private AcumenBuilder builder() {
        return builder(home);
    }

    private AcumenBuilder builder(Path folder) {
        return Acumen.at(folder)
                .variables(Map.of())
                .model("own-agent", agent)
                .reviewer(ModelSpec.of("own-reviewer", reviewer));
    }

    /** One lesson for every group, all of them the same. */
    private static String review(ChatRequest request) {
        String text = ScriptedModel.text(request);
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"it gave a number\"}";
        }
        if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": [{\"lesson\": \"Even: prefer the even number.\", \"because\": \"it won\"}]}";
        }
        return "{\"edits\": [{\"action\": \"ADD\", \"id\": \"\", \"text\": \"Even: prefer the even number.\", \"from\": [1]}]}";
    }
}
