package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.LimitOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library quarantine}: the lessons that a person has to look at. */
@Command(
        name = "quarantine",
        description = {
            "Lists the lessons that were proposed and held back, because what they say looks like an attack.",
            "They are in no version and reach no model until somebody approves them."
        })
public final class QuarantineCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "A library.")
    private String name = "";

    @Option(names = "--show", paramLabel = "Q", description = "Shows one in full, with what it was drawn from.")
    private Optional<String> show = Optional.empty();

    @Option(names = "--approve", paramLabel = "Q", description = "Makes it a lesson, in a new version of the library.")
    private Optional<String> approve = Optional.empty();

    @Option(names = "--dismiss", paramLabel = "Q", description = "Puts it away; the same words are not held again.")
    private Optional<String> dismiss = Optional.empty();

    @Option(names = "--all", description = "Lists those that were decided about, too.")
    private boolean all;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private DecisionOptions decision = new DecisionOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public QuarantineCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long asked = List.of(show, approve, dismiss).stream()
                .filter(Optional::isPresent)
                .count();
        boolean decides = approve.isPresent() || dismiss.isPresent();
        if (asked > 1 || (!decides && decision.given())) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "one of --show, --approve and --dismiss at a time; --why and --by go with a decision");
        }
        try (ExperienceStore store =
                decides ? Stores.forChanging(session, common) : Stores.forReading(session, common)) {
            if (store.libraries().quarantine(name).isEmpty()) {
                Lookup.head(store.libraries(), name);
            }
            QuarantinedLessons lessons =
                    new QuarantinedLessons(session, common, store.libraries(), name, decision.by());
            if (approve.isPresent()) {
                lessons.approve(lessons.find(approve.get()), limits.limits(session), decision.why());
            } else if (dismiss.isPresent()) {
                lessons.dismiss(lessons.find(dismiss.get()), decision.why());
            } else if (show.isPresent()) {
                show(store, lessons, lessons.find(show.get()));
            } else {
                list(lessons, store.libraries().quarantine(name));
            }
            return ExitCode.OK;
        }
    }

    private void list(QuarantinedLessons shown, List<QuarantinedLesson> lessons) {
        ObjectNode result = ReportJson.object();
        result.put("library", name);
        result.put("held", lessons.stream().filter(QuarantinedLesson::isHeld).count());
        ArrayNode list = result.putArray("lessons");
        for (QuarantinedLesson lesson : lessons) {
            if (all || lesson.isHeld()) {
                shown.head(lesson);
                list.add(QuarantinedLessons.json(lesson));
            }
        }
        if (list.isEmpty()) {
            say("no lesson of library '" + name + "' is held for review"
                    + (lessons.isEmpty()
                            ? ""
                            : "; " + Numbers.of(lessons.size(), "was", "were") + " decided about, --all lists them"));
        } else {
            say("");
            say("decide:  acumen library quarantine " + name + " --approve Q or --dismiss Q" + common.again());
        }
        session.terminal().result(result);
    }

    private void show(ExperienceStore store, QuarantinedLessons lessons, QuarantinedLesson lesson) {
        lessons.head(lesson);
        ObjectNode result = QuarantinedLessons.json(lesson);
        lesson.settlement()
                .ifPresent(done -> say("    by " + done.by() + ", " + Numbers.time(done.at())
                        + done.lesson().map(made -> ", as " + made).orElse("")
                        + (done.why().isEmpty() ? "" : ": " + done.why())));
        lesson.edit()
                .source()
                .map(Provenance::evidence)
                .ifPresent(evidence -> new LessonHistory(session.terminal(), store, name)
                        .evidence(evidence, result.putArray("evidence")));
        session.terminal().result(result);
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
