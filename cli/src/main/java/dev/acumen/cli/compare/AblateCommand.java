package dev.acumen.cli.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.Acumen;
import dev.acumen.cli.measure.AblationLines;
import dev.acumen.cli.measure.EvaluationPresentation;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.MeasuringOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.Ablation;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationJob;
import dev.acumen.runtime.run.EvaluationOutcome;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.runtime.run.RunChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library ablate}. */
@Command(
        name = "ablate",
        description = {
            "Says what each lesson does, by attempting the same held-out tasks with the library and without the lesson.",
            "Among the lessons named as helping, and among those named as harming, at most a share of --alpha is named wrongly, on average."
        })
public final class AblateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME[@VERSION]", description = "The library.")
    private String reference = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "LESSON",
            description = "Lessons to take out, such as L17 (default: every one).")
    private List<String> chosen = List.of();

    @Option(
            names = "--halving",
            description = {
                "Take out half of the lessons first, and look more closely only where that makes a difference: fewer attempts where most",
                "lessons do nothing, and larger effects, which are named sooner."
            })
    private boolean halving;

    @Mixin
    private LearnedInOption learnedIn = new LearnedInOption();

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public AblateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (measuring.isUntilDecided()) {
            throw new UserError(
                    UserError.Kind.USAGE, "ablate attempts every task once in each arm: --until does not go with it");
        }
        if (halving && measuring.choice() != RunChoice.TAKE_UP) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "--halving makes a run for each of its rounds, and takes up the one that was stopped: --new-run and --continue do not go with it; another --seed makes every attempt anew");
        }
        AcumenConfig config = YamlFile.config(session.directory());
        EvaluationArm whole = EvaluationArm.version(reference);
        try (Acumen acumen =
                Runtimes.of(session, common, config, measuring.endpoint()).build()) {
            LibraryVersion version = acumen.reading(store -> Lookup.version(store.libraries(), reference));
            // From here on a head that moves meanwhile makes no difference.
            String pinned = Lookup.name(reference) + "@" + version.id().hex();
            Domain found = learnedIn.find(session, acumen, List.of(whole), measuring);
            return new Run(acumen, config, found, pinned).ablate(lessons(version));
        }
    }

    private List<LessonId> lessons(LibraryVersion version) {
        List<LessonId> named = chosen.stream()
                .map(text -> LessonId.find(text)
                        .filter(id -> version.lesson(id).isPresent())
                        .orElseThrow(() -> UserError.input("'" + reference + "' has no lesson " + text
                                + "; 'acumen library show " + reference + "' lists them")))
                .distinct()
                .toList();
        List<LessonId> lessons =
                named.isEmpty() ? version.lessons().stream().map(Lesson::id).toList() : named;
        if (lessons.isEmpty()) {
            throw UserError.input("'" + reference + "' holds no lesson to take out");
        }
        return lessons;
    }

    /** The evaluations of one ablation. */
    private final class Run {
        private final Acumen acumen;
        private final AcumenConfig config;
        private final Domain found;
        private final String pinned;
        private final Map<Phase, Spend> spent = new EnumMap<>(Phase.class);
        private final List<String> runs = new ArrayList<>();
        private boolean isSimulated;
        private final Instant begun = session.clock().instant();

        private Run(Acumen acumen, AcumenConfig config, Domain found, String pinned) {
            this.acumen = acumen;
            this.config = config;
            this.found = found;
            this.pinned = pinned;
        }

        private int ablate(List<LessonId> lessons) {
            List<Ablation.Measured> all = new ArrayList<>();
            List<List<LessonId>> blocks =
                    halving ? halves(lessons) : lessons.stream().map(List::of).toList();
            while (!blocks.isEmpty()) {
                List<Ablation.Measured> round = measured(blocks);
                all.addAll(round);
                blocks = round.stream()
                        .filter(Ablation.Measured::isWorthSplitting)
                        .flatMap(one -> halves(one.lessons()).stream())
                        .toList();
            }
            // A tree of halves has two blocks for each of its splits, of which there is one less than lessons.
            int possible = halving ? Math.max(1, 2 * (lessons.size() - 1)) : lessons.size();
            show(Ablation.of(all, possible, measuring.alpha()), possible);
            return ExitCode.OK;
        }

        private static List<List<LessonId>> halves(List<LessonId> lessons) {
            int middle = (lessons.size() + 1) / 2;
            return Stream.of(lessons.subList(0, middle), lessons.subList(middle, lessons.size()))
                    .filter(half -> !half.isEmpty())
                    .map(List::copyOf)
                    .toList();
        }

        private List<Ablation.Measured> measured(List<List<LessonId>> blocks) {
            List<EvaluationArm> arms = new ArrayList<>(List.of(EvaluationArm.version(pinned)));
            blocks.forEach(block -> arms.add(EvaluationArm.without(pinned, block)));
            EvaluationSpec spec = measuring
                    .spec(session, config, found, false)
                    .arms(arms)
                    .budget(left())
                    .build();
            try (EvaluationJob job = acumen.prepare(spec)) {
                EvaluationOutcome outcome = new EvaluationPresentation(
                                session, job, "ablate " + reference, measuring.events(), common.again())
                        .measure();
                outcome.spent().forEach((phase, spend) -> spent.merge(phase, spend, Spend::plus));
                runs.add(outcome.run().value());
                isSimulated = job.connection().isSimulated();
                return Ablation.measured(outcome, blocks, measuring.alpha());
            } catch (IllegalArgumentException e) {
                throw UserError.input(String.valueOf(e.getMessage()));
            }
        }

        /** Caps are for all rounds together. */
        private Budget left() {
            Spend all = spent.values().stream().reduce(Spend.nothing(), Spend::plus);
            return measuring
                    .budget()
                    .less(all, Duration.between(begun, session.clock().instant()));
        }

        private void show(Ablation ablation, int possible) {
            Terminal terminal = session.terminal();
            terminal.say("");
            AblationLines.of(ablation, possible, measuring.alpha()).forEach(terminal::say);
            terminal.say("");
            SpendTable.lines(spent).forEach(terminal::say);
            ObjectNode result = ReportJson.object();
            result.put("library", Lookup.name(reference)).put("simulated", isSimulated);
            result.put("alpha", measuring.alpha());
            ArrayNode list = result.putArray("effects");
            for (Ablation.Effect effect : ablation.effects()) {
                ObjectNode node =
                        list.addObject().put("verdict", effect.verdict().words());
                ArrayNode ids = node.putArray("lessons");
                effect.lessons().forEach(id -> ids.add(id.toString()));
                ObjectNode compared = ReportJson.sequential(effect.comparison());
                // Of one comparison alone, which here is one of many.
                compared.remove(List.of("verdict", "moreTasks"));
                node.set("comparison", compared);
            }
            ArrayNode ran = result.putArray("runs");
            runs.forEach(ran::add);
            ReportJson.spend(result, spent);
            terminal.result(result);
        }
    }
}
