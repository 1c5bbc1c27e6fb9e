package dev.acumen.cli;

import dev.acumen.agent.learn.LearningRun;
import dev.acumen.agent.report.LearnReport;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.prompts.PromptBook;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The README's example of embedding; {@link ReadmeTest} holds the two together. */
final class EmbeddingExample {

    private EmbeddingExample() {}

    static List<ChatMessage> learnAndUse(
            Path folder, ChatModel chatModel, String instructions, List<Task> practice, List<Task> heldOut, Task next) {
        // README begin
        try (ExperienceStore store = ExperienceStore.open(folder, Clock.systemUTC(), System.err::println)) {
            Endpoint model = Endpoint.of("my model", chatModel);
            LearningRun run = LearningRun.builder(store.libraries(), model, Evaluators.parse("numeric"))
                    .instructions(instructions)
                    .build();
            LearnReport report = run.learn(new RunId("support-1"), "support", practice, heldOut);
            return new Injector(PromptBook.builtIn(), instructions).messages(next, report.version());
        }
        // README end
    }
}
