package dev.acumen.cli.eval;

import dev.acumen.Acumen;
import dev.acumen.cli.measure.EvaluationPresentation;
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

/** {@code acumen eval}. */
@Command(
        name = "eval",
        description = {
            "Measures on held-out tasks: without a library, and with --library also with it, side by side.",
            "With --attempts it scores attempts made elsewhere, and compares the scores with their labels."
        })
public final class EvalCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "As for learn.")
    private String domainName = "";

    @Option(names = "--library", paramLabel = "NAME[@VERSION]", description = "Library to measure.")
    private Optional<String> library = Optional.empty();

    @Option(
            names = "--arms",
            paramLabel = "LIST",
            split = ",",
            description = {
                "What to compare, side by side: none, all, retrieved, and libraries as NAME or NAME@VERSION",
                "(default: none and, with --library, the lessons as they will be used)."
            })
    private List<String> arms = List.of();

    @Option(
            names = "--attempts",
            paramLabel = "FILE",
            description = "Score attempts made elsewhere; no model is called.")
    private Optional<String> attempts = Optional.empty();

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public EvalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AcumenConfig config = YamlFile.config(session.directory());
        Domain domain = Domains.find(session.environment(), domainName, measuring.hasData() || attempts.isPresent());
        if (attempts.isPresent()) {
            return new RecordedEvaluation(session, domain, measuring.evaluator())
                    .run(measuring
                            .tasks(session, domain)
                            .recorded(session.path(attempts.get()), measuring.seed(config)));
        }
        EvaluationSpec spec = measuring
                .spec(session, config, domain, true)
                .library(library)
                .arms(arms.stream().map(EvaluationArm::named).toList())
                .build();
        try (Acumen acumen = Runtimes.of(session, common, config, measuring.endpoint())
                        .build();
                EvaluationJob job = acumen.prepare(spec)) {
            return new EvaluationPresentation(session, job, "eval " + domain.name(), measuring.events(), common.again())
                    .run();
        }
    }
}
