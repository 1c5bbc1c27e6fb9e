package dev.acumen.agent.rollout;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskInput;
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
 * The one place where lessons meet a prompt: when practising, evaluating and asking. Instructions, the version's own if it has any, and lessons stand in the
 * system message and the task in the user message, so that all attempts under one version share a prefix.
 *
 * @param prompts for the attempt prompt
 * @param instructions what the agent is told in every task of the domain, by versions that say nothing else
 */
public record Injector(PromptBook prompts, String instructions) {

    /** The messages an attempt at the task begins with. No lesson can close the tags that lessons stand between. */
    public List<ChatMessage> messages(TaskInput task, LibraryVersion version, Exposure exposure) {
        List<Lesson> shown = exposure.shown()
                .map(ids -> ids.stream()
                        .map(id -> version.lesson(id)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "version " + version.id().brief() + " has no lesson " + id)))
                        .toList())
                .orElse(version.lessons());
        return messages(task.text(), version.instructionsOr(instructions), shown);
    }

    /** The messages an attempt begins with that is shown all lessons of the version. */
    public List<ChatMessage> messages(Task task, LibraryVersion version) {
        return messages(task.input(), version.instructionsOr(instructions), version.lessons());
    }

    private List<ChatMessage> messages(String input, String told, List<Lesson> lessons) {
        RenderedPrompt prompt = prompts.get(PromptName.ATTEMPT)
                .render(Map.of(
                        "instructions",
                        told.strip(),
                        "hasLessons",
                        !lessons.isEmpty(),
                        "lessons",
                        lessons.stream().map(Injector::row).toList(),
                        "input",
                        input));
        UserMessage user = UserMessage.from(prompt.user());
        return prompt.system().isBlank() ? List.of(user) : List.of(SystemMessage.from(prompt.system()), user);
    }

    /** A system message with the version's lessons behind other instructions, in whose place the version's own stand if it has any. */
    public SystemMessage system(String others, LibraryVersion version) {
        return (SystemMessage)
                messages("", version.instructionsOr(others), version.lessons()).get(0);
    }

    private static Map<String, String> row(Lesson lesson) {
        return Map.of("id", lesson.id().toString(), "text", Fenced.within("advice", lesson.text()));
    }
}
