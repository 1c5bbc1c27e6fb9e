package dev.acumen.simulation.ledger;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.internal.ledger.Custom;
import java.util.List;

/**
 * A built-in domain of hard and easy tasks: of three invoices one is nearly always posted rightly by somebody who was told nothing, one is mostly posted wrongly, and one nearly always. Only
 * the amount counts.
 */
public final class AuditDomain implements SimulatedDomain {

    /** The name of the domain, which its task ids start with. */
    public static final String NAME = "audit";

    private static final List<InvoiceDraw.Ask> ASKS = List.of(
            new InvoiceDraw.Ask(Custom.Kind.EASY, 1),
            new InvoiceDraw.Ask(Custom.Kind.HARD, 1),
            new InvoiceDraw.Ask(Custom.Kind.HARD, 3));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String evaluator() {
        return "numeric:abs=0.005";
    }

    @Override
    public String preset() {
        return "math";
    }

    /** What the agent of {@link LedgerDomain} is told, without the calculator. */
    @Override
    public String instructions() {
        return new LedgerDomain().instructions().replace(" You have a calculator.", "");
    }

    /** 60 to practise on, 30 to validate on, 60 to test on. */
    @Override
    public TaskSet tasks(Split split, long seed) {
        return InvoiceDraw.tasks(NAME, split, seed, ASKS);
    }
}
