package dev.acumen.examples;

import dev.acumen.Acumen;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.run.LearnSpec;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores with code of one's own: here half the reward for an answer that is close. */
public final class OwnEvaluatorExample {

    private static final Pattern NUMBER = Pattern.compile("#### *(-?[0-9.]+)");

    private OwnEvaluatorExample() {}

    /** Arguments: the home folder, the URL of an OpenAI-compatible server, the model's name. */
    public static void main(String[] args) {
        System.out.println(learn(Path.of(args[0]), args[1], args[2]));
    }

    static LearnReport learn(Path home, String url, String model) {
        try (Acumen acumen = Acumen.at(home).model(url, model).build()) {
            return acumen.learn(LearnSpec.of("own-evaluator", Freight.practice(8))
                    .instructions(Freight.instructions())
                    .evaluator("close-1", OwnEvaluatorExample::score)
                    .settings(LearnSettings.math().epochs(1).build())
                    .build());
        }
    }

    private static Score score(Task task, Rollout rollout) {
        Matcher found = NUMBER.matcher(rollout.trajectory().finalAnswer());
        if (!found.find()) {
            return Score.wrong("no number");
        }
        double right = Double.parseDouble(task.reference().answers().get(0));
        double error = Math.abs(Double.parseDouble(found.group(1)) - right);
        return error < 0.005
                ? Score.right("exact")
                : new Score.Graded(new Reward(error < 1 ? 0.5 : 0), "off by " + error);
    }
}
