package dev.acumen.cli.eval;

import dev.acumen.Acumen;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.MeasuringOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationJob;
import dev.acumen.runtime.run.EvaluationSpec;
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
            "Says which of two versions of lessons is better, on the same held-out tasks, side by side.",
            "With --until decided it stops as soon as that is known, with an error rate."
        })
public final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "A", description = "none, or a library as NAME or NAME@VERSION.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "What A is compared with, likewise.")
    private String second = "";

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "Whose held-out tasks and instructions are used, as for learn (default: the library's name).")
    private Optional<String> domain = Optional.empty();

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
        List<EvaluationArm> arms = List.of(arm(first), arm(second));
        AcumenConfig config = YamlFile.config(session.directory());
        Domain found = Domains.find(
                session.environment(), domain.orElseGet(() -> EvaluationArm.libraryOf(arms)), measuring.hasData());
        EvaluationSpec spec = measuring.spec(session, config, found).arms(arms).build();
        try (Acumen acumen = Runtimes.of(session, common, config, measuring.endpoint())
                        .build();
                EvaluationJob job = acumen.prepare(spec)) {
            return new EvaluationPresentation(
                            session, job, "compare " + first + " " + second, measuring.events(), common.again())
                    .run();
        }
    }

    private static EvaluationArm arm(String word) {
        return word.equals("none") ? EvaluationArm.NONE : EvaluationArm.version(word);
    }
}
