package dev.acumen.examples;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.freight.FreightDomain;
import java.util.List;

/** Tasks for the examples. */
final class Freight {

    private Freight() {}

    static String instructions() {
        return new FreightDomain().instructions();
    }

    static List<Task> practice(int tasks) {
        return new FreightDomain().tasks(Split.PRACTICE, 5).tasks().subList(0, tasks);
    }

    static List<Task> heldOut(int tasks) {
        return new FreightDomain().tasks(Split.TEST, 5).tasks().subList(0, tasks);
    }
}
