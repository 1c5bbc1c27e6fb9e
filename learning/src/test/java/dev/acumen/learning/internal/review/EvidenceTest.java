package dev.acumen.learning.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.SampleComparisons;
import dev.acumen.learning.report.LessonVerdict;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.prompts.PromptBook;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What reaches the reviewer beside attempts and rewards, and what is not asked of it. */
class EvidenceTest {

    private static final String REPLY =
            "{\"lessons\": [{\"lesson\": \"One: first.\", \"because\": \"b\"}], \"verdicts\": [{\"id\": \"L1\","
                    + " \"verdict\": \"lapse\", \"because\": \"not followed\"}, {\"id\": \"L9\", \"verdict\": \"defect\"},"
                    + " {\"id\": \"L1\", \"verdict\": \"odd\"}]}";
    private static final Task TASK = Samples.task("t");
    private static final LibraryVersion LIBRARY = Samples.version("Rounding: When a price is odd, round it up.");
    private static final ReviewTerms TERMS =
            new ReviewTerms(2, true, true, "Quote the price.", List.of(), SignalView.NONE);

    private final ScriptedModel model = ScriptedModel.replying(
            request -> ScriptedModel.text(request).contains("{\"summary\"") ? "{\"summary\": \"retold\"}" : REPLY);

    private static ScoredRollout member(int sample, String reply, double reward, String said, LibraryVersion version) {
        Rollout rollout = new Rollout(
                new RolloutId(Samples.PASS, TASK.id(), sample),
                Exposure.of(
                        version.id(), version.lessons().stream().map(Lesson::id).toList()),
                new Trajectory(List.of(UserMessage.from(TASK.input()), AiMessage.from(reply))),
                new Ending.Completed());
        return new ScoredRollout(rollout, new Score.Graded(new Reward(reward), said));
    }

    private static GroupEvidence contrast(ScoredRollout... members) {
        Group group = new Group(TASK, members[0].rollout().library(), List.of(members));
        return GroupEvidence.contrasted(
                TASK,
                Contrast.byAdvantage(new GroupRelativeAdvantage().estimate(SampleComparisons.of(group)), true),
                1);
    }

    private GroupLessons distill(GroupEvidence evidence, ReviewTerms terms) {
        try (Workers workers = new Workers(1)) {
            return workers.join(
                            List.of(new Distiller(reviewer(), workers, terms).distill(Samples.PASS, evidence, LIBRARY)))
                    .get(0)
                    .results()
                    .get(0);
        }
    }

    private Reviewer reviewer() {
        return new Reviewer(
                Endpoint.of("scripted", model), PromptBook.builtIn(), 0.3, new ContextWindow(32_768), new Health(10));
    }

    private String asked(int number) {
        return ScriptedModel.text(model.requests().get(number));
    }

    @Test
    void instructionsTheEvaluatorsWordsAndLessonsBeforeAnAttemptAreShown() {
        distill(
                contrast(
                        member(0, "20.40", 1, "20.40 is 20.40", LIBRARY),
                        member(1, "20.35", 0, "20.35 is not 20.40", LIBRARY)),
                TERMS);

        assertThat(model.requests()).as("short attempts are not retold").hasSize(1);
        assertThat(asked(0))
                .contains("<instructions>\nQuote the price.\n</instructions>")
                .contains("The evaluator said: 20.35 is not 20.40")
                .contains("advice=\"L1\"")
                .contains("\"lapse\"", "\"defect\"")
                .doesNotContain("closed set");
    }

    @Test
    void asPublishedNoneOfThatIsShownAndEachAttemptIsRetold() {
        distill(
                contrast(
                        member(0, "20.40", 1, "20.40 is 20.40", LIBRARY),
                        member(1, "20.35", 0, "20.35 is not 20.40", LIBRARY)),
                ReviewTerms.published(2, true, SignalView.NONE));

        assertThat(model.requests()).hasSize(3);
        assertThat(asked(2)).doesNotContain("<instructions>", "The evaluator said", "advice=", "lapse");
    }

    @Test
    void anEvaluatorWithoutWordsTellsLess() {
        distill(contrast(member(0, "a", 1, "", LIBRARY), member(1, "b", 0, "", LIBRARY)), TERMS);

        assertThat(asked(0)).doesNotContain("The evaluator said");
    }

    @Test
    void weightsHaveTheSignOfTheAdvantage() {
        distill(contrast(member(0, "a", 0, "", LIBRARY), member(1, "b", 1, "", LIBRARY)), TERMS);

        assertThat(asked(0))
                .contains(
                        "<attempt number=\"1\" reward=\"1.00\" weight=\"+0.50\"",
                        "<attempt number=\"2\" reward=\"0.00\" weight=\"-0.50\"");
    }

    @Test
    void otherReadingsOfTheSameAttemptsAreCandidatesThatCountLess() {
        ScriptedModel reads = ScriptedModel.replying(request -> "{\"lessons\": [{\"lesson\": \"One: first.\","
                + " \"because\": \"b\", \"other_readings\": [\"One: second.\", \" \", \"One: third.\", \"One: fourth.\"]},"
                + " {\"lesson\": \"Two: first.\", \"because\": \"c\"}]}");
        try (Workers workers = new Workers(1)) {
            Reviewer reviewer = new Reviewer(
                    Endpoint.of("scripted", reads),
                    PromptBook.builtIn(),
                    0.3,
                    new ContextWindow(32_768),
                    new Health(10));
            List<CandidateLesson> candidates = workers.join(List.of(new Distiller(reviewer, workers, TERMS)
                            .distill(
                                    Samples.PASS,
                                    contrast(member(0, "a", 1, "", LIBRARY), member(1, "b", 0, "", LIBRARY)),
                                    LIBRARY)))
                    .get(0)
                    .results()
                    .get(0)
                    .lessons();

            assertThat(candidates)
                    .extracting(CandidateLesson::text, CandidateLesson::weight, CandidateLesson::isOtherReading)
                    .containsExactly(
                            tuple("One: first.", 1.0, false),
                            tuple("One: second.", 0.5, true),
                            tuple("One: third.", 0.5, true),
                            tuple("Two: first.", 1.0, false));
        }
    }

    @Test
    void longAttemptsAreRetoldAndThoseThatAreAlikeWordForWordOnce() {
        String much = "word ".repeat(600);
        distill(
                contrast(
                        member(0, much, 1, "", LIBRARY),
                        member(1, much + "other", 0, "", LIBRARY),
                        member(2, much, 1, "", LIBRARY)),
                TERMS);

        assertThat(model.requests()).hasSize(3);
        assertThat(asked(2)).contains("number=\"3\"").contains("retold");
        assertThat(asked(0)).as("who retells does not judge").doesNotContain("<reference>");
    }

    @Test
    void verdictsOnLessonsThatStoodBeforeFailuresAreRead() {
        GroupLessons lessons = distill(contrast(member(0, "a", 1, "", LIBRARY), member(1, "b", 0, "", LIBRARY)), TERMS);

        assertThat(lessons.verdicts())
                .containsExactly(new LessonVerdict(
                        LIBRARY.lessons().get(0).id(), LessonVerdict.Kind.LAPSE, TASK.id(), "not followed"));
    }

    @Test
    void aGroupWithoutARightAttemptIsHeldAgainstTheReferenceAndCountsLess() {
        Group group = new Group(
                TASK,
                LIBRARY.id(),
                List.of(
                        member(0, "1", 0, "", LIBRARY),
                        member(1, "1", 0, "", LIBRARY),
                        member(2, "2", 0, "", LIBRARY)));
        GroupEvidence evidence =
                GroupEvidence.ofFailures(group, Optional.empty()).orElseThrow();

        GroupLessons lessons = distill(evidence, TERMS);

        assertThat(evidence.contrasts()).as("alike ones once").hasSize(2);
        assertThat(asked(0)).contains("none of which was right").contains("<reference>\n42\n</reference>");
        assertThat(lessons.lessons().get(0).weight()).isLessThan(1);
        Task open = TASK.withReference(Reference.none());
        assertThat(GroupEvidence.ofFailures(new Group(open, LIBRARY.id(), group.members()), Optional.empty()))
                .as("there is nothing to hold it against")
                .isEmpty();
    }

    @Test
    void aGroupWithoutARightAttemptIsContrastedWithRightOnesUnderAnEarlierVersion() {
        LibraryVersion before = LibraryVersion.empty();
        Group failed = new Group(TASK, LIBRARY.id(), List.of(member(0, "1", 0, "", LIBRARY)));
        Group right =
                new Group(TASK, before.id(), List.of(member(1, "42", 1, "", before), member(2, "41", 0, "", before)));

        GroupEvidence evidence =
                GroupEvidence.ofFailures(failed, Optional.of(right)).orElseThrow();
        GroupLessons lessons = distill(evidence, TERMS);

        assertThat(evidence.noneRight()).isFalse();
        assertThat(asked(0)).contains("library=\"an earlier version\"").doesNotContain("none of which was right");
        assertThat(lessons.lessons().get(0).weight()).isEqualTo(1);
    }

    @Test
    void labelsOfAClosedSetMayBeNamed() {
        distill(
                contrast(member(0, "a", 1, "", LIBRARY), member(1, "b", 0, "", LIBRARY)),
                new ReviewTerms(2, true, true, "", List.of("BILLING", "LEGAL"), SignalView.NONE));

        assertThat(asked(0)).contains("closed set: BILLING, LEGAL");
    }

    @Test
    void whatNothingInTheLibraryTouchesIsProposedWithoutAsking() {
        try (Workers workers = new Workers(1)) {
            Curator curator =
                    new Curator(reviewer(), workers, LibraryLimits.defaults(), Optional.empty(), true, true, true);
            List<Curator.Proposals> foreign = propose(workers, curator, "Zones: When it goes far, use zone 4.");

            assertThat(foreign.get(0).size()).isEqualTo(1);
            assertThat(model.requests()).isEmpty();
            propose(workers, curator, "Rounding: When a price is odd, round it down.");
            assertThat(model.requests()).isNotEmpty();
        }
    }

    @Test
    void inAScriptWithoutSpacesTwoCharactersInCommonAreEnoughToAsk() {
        LibraryVersion library = Samples.version("端数：重量に端数があるときは、半キロ単位に切り上げる。");
        CandidateLesson near = new CandidateLesson(TASK.id(), "端数：価格の端数は切り捨てる。", "b", List.of(), 1, true);
        CandidateLesson far =
                new CandidateLesson(TASK.id(), "Zones: When it goes far, use zone four.", "b", List.of(), 1, true);

        assertThat(Kinship.of(library).isForeign(List.of(near))).isFalse();
        assertThat(Kinship.of(library).isForeign(List.of(far))).isTrue();
    }

    private static List<Curator.Proposals> propose(Workers workers, Curator curator, String text) {
        CandidateLesson candidate = new CandidateLesson(TASK.id(), text, "b", List.of(), 1, true);
        return workers.join(List.of(curator.propose(
                        Samples.PASS,
                        new ReviewResult<>(
                                List.of(new GroupLessons(List.of(candidate), List.of(), List.of(), Map.of())),
                                ReviewFailures.none()),
                        LIBRARY)))
                .get(0)
                .results();
    }

    @Test
    void plansTakeWhatWasSeenToWorkFirstThenAllAndThenTheBestSupported() {
        ScriptedModel keeps = ScriptedModel.replying(request -> {
            List<String> edits = new ArrayList<>();
            for (String name : List.of("Seen", "Also", "Unseen")) {
                if (ScriptedModel.text(request).contains("ADD " + name)) {
                    edits.add("{\"action\":\"ADD\",\"text\":\"" + name + ": do.\",\"from\":[" + (edits.size() + 1)
                            + "]}");
                }
            }
            return "{\"edits\": [" + String.join(",", edits) + "]}";
        });
        try (Workers workers = new Workers(1)) {
            Reviewer reviewer = new Reviewer(
                    Endpoint.of("scripted", keeps),
                    PromptBook.builtIn(),
                    0.3,
                    new ContextWindow(32_768),
                    new Health(10));
            Curator curator =
                    new Curator(reviewer, workers, LibraryLimits.defaults(), Optional.empty(), true, true, true);
            List<Curator.Proposals> groups =
                    List.of(proposal("Seen: do.", 1), proposal("Also: do.", 1), proposal("Unseen: do.", 0.5));

            List<List<String>> plans = new PlanMaker(curator, 3)
                            .plans(
                                    Samples.PASS,
                                    groups,
                                    LIBRARY,
                                    List.of(new RefusedEdit("ADD", Optional.empty(), "Old: no.", "did not help")),
                                    OptionalInt.of(2))
                            .results()
                            .stream()
                            .map(plan -> plan.stream()
                                    .map(edit -> edit.wording().orElseThrow())
                                    .toList())
                            .toList();

            assertThat(plans).startsWith(List.of("Seen: do.", "Also: do."));
            assertThat(plans).contains(List.of("Seen: do."));
            assertThat(plans).allSatisfy(plan -> assertThat(plan).hasSizeLessThanOrEqualTo(2));
            assertThat(ScriptedModel.text(keeps.requests().get(0)))
                    .contains("at most 2 edits in all", "- ADD Old: no. (did not help)")
                    .doesNotContain("Unseen");
            assertThat(ScriptedModel.text(keeps.requests().get(1))).contains("Unseen");
        }
    }

    @Test
    void ofManyRefusalsThoseThatTouchWhatIsProposedAreTold() {
        List<RefusedEdit> refused = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            refused.add(new RefusedEdit("ADD", Optional.empty(), "Topic" + number + ": no.", "r"));
        }
        refused.add(new RefusedEdit("UPDATE", LessonId.find("L3"), "Other: no.", "r"));
        refused.add(new RefusedEdit("ADD", Optional.empty(), "Zones: use number four abroad.", "r"));
        List<Proposal> proposals = List.of(
                new Proposal(Proposal.Action.UPDATE, LessonId.find("L3"), "Waves: do.", List.of()),
                new Proposal(Proposal.Action.ADD, Optional.empty(), "Zones: use number five abroad.", List.of()));

        assertThat(CuratorRows.refused(refused, proposals, 10_000))
                .hasSize(12)
                .extracting(row -> row.get("text"))
                .startsWith("Topic1: no.", "Topic2: no.")
                .endsWith("Other: no.", "Zones: use number four abroad.");
    }

    @Test
    void proposalsNameTheTasksTheyWereDrawnFromAndWhoseOtherReadingTheyAre() {
        CandidateLesson first = new CandidateLesson(Samples.task("a").id(), "One: do.", "b", List.of(), 1, true);
        CandidateLesson second = new CandidateLesson(Samples.task("b").id(), "Two: do.", "c", List.of(), 1, true);
        Proposal both = new Proposal(
                Proposal.Action.ADD, Optional.empty(), "One: do.", List.of(first, second.otherReading("One: do.")));
        Proposal other = new Proposal(
                Proposal.Action.ADD, Optional.empty(), "Three: do.", List.of(first.otherReading("Three: do.")));
        Proposal plain = new Proposal(Proposal.Action.ADD, Optional.empty(), "Two: do.", List.of(second, first));

        assertThat(CuratorRows.proposals(LIBRARY, 10_000, List.of(both, other, plain), true))
                .extracting(row -> row.get("tasks"))
                .containsExactly("task 1; as another reading of task 2", "as another reading of task 1", "tasks 1, 2");
    }

    @Test
    void aReasonEndsWithASentenceOrAWord() {
        assertThat(ContextWindow.begin("short", 5)).isEqualTo("short");
        assertThat(ContextWindow.begin("It took zone two here. The better one took zone three.", 9))
                .isEqualTo("It took zone two here.");
        assertThat(ContextWindow.begin("It took zone two for all parcels that went abroad", 6))
                .isEqualTo("It took zone two for \u2026");
    }

    private static Curator.Proposals proposal(String text, double strength) {
        return new Curator.Proposals(List.of(new Proposal(
                Proposal.Action.ADD,
                Optional.empty(),
                text,
                List.of(new CandidateLesson(Samples.task(text).id(), text, "b", List.of(), strength, strength >= 1)))));
    }

    @Test
    void unmergedProposalsGoOnOnlyWhereTheyAreTold() {
        assertThat(planOfUnreadableReconciling(false)).isEmpty();
        assertThat(planOfUnreadableReconciling(true)).hasSize(1);
    }

    private static List<List<LessonEdit>> planOfUnreadableReconciling(boolean keepsUnreconciled) {
        try (Workers workers = new Workers(1)) {
            Reviewer reviewer = new Reviewer(
                    Endpoint.of("scripted", ScriptedModel.inOrder("no")),
                    PromptBook.builtIn(),
                    0.3,
                    new ContextWindow(32_768),
                    new Health(10));
            Curator curator = new Curator(
                    reviewer, workers, LibraryLimits.defaults(), Optional.empty(), true, keepsUnreconciled, true);
            return new PlanMaker(curator, 1)
                    .plans(Samples.PASS, List.of(proposal("Seen: do.", 1)), LIBRARY, List.of(), OptionalInt.empty())
                    .results();
        }
    }
}
