package dev.acumen.cli.domain;

import dev.acumen.agent.data.AutoSplit;
import dev.acumen.agent.data.FieldNames;
import dev.acumen.agent.data.SplitTasks;
import dev.acumen.agent.data.TaskFile;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the tasks are. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Tasks as JSON lines, JSON array or CSV. Split into practice and test, unless --test-data is given.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--test-data",
            paramLabel = "FILE",
            description = "Held-out tasks; then all of --data is for practice.")
    private Optional<String> testData = Optional.empty();

    @Option(
            names = "--input-field",
            paramLabel = "NAME",
            description = "Field with the question, if it has no usual name.")
    private Optional<String> inputField = Optional.empty();

    @Option(
            names = "--answer-field",
            paramLabel = "NAME",
            description = "Field with the answer, if it has no usual name.")
    private Optional<String> answerField = Optional.empty();

    @Option(
            names = "--id-field",
            paramLabel = "NAME",
            description = "Field with the task's id, if it has no usual name.")
    private Optional<String> idField = Optional.empty();

    /** Whether the user gave a file with tasks. */
    public boolean given() {
        return data.isPresent();
    }

    /** The file with tasks, if the user gave one. */
    public Optional<Path> file(Session session) {
        return data.map(session::path);
    }

    /** The names of fields, the domain's where the user gave none. */
    public FieldNames fields(Domain domain) {
        return new FieldNames(
                inputField.or(() -> domain.fields().input()),
                answerField.or(() -> domain.fields().answer()),
                idField.or(() -> domain.fields().id()));
    }

    /**
     * The domain's tasks in three sets.
     *
     * @param seed of the split, or of tasks that are made
     * @throws UserError if there are none
     * @throws dev.acumen.agent.data.DataException if a file cannot be used
     */
    public SplitTasks tasks(Session session, Domain domain, long seed) {
        SplitTasks found = find(session, domain, seed);
        long mute = Stream.of(found.practice(), found.validation(), found.test())
                .flatMap(set -> set.tasks().stream())
                .filter(task -> task.reference().isEmpty())
                .count();
        if (mute > 0) {
            session.terminal()
                    .notice("note: " + mute
                            + " tasks have no answer to compare with, so attempts at them stay unscored");
        }
        return found;
    }

    private SplitTasks find(Session session, Domain domain, long seed) {
        Domain.DataFiles given = new Domain.DataFiles(
                testData.isPresent() ? Optional.empty() : data.map(session::path),
                testData.isPresent() ? data.map(session::path) : Optional.empty(),
                Optional.empty(),
                testData.map(session::path));
        Domain.DataFiles files = given.or(domain.data());
        FieldNames names = fields(domain);
        if (files.practice().isPresent()) {
            return new SplitTasks(
                    set(domain, Split.PRACTICE, files.practice(), names),
                    set(domain, Split.VALIDATION, files.validation(), names),
                    set(domain, Split.TEST, files.test(), names));
        }
        if (files.all().isPresent()) {
            return AutoSplit.split(domain.name(), TaskFile.read(files.all().get(), names), seed);
        }
        return domain.builtInTasks()
                .map(make -> make.apply(seed))
                .orElseThrow(() -> UserError.input(
                        "domain '" + domain.name() + "' brings no tasks of its own: give them with --data FILE"));
    }

    /** All tasks of the file the user gave, else the domain's test tasks. */
    public List<Task> testTasks(Session session, Domain domain, long seed) {
        return given() && testData.isEmpty()
                ? TaskFile.read(file(session).orElseThrow(), fields(domain))
                : tasks(session, domain, seed).test().tasks();
    }

    private static TaskSet set(Domain domain, Split split, Optional<Path> file, FieldNames names) {
        List<Task> tasks = file.map(path -> TaskFile.read(path, names)).orElse(List.of());
        return new TaskSet(domain.name(), split, tasks);
    }
}
