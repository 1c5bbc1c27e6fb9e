package dev.acumen.runtime.domain;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.AttemptFile;
import dev.acumen.data.AutoSplit;
import dev.acumen.data.FieldNames;
import dev.acumen.data.RecordedAttempts;
import dev.acumen.data.SplitTasks;
import dev.acumen.data.TaskFile;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a domain's tasks are.
 *
 * @param environment told of tasks without an answer
 * @param domain that may have files or tasks of its own
 * @param data a file of tasks, in place of the domain's
 * @param testData held-out tasks; then all of {@code data} is for practice
 * @param fields names of the data's fields
 */
public record DomainTasks(
        RunEnvironment environment, Domain domain, Optional<Path> data, Optional<Path> testData, FieldNames fields) {

    /**
     * The domain's tasks in three sets.
     *
     * @param seed of the split, or of tasks that are made
     * @throws UserError if there are none
     * @throws dev.acumen.data.DataException if a file cannot be used
     */
    public SplitTasks split(long seed) {
        SplitTasks found = find(seed);
        long mute =
                found.all().stream().filter(task -> task.reference().isEmpty()).count();
        if (mute > 0) {
            environment.notice(
                    "note: " + mute + " tasks have no answer to compare with, so attempts at them stay unscored");
        }
        return found;
    }

    /** All tasks of the file that was given, else the domain's test tasks. */
    public List<Task> test(long seed) {
        return data.isPresent() && testData.isEmpty()
                ? all(seed)
                : split(seed).test().tasks();
    }

    /** All tasks; those of one file in its order, whatever set they are in. */
    public List<Task> all(long seed) {
        Domain.DataFiles files = files();
        return files.practice().isEmpty() && files.all().isPresent()
                ? TaskFile.read(files.all().get(), fields)
                : split(seed).all();
    }

    /**
     * Attempts made elsewhere, at the tasks that are in files, else at those that the attempts carry themselves.
     *
     * @param attempts the file with them
     * @throws dev.acumen.data.DataException if a file cannot be used, or an attempt's task is not known
     */
    public RecordedAttempts recorded(Path attempts, long seed) {
        return inFiles() ? AttemptFile.read(attempts, fields, all(seed)) : AttemptFile.read(attempts, fields);
    }

    /** Whether a file has the tasks, the domain's or one that was given. */
    public boolean inFiles() {
        Domain.DataFiles files = files();
        return files.practice().isPresent() || files.all().isPresent();
    }

    private Domain.DataFiles files() {
        return new Domain.DataFiles(
                        testData.isPresent() ? Optional.empty() : data,
                        testData.isPresent() ? data : Optional.empty(),
                        Optional.empty(),
                        testData)
                .or(domain.data());
    }

    private SplitTasks find(long seed) {
        Domain.DataFiles files = files();
        if (files.practice().isPresent()) {
            return new SplitTasks(
                    set(Split.PRACTICE, files.practice()),
                    set(Split.VALIDATION, files.validation()),
                    set(Split.TEST, files.test()));
        }
        if (files.all().isPresent()) {
            return AutoSplit.split(domain.name(), TaskFile.read(files.all().get(), fields), seed);
        }
        return domain.builtInTasks(seed)
                .orElseThrow(() -> UserError.input(
                        "domain '" + domain.name() + "' brings no tasks of its own: give them with --data FILE"));
    }

    private TaskSet set(Split split, Optional<Path> file) {
        List<Task> tasks = file.map(path -> TaskFile.read(path, fields)).orElse(List.of());
        return new TaskSet(domain.name(), split, tasks);
    }
}
