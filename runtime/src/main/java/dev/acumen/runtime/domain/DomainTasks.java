package dev.acumen.runtime.domain;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.AttemptFile;
import dev.acumen.data.AutoSplit;
import dev.acumen.data.FieldNames;
import dev.acumen.data.RecordedAttempts;
import dev.acumen.data.SplitTasks;
import dev.acumen.data.TaskData;
import dev.acumen.data.TaskFile;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a domain's tasks are.
 *
 * @param environment told of tasks without an answer
 * @param domain that may have files or tasks of its own
 * @param data a file of tasks, in place of the domain's
 * @param testData held-out tasks; then all of {@code data} is for practice
 * @param anchors tasks that have to stay right
 * @param fields names of the data's fields
 */
public record DomainTasks(
        RunEnvironment environment,
        Domain domain,
        Optional<Path> data,
        Optional<Path> testData,
        Optional<Path> anchors,
        FieldNames fields) {

    /** The field of a row that marks it as an anchor. */
    private static final String MARK = "anchor";

    private static final Set<String> MARKS = Set.of("true", "yes", "1");

    /**
     * What was found.
     *
     * @param tasks in three sets
     * @param files that they were read from; none for tasks that the domain makes
     * @param isAutomatic whether one file was split
     */
    public record Found(SplitTasks tasks, List<TaskData> files, boolean isAutomatic) {

        public Found {
            files = List.copyOf(files);
        }
    }

    /** The same as {@link #find}, without what is told of files. */
    public SplitTasks split(long seed) {
        return find(seed).tasks();
    }

    /**
     * The domain's tasks in three sets. The environment is told of what is not as it should be in them.
     *
     * @param seed of the split, or of tasks that are made
     * @throws UserError if there are none
     * @throws dev.acumen.data.DataException if a file cannot be used
     */
    public Found find(long seed) {
        Found found = read(seed);
        found.files().forEach(this::warn);
        List<Task> repeated =
                found.files().isEmpty() ? List.of() : found.tasks().askedBefore();
        if (!repeated.isEmpty()) {
            environment.notice("warning: " + repeated.size() + " of "
                    + found.tasks().test().size()
                    + " held-out tasks stand in practice or validation too, word for word, the first of them "
                    + repeated.get(0).id() + "; what is measured on them does not show what was learned");
        }
        long mute = found.tasks().all().stream()
                .filter(task -> task.reference().isEmpty())
                .count();
        if (mute > 0) {
            environment.notice("note: " + mute + (mute == 1 ? " task has" : " tasks have")
                    + " no answer to compare with, so attempts at " + (mute == 1 ? "it" : "them") + " stay unscored");
        }
        return found;
    }

    /** To measure on: all tasks of the files that were given, else the domain's test tasks. */
    public SplitTasks measured(long seed) {
        if (data.isEmpty() || testData.isPresent()) {
            return split(seed);
        }
        return SplitTasks.of(
                domain.name(),
                List.of(),
                Stream.concat(data.stream(), anchors.stream())
                        .map(file -> TaskFile.load(file, fields))
                        .peek(this::warn)
                        .flatMap(file -> file.tasks().stream())
                        .distinct()
                        .toList());
    }

    private void warn(TaskData file) {
        file.warnings().forEach(environment::notice);
    }

    /** All tasks; those of one file in its order, whatever set they are in. */
    public List<Task> all(long seed) {
        Domain.DataFiles files = files();
        SplitTasks split = split(seed);
        List<Task> known = files.practice().isEmpty() && files.all().isPresent()
                ? TaskFile.read(files.all().get(), fields)
                : split.all();
        return Stream.concat(known.stream(), split.anchors().stream().filter(anchor -> !known.contains(anchor)))
                .toList();
    }

    /**
     * Tasks that attempts brought along, split, without those that have to stay right.
     *
     * @param tasks of the attempts
     */
    public SplitTasks ofAttempts(List<Task> tasks, long seed) {
        List<Task> marked = marked(tasks);
        List<Task> others =
                tasks.stream().filter(task -> !marked.contains(task)).toList();
        List<Task> kept =
                files().anchors().map(file -> TaskFile.read(file, fields)).orElseGet(List::of);
        return AutoSplit.split(domain.name(), others, seed)
                .anchored(Stream.concat(marked.stream(), kept.stream()).toList());
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
                        testData,
                        anchors)
                .or(domain.data());
    }

    private Found read(long seed) {
        Domain.DataFiles files = files();
        Found found = readSets(files, seed);
        List<TaskData> read = new ArrayList<>(found.files());
        List<Task> kept = files.anchors()
                .map(file -> {
                    TaskData data = TaskFile.load(file, fields);
                    read.add(data);
                    return data.tasks();
                })
                .orElseGet(List::of);
        if (kept.isEmpty()) {
            return found;
        }
        SplitTasks tasks = found.tasks().anchored(kept);
        if (tasks.practice().tasks().isEmpty()) {
            throw UserError.input(
                    "every practice task stands among the anchors too, so there is none left to practise");
        }
        return new Found(tasks, read, found.isAutomatic());
    }

    private Found readSets(Domain.DataFiles files, long seed) {
        if (files.practice().isPresent()) {
            List<TaskData> read = new ArrayList<>();
            SplitTasks tasks = new SplitTasks(
                    set(Split.PRACTICE, files.practice(), read),
                    set(Split.VALIDATION, files.validation(), read),
                    set(Split.TEST, files.test(), read));
            return new Found(tasks.anchored(marked(tasks.all())), read, false);
        }
        if (files.all().isPresent()) {
            TaskData all = TaskFile.load(files.all().get(), fields);
            List<Task> marked = marked(all.tasks());
            List<Task> others =
                    all.tasks().stream().filter(task -> !marked.contains(task)).toList();
            if (others.isEmpty()) {
                throw UserError.input(
                        "every task of " + files.all().get() + " is an anchor, so there is none to practise");
            }
            return new Found(AutoSplit.split(domain.name(), others, seed).anchored(marked), List.of(all), true);
        }
        return domain.builtInTasks(seed)
                .map(tasks -> new Found(tasks, List.of(), false))
                .orElseThrow(() -> UserError.input(
                        "domain '" + domain.name() + "' brings no tasks of its own: give them with --data FILE"));
    }

    /** The tasks whose row says that they are anchors. */
    private static List<Task> marked(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> MARKS.contains(
                        task.metadata().getOrDefault(MARK, "").strip().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private TaskSet set(Split split, Optional<Path> file, List<TaskData> read) {
        Optional<TaskData> data = file.map(path -> TaskFile.load(path, fields));
        data.ifPresent(read::add);
        return new TaskSet(domain.name(), split, data.map(TaskData::tasks).orElse(List.of()));
    }
}
