package dev.acumen.examples;

import dev.acumen.Acumen;
import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.tool.OwnAgent;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.run.LearnSpec;
import java.nio.file.Path;

/** Lets code of one's own practise: here an agent that answers, and looks at its answer a second time. */
public final class OwnAgentExample {

    private OwnAgentExample() {}

    /** Arguments: the home folder, the URL of an OpenAI-compatible server, the model's name. */
    public static void main(String[] args) {
        System.out.println(learn(Path.of(args[0]), args[1], args[2]));
    }

    static LearnReport learn(Path home, String url, String model) {
        Agent agent = new OwnAgent((chat, task) -> {
            String draft = chat.chat(task.text());
            // Whatever the code does with the model is journalled; lessons stand before every call of it.
            return draft.contains("####") ? draft : chat.chat(task.text() + "\n\nEnd with #### and the result.");
        });
        try (Acumen acumen = Acumen.at(home).model(url, model).build()) {
            return acumen.learn(LearnSpec.of("own-agent", Freight.practice(8))
                    .instructions(Freight.instructions())
                    .agent("answer-and-look-again", agent)
                    .evaluator("numeric:abs=0.005")
                    .settings(LearnSettings.math().epochs(1).build())
                    .build());
        }
    }
}
