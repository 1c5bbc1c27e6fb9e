package dev.acumen.benchmarks;

import dev.acumen.agent.rollout.Sweep;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Split;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.Learner;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.Step;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.credit.CreditedAttempt;
import dev.acumen.learning.credit.LessonCredit;
import dev.acumen.learning.credit.LessonDropout;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepReport;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A library with planted harm on the built-in domain: a lesson on each topic, some of which name a wrong convention. Its tasks are practised with lesson
 * dropout and nothing is learned, so that what is found can be held against what was planted.
 *
 * @param seed of what is planted, of tasks, draws, calls and the simulation
 * @param harmful lessons that are wrong
 * @param epochs how often each of the 100 tasks is practised
 */
record CreditTrial(long seed, int harmful, int epochs) {

    /** Attempts in a group; of one of them lessons are left out. */
    static final int GROUP = 5;

    /**
     * What was planted and what was found.
     *
     * @param planted the lessons that are wrong
     * @param credit what was found
     */
    record Found(Set<LessonId> planted, LessonCredit credit) {

        Found {
            planted = Set.copyOf(planted);
        }

        /** Harmful lessons that are proposed for retirement. */
        int found() {
            return (int) retired().filter(planted::contains).count();
        }

        /** Harmful lessons that are not. */
        int missed() {
            return planted.size() - found();
        }

        /** Other lessons that are. */
        int wrongly() {
            return (int) retired().filter(lesson -> !planted.contains(lesson)).count();
        }

        private Stream<LessonId> retired() {
            return credit.retirements(Optional.empty()).stream()
                    .map(retirement -> retirement.edit().id());
        }
    }

    /**
     * Runs it.
     *
     * @param home an empty folder
     */
    Found run(Path home) {
        Clock clock = Clock.systemUTC();
        RunId id = new RunId("credit-1");
        Set<LessonId> planted = new TreeSet<>();
        LibraryVersion version = library(planted);
        SimulationSettings simulation = SimulationSettings.builder()
                .seed(seed)
                .latency(Duration.ZERO, Duration.ZERO)
                .build();
        List<CreditedAttempt> attempts = Collections.synchronizedList(new ArrayList<>());
        try (SimulatedServer server = SimulatedServer.start(simulation);
                ExperienceStore store = ExperienceStore.open(home, clock, notice -> {})) {
            RunJournal journal = store.startRun(
                    new JournalEntry.RunStarted(id, "learn", FreightDomain.NAME, Map.of(), clock.instant()));
            store.libraries().save(FreightDomain.NAME, Revision.brought(version));
            store.libraries()
                    .advance(new HeadMove(
                            FreightDomain.NAME,
                            LibraryVersion.empty().id(),
                            version.id(),
                            HeadMove.Cause.IMPORTED,
                            Optional.empty(),
                            clock.instant()));
            EndpointSettings endpoint = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                    .name("simulated/" + SimulatedServer.MODEL)
                    .seed(Optional.of(seed))
                    .build();
            LearningRun.builder(
                            store.libraries(),
                            new OpenAiEndpoint(endpoint, journal, Budget.unlimited(), clock, event -> {}),
                            Evaluators.parse("numeric:abs=" + FreightDomain.TOLERANCE))
                    .instructions(new FreightDomain().instructions())
                    .settings(LearnSettings.math()
                            .published()
                            .groupSize(GROUP)
                            .epochs(epochs)
                            .seed(seed)
                            .build())
                    .strategies(Strategies.builtIn()
                            .learner("none", practice())
                            .lessons("dropout", LessonDropout.of(LessonDropout.DEFAULT_RATE, seed, GROUP)))
                    .journal(attempt -> {
                        journal.append(new JournalEntry.Attempted(attempt));
                        attempts.add(CreditedAttempt.of(attempt, version));
                    })
                    .build()
                    .learn(
                            id,
                            FreightDomain.NAME,
                            version,
                            new FreightDomain().tasks(Split.PRACTICE, seed).tasks(),
                            List.of());
        }
        return new Found(
                planted,
                LessonCredit.of(
                        version,
                        attempts,
                        wanted ->
                                Optional.of(version).filter(known -> known.id().equals(wanted))));
    }

    private LibraryVersion library(Set<LessonId> planted) {
        List<String> right = FreightDomain.houseLessons();
        List<String> wrong = FreightDomain.wrongLessons();
        List<Integer> topics = new ArrayList<>();
        for (int topic = 0; topic < right.size(); topic++) {
            topics.add(topic);
        }
        Collections.shuffle(topics, new Random(seed));
        Set<Integer> harmed = Set.copyOf(topics.subList(0, harmful));
        List<Lesson> lessons = new ArrayList<>();
        for (int topic = 0; topic < right.size(); topic++) {
            LessonId lesson = new LessonId(topic + 1);
            boolean isWrong = harmed.contains(topic);
            lessons.add(new Lesson(lesson, (isWrong ? wrong : right).get(topic), Provenance.by("planted")));
            if (isWrong) {
                planted.add(lesson);
            }
        }
        return LibraryVersion.of(List.of(), Optional.empty(), lessons);
    }

    /** Practises and leaves the library as it is. */
    private static Learner practice() {
        return (context, batch) -> {
            List<Group> groups = context.workers()
                    .join(context.engine()
                            .start(new Sweep(
                                    new PassId(context.step(), "practice"), batch.plan(), context.version(), 0.7)));
            Revision unchanged = context.version()
                    .apply(
                            new EditPlan(context.version().id(), List.of()),
                            context.step(),
                            context.ids(),
                            LibraryLimits.defaults());
            return new Step(
                    List.of(),
                    StepReport.of(context.step(), groups, 0, 0, List.of(), ReviewFailures.none(), List.of(unchanged)));
        };
    }
}
