package dev.acumen.agent.rollout;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.prompts.Fenced;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.prompts.RenderedPrompt;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Map;

/**
 * The one place where lessons meet a prompt: when practising, evaluating and asking. Instructions and lessons stand in the
 * system message and the task in the user message, so that all attempts under one version share a prefix.
 *
 * @param prompts for the attempt prompt
 * @param instructions what the agent is told in every task of the domain
 */
public record Injector(PromptBook prompts, String instructions) {

    /** The messages an attempt at the task begins with. No lesson can close the tags that lessons stand between. */
    public List<ChatMessage> messages(Task task, LibraryVersion version) {
        RenderedPrompt prompt = prompts.get(PromptName.ATTEMPT)
                .render(Map.of(
                        "instructions",
                        instructions.strip(),
                        "hasLessons",
                        !version.lessons().isEmpty(),
                        "lessons",
                        version.lessons().stream().map(Injector::row).toList(),
                        "input",
                        task.input()));
        UserMessage user = UserMessage.from(prompt.user());
        return prompt.system().isBlank() ? List.of(user) : List.of(SystemMessage.from(prompt.system()), user);
    }

    /** A system message of other instructions with the version's lessons behind them. */
    public SystemMessage system(String instructions, LibraryVersion version) {
        Task nothingAsked = new Task(new TaskId("none"), "", Reference.none());
        return (SystemMessage) new Injector(prompts, instructions)
                .messages(nothingAsked, version)
                .get(0);
    }

    private static Map<String, String> row(Lesson lesson) {
        return Map.of("id", lesson.id().toString(), "text", Fenced.within("advice", lesson.text()));
    }
}
