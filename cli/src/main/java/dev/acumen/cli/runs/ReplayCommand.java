package dev.acumen.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.run.Spend;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.replay.ReplayReport;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.FinishedRun;
import dev.acumen.runtime.run.ReplayJob;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen runs replay}. */
@Command(
        name = "replay",
        description = {
            "Does a learning run over from its journal, without a call, and compares scores, edits and versions.",
            "The real library is left as it is. Exit code 8 if anything came out differently."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A finished learning run.")
    private String id = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            FinishedRun run = FinishedRun.find(store, id).learned();
            ReplayJob.Replayed replayed =
                    new ReplayJob(session.environment(), store.libraries(), run, Strategies.builtIn()).replay();
            return show(run, replayed.report(), replayed.stopped());
        }
    }

    private int show(FinishedRun run, ReplayReport report, Optional<String> stopped) {
        List<String> differences = new ArrayList<>();
        stopped.ifPresent(differences::add);
        differences.addAll(report.differences());
        Terminal terminal = session.terminal();
        Spend spent = run.recorded().committed();
        terminal.say("replayed " + run.id() + ": attempts " + Numbers.count(report.attempts())
                + ", versions with their edits " + Numbers.count(report.revisions()) + ", moves of the library's head "
                + Numbers.count(report.moves()));
        terminal.say("  from the journal's " + Numbers.of(spent.calls(), "call") + "; none was made");
        if (differences.isEmpty()) {
            terminal.say("  everything came out as before");
        } else {
            terminal.say("  " + Numbers.of(differences.size(), "difference"));
            differences.stream().limit(SHOWN).forEach(difference -> terminal.say("    " + difference));
        }
        ObjectNode result = ReportJson.object();
        result.put("run", run.id().value());
        result.put("same", differences.isEmpty());
        result.put("attempts", report.attempts());
        result.put("versions", report.revisions());
        result.put("callsMade", 0);
        ArrayNode list = result.putArray("differences");
        differences.forEach(list::add);
        terminal.result(result);
        return differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
