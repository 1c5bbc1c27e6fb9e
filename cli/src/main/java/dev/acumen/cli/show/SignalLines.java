package dev.acumen.cli.show;

import dev.acumen.learning.report.GroupSignal;
import dev.acumen.learning.report.SignalReport;
import dev.acumen.learning.report.VersionDrift;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the signal of a run made of a step, in lines. */
public final class SignalLines {

    private SignalLines() {}

    /** What it made of the groups. */
    static List<String> of(SignalReport signal) {
        List<String> lines = new ArrayList<>();
        DoubleSummaryStatistics weights =
                signal.used().stream().mapToDouble(GroupSignal::weight).summaryStatistics();
        StringBuilder line =
                new StringBuilder("  signal    ").append(signal.signal()).append(": ");
        line.append(Numbers.of(signal.contrasted(), "attempt"))
                .append(" compared in ")
                .append(Numbers.of(signal.used().size(), "group"));
        if (weights.getCount() > 0) {
            line.append(String.format(Locale.ROOT, ", weights %.2f to %.2f", weights.getMin(), weights.getMax()));
        }
        if (signal.further() > 0) {
            line.append(", ").append(Numbers.of(signal.further(), "group")).append(" beyond the batch");
        }
        lines.add(line.toString());
        if (!signal.leftOut().isEmpty()) {
            lines.add("            left out: " + counts(signal.leftOut()));
        }
        if (!signal.passedOver().isEmpty()) {
            lines.add("            passed over: " + counts(signal.passedOver()));
        }
        signal.planEntropy()
                .ifPresent(entropy -> lines.add(String.format(
                        Locale.ROOT, "            ways of going about a task: entropy %.2f on average", entropy)));
        return lines;
    }

    /** How far a version moves what the model writes. */
    public static String drift(VersionDrift drift) {
        return String.format(
                Locale.ROOT,
                "replies written without it are %.3f times as likely with it, for each token (95 %% %.3f to %.3f; %s at %s)",
                drift.ratio(),
                drift.low(),
                drift.high(),
                Numbers.of(drift.attempts(), "attempt"),
                Numbers.of(drift.tasks(), "task"));
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining("; "));
    }
}
