package dev.acumen.runtime.domain;

import dev.acumen.core.task.Split;
import dev.acumen.data.FieldNames;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.AnswerKind;
import dev.acumen.prompts.PromptBook;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.web.site.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kind of tasks.
 *
 * @param folder where files that it names are, and where commands that score run
 * @param name which is also the library's, unless told otherwise
 * @param instructions what the agent is told in every task
 * @param evaluator specification of the evaluator; empty to choose by the references
 * @param preset settings of learning
 * @param tools what the agent may call, by the names of {@code tools} in {@code domain.yaml}; none to answer in one call
 * @param prompts all prompts
 * @param fields names of the data's fields
 * @param answers whether answers are labels of a small closed set
 * @param data where the tasks are
 * @param builtIn the domain of the simulated endpoint that it is, if it is one; that makes its tasks from a seed
 */
public record Domain(
        Path folder,
        String name,
        String instructions,
        Optional<String> evaluator,
        Preset preset,
        List<String> tools,
        PromptBook prompts,
        FieldNames fields,
        AnswerKind answers,
        DataFiles data,
        Optional<SimulatedDomain> builtIn) {

    /**
     * Files with tasks.
     *
     * @param all one file that is split
     * @param practice tasks to practise
     * @param validation tasks to decide between versions
     * @param test held-out tasks
     * @param anchors tasks that have to stay right
     */
    public record DataFiles(
            Optional<Path> all,
            Optional<Path> practice,
            Optional<Path> validation,
            Optional<Path> test,
            Optional<Path> anchors) {

        /** No file. */
        public static DataFiles none() {
            return new DataFiles(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** These, or where one is missing, the others'; a file given for all replaces them all but the anchors. */
        public DataFiles or(DataFiles others) {
            Optional<Path> kept = anchors.or(() -> others.anchors);
            if (all.isPresent() || practice.isPresent()) {
                return new DataFiles(all, practice, validation, test, kept);
            }
            return new DataFiles(
                    others.all,
                    others.practice,
                    validation.or(() -> others.validation),
                    test.or(() -> others.test),
                    kept);
        }
    }

    /** The same with other instructions. */
    public Domain instructed(String others) {
        return new Domain(folder, name, others, evaluator, preset, tools, prompts, fields, answers, data, builtIn);
    }

    /** The same with other prompts. */
    public Domain prompted(PromptBook others) {
        return new Domain(folder, name, instructions, evaluator, preset, tools, others, fields, answers, data, builtIn);
    }

    /** The same with other tools. */
    public Domain with(List<String> others) {
        return new Domain(
                folder, name, instructions, evaluator, preset, others, prompts, fields, answers, data, builtIn);
    }

    /** The website that its questions are about, if it is made up like them. */
    public Optional<Site> site() {
        return builtIn.flatMap(SimulatedDomain::site);
    }

    /** Tasks made from a seed, if it brings its own. */
    public Optional<SplitTasks> builtInTasks(long seed) {
        return builtIn.map(domain -> new SplitTasks(
                domain.tasks(Split.PRACTICE, seed),
                domain.tasks(Split.VALIDATION, seed),
                domain.tasks(Split.TEST, seed)));
    }

    /** Whether the simulated endpoint can play it. */
    public boolean canBeSimulated() {
        return builtIn.isPresent();
    }
}
