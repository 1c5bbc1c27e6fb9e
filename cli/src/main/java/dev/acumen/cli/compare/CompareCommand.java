package dev.acumen.cli.compare;

import dev.acumen.Acumen;
import dev.acumen.cli.measure.EvaluationPresentation;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.MeasuringOptions;
import dev.acumen.cli.options.SecondSideOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationJob;
import dev.acumen.runtime.run.EvaluationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen compare}. */
@Command(
        name = "compare",
        description = {
            "Says which of two versions of lessons is better, or of two models or agents, on the same held-out tasks, side by side.",
            "With --until decided it stops as soon as that is known, with an error rate. Attempts that earlier runs made alike are reused."
        })
public final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "none, a library as NAME or NAME@VERSION, or a file that one was exported to.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "What A is compared with, likewise.")
    private String second = "";

    @Mixin
    private LearnedInOption learnedIn = new LearnedInOption();

    @Option(
            names = "--control",
            paramLabel = "KIND",
            description = {
                "A third arm in place of the lessons of B: irrelevant, as many tokens of lessons that have nothing to do with the tasks,",
                "or shuffled, before each task those of its lessons that fit it least."
            })
    private Optional<String> control = Optional.empty();

    @Mixin
    private SecondSideOptions secondSide = new SecondSideOptions();

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<EvaluationArm> arms = new ArrayList<>(List.of(arm(first), arm(second)));
        control.ifPresent(word -> arms.add(EvaluationArm.control(word, arms.get(1))));
        AcumenConfig config = YamlFile.config(session.directory());
        try (Acumen acumen =
                Runtimes.of(session, common, config, measuring.endpoint()).build()) {
            Domain found = learnedIn.find(session, acumen, arms, measuring);
            EvaluationSpec spec = measuring
                    .spec(session, config, found, false)
                    .arms(arms)
                    .second(secondSide.side(measuring.agent(config)))
                    .build();
            try (EvaluationJob job = acumen.prepare(spec)) {
                return new EvaluationPresentation(
                                session, job, "compare " + first + " " + second, measuring.events(), common.again())
                        .run();
            }
        }
    }

    private static EvaluationArm arm(String word) {
        return word.equals("none") ? EvaluationArm.NONE : EvaluationArm.version(word);
    }
}
