package dev.acumen.examples;

import dev.acumen.Acumen;
import dev.acumen.core.run.Budget;
import dev.acumen.core.task.Task;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.ask.AskSpec;
import dev.acumen.runtime.run.LearnSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Learns and asks. Run it again after it was killed: it goes on where it stopped and repeats no finished call. */
public final class LearnAndAsk {

    private LearnAndAsk() {}

    /**
     * Arguments: the home folder, the URL of an OpenAI-compatible server, the model's name, how many tasks to practise.
     */
    public static void main(String[] args) {
        List<Task> practice = Freight.practice(Integer.parseInt(args[3]));
        System.out.println(learnAndAsk(
                Path.of(args[0]),
                args[1],
                args[2],
                practice,
                Freight.heldOut(5).get(4).input()));
    }

    static String learnAndAsk(Path home, String url, String model, List<Task> practice, String question) {
        String instructions = Freight.instructions();
        Consumer<RunEvent> listener = LearnAndAsk::show;
        // README begin
        try (Acumen acumen =
                Acumen.at(home).model(url, model).listener(listener).build()) {
            acumen.learn(LearnSpec.of("support", practice)
                    .instructions(instructions)
                    .budget(Budget.ofCalls(5_000))
                    .build());
            AskSpec asked =
                    AskSpec.of("support", question).instructions(instructions).build();
            return acumen.ask(asked).text();
        }
        // README end
    }

    private static void show(RunEvent event) {
        if (event instanceof RunEvent.StepFinished finished) {
            System.out.println("step " + finished.outcome().report().step().number() + ": "
                    + finished.outcome().changes().size() + " edits");
        }
    }
}
