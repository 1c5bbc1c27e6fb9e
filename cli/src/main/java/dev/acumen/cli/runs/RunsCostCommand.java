package dev.acumen.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.CostTable;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.NamedRun;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen runs cost}: what calls came to. */
@Command(
        name = "cost",
        description = {
            "Shows what the calls of a run came to, by phase, endpoint and model, or those of all runs.",
            "Calls in doubt began and never ended; they may have been paid for. In a run at work they may be on their way."
        })
public final class RunsCostCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run; without it, one line for each.")
    private Optional<String> run = Optional.empty();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public RunsCostCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            List<RunRecord> runs = run.isPresent()
                    ? List.of(NamedRun.find(store, run.get()))
                    : store.runs().list();
            CostTable table = run.isPresent() ? new CostTable("phase", "endpoint", "model") : new CostTable("run");
            ObjectNode result = ReportJson.object();
            ArrayNode list = result.putArray("runs");
            List<CallTotals> all = new ArrayList<>();
            for (RunRecord record : runs) {
                List<CallTotals> calls = store.runs().calls(record.id());
                all.addAll(calls);
                put(list.addObject().put("run", record.id().value()), calls);
                if (run.isEmpty()) {
                    table.row(CostTable.total(calls), record.id().value());
                } else {
                    CostTable.byModel(calls)
                            .forEach(totals -> table.row(
                                    totals, CostTable.phase(totals), totals.endpoint(), orDash(totals.model())));
                }
            }
            if (run.isEmpty()) {
                table.row(CostTable.total(all), "total");
            } else {
                table.row(CostTable.total(all), "total", "", "");
            }
            CostTable.put(result.putObject("total"), CostTable.total(all));
            table.lines().forEach(session.terminal()::say);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    private static void put(ObjectNode node, List<CallTotals> calls) {
        CostTable.put(node, CostTable.total(calls));
        ArrayNode lines = node.putArray("lines");
        for (CallTotals totals : CostTable.byModel(calls)) {
            ObjectNode line = lines.addObject();
            line.put("phase", CostTable.phase(totals));
            line.put("endpoint", totals.endpoint());
            line.put("model", totals.model());
            CostTable.put(line, totals);
        }
    }

    private static String orDash(String name) {
        return name.isEmpty() ? "-" : name;
    }
}
