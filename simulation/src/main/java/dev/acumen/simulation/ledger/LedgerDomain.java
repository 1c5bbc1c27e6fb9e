package dev.acumen.simulation.ledger;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.internal.ledger.Custom;
import dev.acumen.simulation.internal.ledger.DeskPractice;
import java.util.List;

/**
 * A built-in domain with several rewards: invoices are posted rightly or not, the last line has the desk's form or not, replies are short or long, and the calculator is asked often or
 * seldom. What is right, what has the form, what is short and what takes few turns are rewards of their own.
 */
public final class LedgerDomain implements SimulatedDomain {

    /** The name of the domain, which its task ids start with. */
    public static final String NAME = "ledger";

    private static final List<InvoiceDraw.Ask> ASKS =
            List.of(new InvoiceDraw.Ask(Custom.Kind.HARD, 1), new InvoiceDraw.Ask(Custom.Kind.HARD, 2));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String evaluator() {
        return "sum(right=numeric:abs=0.005, form=0.5*format:^POSTED: [0-9], short=tokens:600 if right, calls=turns:16 if right)";
    }

    @Override
    public String preset() {
        return "math";
    }

    @Override
    public List<String> tools() {
        return List.of("calculate");
    }

    /** 60 to practise on, 30 to validate on, 60 to test on. */
    @Override
    public TaskSet tasks(Split split, long seed) {
        return InvoiceDraw.tasks(NAME, split, seed, ASKS);
    }

    /** The desk's own ways as lessons: what there is to learn, for an upper bound. Never part of a prompt by itself. */
    public static List<String> deskLessons() {
        return DeskPractice.lessons();
    }
}
