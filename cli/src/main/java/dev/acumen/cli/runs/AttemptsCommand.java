package dev.acumen.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.NamedRun;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen runs attempts}: how each attempt of a run ended, and why it has no score where it has none. */
@Command(name = "attempts", description = "Lists the attempts of a run: reward, or why there is none.")
final class AttemptsCommand implements Callable<Integer> {

    private static final int LONGEST = 160;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(names = "--unscored", description = "Only those without a score.")
    private boolean unscored;

    @Mixin
    private CommonOptions common = new CommonOptions();

    AttemptsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            RunRecord found = NamedRun.find(store, run);
            Table table = new Table("pass", "task", "sample", "ending", "reward", "why");
            ObjectNode result = ReportJson.object().put("run", found.id().value());
            ArrayNode list = result.putArray("attempts");
            for (AttemptRecord attempt : store.runs().attempts(found.id())) {
                if (unscored && attempt.unscored().isEmpty()) {
                    continue;
                }
                table.row(
                        PassTable.pass(attempt),
                        attempt.id().task().value(),
                        String.valueOf(attempt.id().sample()),
                        attempt.ending(),
                        Numbers.score(attempt.reward()),
                        why(attempt));
                describe(list.addObject(), attempt);
            }
            if (list.isEmpty()) {
                session.terminal().say(unscored ? "every attempt has a score" : "there is no attempt");
            } else {
                table.lines().forEach(session.terminal()::say);
            }
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    private static String why(AttemptRecord attempt) {
        String cause = attempt.unscored()
                .map(name -> "unscored, " + name.toLowerCase(Locale.ROOT).replace('_', ' ') + ": ")
                .orElse("");
        String line = (cause + attempt.detail()).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    private static void describe(ObjectNode node, AttemptRecord attempt) {
        node.put("pass", PassTable.pass(attempt));
        node.put("task", attempt.id().task().value());
        node.put("sample", attempt.id().sample());
        node.put("ending", attempt.ending());
        ReportJson.put(node, "reward", attempt.reward());
        attempt.unscored().ifPresent(cause -> node.put("unscored", cause));
        node.put("detail", attempt.detail());
    }
}
