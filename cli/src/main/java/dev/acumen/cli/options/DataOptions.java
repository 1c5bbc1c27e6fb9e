package dev.acumen.cli.options;

import dev.acumen.cli.session.Session;
import dev.acumen.data.FieldNames;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.environment.UserError;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the tasks are. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Tasks as JSON lines, JSON array or CSV. Split into practice, validation and test, unless --test-data is given.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--test-data",
            paramLabel = "FILE",
            description = "Held-out tasks; then all of --data is for practice.")
    private Optional<String> testData = Optional.empty();

    @Option(
            names = "--anchors",
            paramLabel = "FILE",
            description =
                    "Tasks that have to stay right: never practised and never held out, but part of what decides between versions.")
    private Optional<String> anchors = Optional.empty();

    @Option(
            names = "--input-field",
            paramLabel = "NAME",
            description = "Field with the question, if it has no usual name.")
    private Optional<String> inputField = Optional.empty();

    @Option(
            names = "--input-template",
            paramLabel = "TEXT",
            description =
                    "What the agent is given, made of several fields: \"Subject: {subject}\\n\\n{body}\". \\n is a line break, {{ a brace.")
    private Optional<String> inputTemplate = Optional.empty();

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

    /**
     * The files as the options have them.
     *
     * @throws UserError if there are two options for the same field
     */
    public DomainTasks tasks(Session session, Domain domain) {
        if (inputField.isPresent() && inputTemplate.isPresent()) {
            throw new UserError(
                    UserError.Kind.USAGE, "--input-field and --input-template exclude each other; give one of them");
        }
        boolean isInputGiven = inputField.isPresent() || inputTemplate.isPresent();
        return new DomainTasks(
                session.environment(),
                domain,
                data.map(session::path),
                testData.map(session::path),
                anchors.map(session::path),
                new FieldNames(
                        isInputGiven ? inputField : domain.fields().input(),
                        answerField.or(() -> domain.fields().answer()),
                        idField.or(() -> domain.fields().id()),
                        isInputGiven ? inputTemplate : domain.fields().template()));
    }

    /** Whether the user gave a file with tasks. */
    public boolean given() {
        return data.isPresent();
    }
}
