package dev.acumen.cli.command;

import dev.acumen.agent.data.FieldNames;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.task.TaskSet;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.RecordedRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run keeps of what it was given, so that it can be done over without the files it came from. Keys and addresses are not
 * among it.
 */
final class RunMaterial {

    private static final String INSTRUCTIONS = "instructions";
    private static final String PROMPT = "prompt.";
    private static final String PRACTICE = "tasks.practice";
    private static final String TEST = "tasks.test";
    private static final String TOOLS = "tools";
    private static final EntryCodec CODEC = new EntryCodec();

    private final RecordedRun run;
    private final String id;

    /**
     * @param id for people
     * @param run that kept it
     */
    RunMaterial(String id, RecordedRun run) {
        this.id = id;
        this.run = run;
    }

    /** What to keep of a run on these tasks. */
    static Map<String, String> of(Domain domain, AgentKit kit, Optional<TaskSet> practice, TaskSet test) {
        Map<String, String> given = new LinkedHashMap<>();
        kit.given().ifPresent(tools -> given.put(TOOLS, tools));
        given.put(INSTRUCTIONS, domain.instructions());
        for (PromptName name : PromptName.values()) {
            given.put(PROMPT + name.fileName(), domain.prompts().get(name).text());
        }
        practice.ifPresent(tasks -> given.put(PRACTICE, CODEC.writeValue(tasks)));
        given.put(TEST, CODEC.writeValue(test));
        return given;
    }

    /** The domain as it was, apart from the folder that commands of its evaluator run in. */
    Domain domain(Path folder, String name, String evaluator, Optional<PromptBook> otherPrompts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (PromptName prompt : PromptName.values()) {
            texts.put(prompt.fileName(), kept(PROMPT + prompt.fileName()));
        }
        return new Domain(
                folder,
                name,
                kept(INSTRUCTIONS),
                Optional.of(evaluator),
                "math",
                List.of(),
                otherPrompts.orElseGet(() -> PromptBook.of(texts)),
                FieldNames.usual(),
                Domain.DataFiles.none(),
                Optional.empty());
    }

    /** What the agent worked with, which now answers as the journal tells and nothing else. */
    AgentKit kit(Map<String, String> configuration) {
        return run.given(TOOLS)
                .map(tools -> AgentKit.recorded(tools, configuration))
                .orElseGet(AgentKit::none);
    }

    /** The tasks it practised. */
    TaskSet practice() {
        return CODEC.readValue(kept(PRACTICE), TaskSet.class);
    }

    /** The tasks it measured on. */
    TaskSet test() {
        return CODEC.readValue(kept(TEST), TaskSet.class);
    }

    private String kept(String name) {
        return run.given(name)
                .orElseThrow(() -> UserError.input("run " + id + " does not hold its " + name
                        + ": it was pruned, or made by a version that did not keep it, and cannot be done over"));
    }
}
