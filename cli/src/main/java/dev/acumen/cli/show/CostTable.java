package dev.acumen.cli.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import dev.acumen.runtime.report.ReportJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What calls came to, in columns and for programs. */
public final class CostTable {

    private static final List<String> COLUMNS =
            List.of("calls", "tries", "input tokens", "of them cached", "share", "output tokens", "cost", "in doubt");

    private final Table table;

    /** A table whose lines begin with cells under the given headings. */
    public CostTable(String... headings) {
        List<String> all = new ArrayList<>(List.of(headings));
        all.addAll(COLUMNS);
        this.table = new Table(all.toArray(String[]::new));
    }

    /** Adds a line. */
    public void row(CallTotals totals, String... cells) {
        Spend spend = totals.spend();
        List<String> all = new ArrayList<>(List.of(cells));
        all.add(Numbers.count(spend.calls()));
        all.add(Numbers.count(totals.tries()));
        all.add(Numbers.tokens(spend.usage().inputTokens()));
        all.add(Numbers.tokens(spend.usage().cachedInputTokens()));
        OptionalDouble share = cachedShare(spend.usage());
        all.add(share.isPresent() ? Numbers.percent(share.getAsDouble()) : "-");
        all.add(Numbers.tokens(spend.usage().outputTokens()));
        all.add(Numbers.cost(spend));
        all.add(Numbers.count(totals.inDoubt()));
        table.row(all.toArray(String[]::new));
    }

    /** The lines, headings first. */
    public List<String> lines() {
        return table.lines();
    }

    /** Adds what {@link #row} shows. */
    public static void put(ObjectNode node, CallTotals totals) {
        ReportJson.spend(node, totals.spend());
        node.put("tries", totals.tries());
        node.put("failed", totals.failed());
        node.put("inDoubt", totals.inDoubt());
        ReportJson.put(node, "cachedShare", cachedShare(totals.spend().usage()));
    }

    /** All of them together, under the names of none. */
    public static CallTotals total(List<CallTotals> calls) {
        CallTotals nothing = new CallTotals(Phase.ROLLOUT, "", "", Spend.nothing(), 0, 0, 0);
        return calls.stream().reduce(nothing, CallTotals::plus);
    }

    /**
     * One for each phase, endpoint and model. Calls that began and were not answered go to the only model of their phase and endpoint, or
     * stand for themselves where there are several.
     */
    public static List<CallTotals> byModel(List<CallTotals> calls) {
        Map<List<String>, List<CallTotals>> places = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            calls.stream()
                    .filter(totals -> totals.phase() == phase)
                    .forEach(totals -> places.computeIfAbsent(
                                    List.of(phase.name(), totals.endpoint()), place -> new ArrayList<>())
                            .add(totals));
        }
        List<CallTotals> lines = new ArrayList<>();
        places.values().forEach(place -> lines.addAll(ofOnePlace(place)));
        return lines;
    }

    /** The name of a phase as tables show it. */
    public static String phase(CallTotals totals) {
        return totals.phase().name().toLowerCase(Locale.ROOT);
    }

    private static List<CallTotals> ofOnePlace(List<CallTotals> place) {
        List<CallTotals> answered =
                place.stream().filter(totals -> totals.spend().calls() > 0).toList();
        CallTotals all = total(place);
        if (answered.size() == 1) {
            return List.of(renamed(answered.get(0), all.spend(), all.tries(), all.failed(), all.started()));
        }
        List<CallTotals> lines = new ArrayList<>();
        long tries = all.tries();
        for (CallTotals model : answered) {
            lines.add(renamed(
                    model, model.spend(), model.tries(), 0, model.spend().calls()));
            tries -= model.tries();
        }
        long lost = all.failed() + all.inDoubt();
        if (lost > 0) {
            CallTotals nobody =
                    new CallTotals(place.get(0).phase(), place.get(0).endpoint(), "", all.spend(), 0, 0, 0);
            lines.add(renamed(nobody, Spend.nothing(), tries, all.failed(), lost));
        }
        return lines;
    }

    private static CallTotals renamed(CallTotals names, Spend spend, long tries, long failed, long started) {
        return new CallTotals(names.phase(), names.endpoint(), names.model(), spend, tries, failed, started);
    }

    private static OptionalDouble cachedShare(Usage usage) {
        return usage.cachedInputTokens().isPresent() && usage.inputTokens().orElse(0) > 0
                ? OptionalDouble.of((double) usage.cachedInputTokens().getAsLong()
                        / usage.inputTokens().getAsLong())
                : OptionalDouble.empty();
    }
}
