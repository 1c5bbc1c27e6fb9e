package dev.acumen.simulation.ledger;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.internal.ledger.Custom;
import dev.acumen.simulation.internal.ledger.DeskPractice;
import dev.acumen.simulation.internal.ledger.Invoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the tasks of a split: 60 to practise on, 30 to validate on and 60 to test on. No invoice is in two splits of a seed. */
final class InvoiceDraw {

    /** The metadata field of a task that names the customs which bear on it. */
    static final String CUSTOMS_FIELD = "customs";

    private static final int VALIDATION = 30;
    private static final int OTHERS = 60;

    /**
     * How many customs of a kind bear on a task.
     *
     * @param kind of the customs
     * @param customs how many
     */
    record Ask(Custom.Kind kind, int customs) {}

    private InvoiceDraw() {}

    /** @param asks of one task after the other, over again */
    static TaskSet tasks(String domain, Split split, long seed, List<Ask> asks) {
        Set<Invoice> taken = new HashSet<>();
        for (Split earlier : Split.values()) {
            List<Invoice> invoices = invoices(domain, earlier, seed, asks, taken);
            if (earlier == split) {
                return set(domain + "-" + split.name().toLowerCase(Locale.ROOT), split, invoices);
            }
        }
        throw new IllegalArgumentException("no such split: " + split);
    }

    private static List<Invoice> invoices(String domain, Split split, long seed, List<Ask> asks, Set<Invoice> taken) {
        Random random = new Random(
                Fingerprint.of(domain, split.name(), Long.toString(seed)).seed());
        List<Invoice> invoices = new ArrayList<>();
        List<Custom> waiting = new ArrayList<>();
        int size = split == Split.VALIDATION ? VALIDATION : OTHERS;
        while (invoices.size() < size) {
            Ask ask = asks.get(invoices.size() % asks.size());
            Set<Custom> wanted = next(ask, waiting, random);
            Invoice invoice = Invoice.drawn(wanted, random);
            while (!taken.add(invoice)) {
                invoice = Invoice.drawn(wanted, random);
            }
            invoices.add(invoice);
        }
        Collections.shuffle(invoices, random);
        return invoices;
    }

    /** Each custom comes as often as others of its kind. */
    private static Set<Custom> next(Ask ask, List<Custom> waiting, Random random) {
        Set<Custom> chosen = EnumSet.noneOf(Custom.class);
        while (chosen.size() < ask.customs()) {
            if (waiting.stream().noneMatch(custom -> custom.kind() == ask.kind() && !chosen.contains(custom))) {
                List<Custom> all = new ArrayList<>(Arrays.stream(Custom.values())
                        .filter(custom -> custom.kind() == ask.kind())
                        .toList());
                Collections.shuffle(all, random);
                waiting.addAll(all);
            }
            Custom custom = waiting.stream()
                    .filter(one -> one.kind() == ask.kind() && !chosen.contains(one))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(custom);
            chosen.add(custom);
        }
        return chosen;
    }

    private static TaskSet set(String name, Split split, List<Invoice> invoices) {
        List<Task> tasks = new ArrayList<>();
        for (Invoice invoice : invoices) {
            tasks.add(new Task(
                    new TaskId(String.format(Locale.ROOT, "%s-%03d", name, tasks.size() + 1)),
                    invoice.text(),
                    Reference.answers(invoice.amount(DeskPractice.ids()).toPlainString()),
                    Map.of(
                            CUSTOMS_FIELD,
                            invoice.bearing().stream()
                                    .map(custom -> custom.rule().title())
                                    .collect(Collectors.joining(", ")))));
        }
        return new TaskSet(name, split, tasks);
    }
}
