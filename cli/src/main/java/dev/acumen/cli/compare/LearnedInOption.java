package dev.acumen.cli.compare;

import dev.acumen.Acumen;
import dev.acumen.cli.options.MeasuringOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.run.EvaluationArm;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The domain of commands that are given libraries and not a domain. */
final class LearnedInOption {

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description =
                    "Whose held-out tasks and instructions are used, as for learn (default: the one the library was learned in).")
    private Optional<String> domain = Optional.empty();

    /** The one that is named, or the one that the last of the versions was learned in. */
    Domain find(Session session, Acumen acumen, List<EvaluationArm> arms, MeasuringOptions measuring) {
        return Domains.find(
                session.environment(),
                domain.orElseGet(() -> acumen.reading(store -> EvaluationArm.domain(store, arms))),
                measuring.hasData());
    }
}
