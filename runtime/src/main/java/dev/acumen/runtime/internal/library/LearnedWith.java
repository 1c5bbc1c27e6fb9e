package dev.acumen.runtime.internal.library;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.run.StepId;
import dev.acumen.core.text.ShellWord;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the lessons of a version were learned with, as far as they say it and the runs they come from are in the store.
 *
 * @param store with libraries and runs
 * @param version whose lessons are meant
 */
public record LearnedWith(ExperienceStore store, LibraryVersion version) {

    private static final String INSTRUCTIONS = "instructions";
    private static final String ENDPOINT = "endpoint";
    private static final String DOMAIN = "domain";

    /** Whether one of the lessons was worded by the simulated endpoint, which is no language model. */
    public boolean isSimulated() {
        return sources()
                        .map(Provenance::author)
                        .anyMatch(author ->
                                author.startsWith(ModelSpec.SIMULATED + "/") || author.endsWith(SimulatedServer.MODEL))
                || runs().stream().anyMatch(run -> Connection.wasSimulated(run.configuration()));
    }

    /**
     * Says in one line that another model is about to use the lessons than the one that learned them, and how to measure what they are worth there. Says nothing where it is not known, and of the simulated
     * endpoint, which is no model.
     *
     * @param library its name
     * @param connection to the model that is to use them
     * @param offersCheck whether to name the command that measures; not where that is what is being done
     */
    public void noticeOtherModel(
            RunEnvironment environment, String library, Connection connection, boolean offersCheck) {
        List<String> models = models();
        String used = modelOf(connection.settings().name());
        if (models.isEmpty() || models.contains(used) || connection.isSimulated() || isSimulated()) {
            return;
        }
        String domain = domain().orElse(library);
        environment.notice("note: the lessons of '" + library + "' were learned with " + String.join(", ", models)
                + " and are used with " + used
                + (offersCheck
                        ? "; what they are worth there is measured, with the options given here, by: acumen eval "
                                + ShellWord.of(domain) + " --library " + ShellWord.of(library) + " --model "
                                + ShellWord.of(used)
                        : ", which is measured here"));
    }

    /** The models that attempted the tasks the lessons were drawn from. */
    private List<String> models() {
        return runs().stream()
                .flatMap(run -> Optional.ofNullable(run.configuration().get(ENDPOINT)).stream())
                .map(LearnedWith::modelOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** The model in the name of an endpoint, which begins with its host where it is a server's. */
    private static String modelOf(String endpoint) {
        return endpoint.substring(endpoint.indexOf('/') + 1);
    }

    /** The domain of the last run that worded one of them, if that run is known. */
    public Optional<String> domain() {
        return lastRun().flatMap(run -> Optional.ofNullable(run.configuration().get(DOMAIN)));
    }

    /** Whether a run worded any of them, here or elsewhere. */
    public boolean isByRun() {
        return sources().anyMatch(source -> source.step().isPresent());
    }

    /** The fingerprint of the instructions of the last run that worded one of them, if that run is known. */
    private Optional<String> instructionsFingerprint() {
        return lastRun().map(run -> run.configuration().get(INSTRUCTIONS));
    }

    /** Those instructions themselves. */
    public Optional<String> instructions() {
        return lastRun()
                .filter(run -> run.damage().isEmpty())
                .flatMap(run -> store.recorded(run.id()).given(INSTRUCTIONS));
    }

    /** Whether these are the instructions, which is of no account where the version has its own; empty if it is not known what they were. */
    public Optional<Boolean> isInstructedBy(String instructions) {
        if (version.instructions().isPresent()) {
            return Optional.of(true);
        }
        return instructionsFingerprint().map(Fingerprint.of(instructions).brief()::equals);
    }

    private Optional<RunRecord> lastRun() {
        return runs().stream().max(Comparator.comparing(RunRecord::started));
    }

    private Stream<Provenance> sources() {
        return Stream.concat(
                version.instructions().stream().map(Instructions::provenance),
                version.lessons().stream().map(Lesson::provenance));
    }

    /** The runs that worded them, as far as they are in the store. */
    public List<RunRecord> runs() {
        return sources()
                .flatMap(provenance -> provenance.step().stream())
                .map(StepId::run)
                .distinct()
                .flatMap(run -> store.runs().find(run).stream())
                .toList();
    }
}
