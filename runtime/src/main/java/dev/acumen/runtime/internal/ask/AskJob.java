package dev.acumen.runtime.internal.ask;

import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.work.Health;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.files.FileProblem;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.agent.WebCache;
import dev.acumen.runtime.ask.Answer;
import dev.acumen.runtime.ask.AskSpec;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.library.LearnedWith;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.retrieval.Retriever;
import dev.acumen.store.ExperienceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Asks one question. It only reads the store, so it works while another process learns.
 *
 * @param environment with the clock
 * @param home where everything is kept
 * @param store to take lessons from
 */
public record AskJob(RunEnvironment environment, Path home, ExperienceStore store) {

    /**
     * Asks.
     *
     * @param connection to the model
     * @param kit what the agent works with
     * @param retriever finds the lessons that stand before the question
     * @param events told of calls of the model and of tools; must not throw
     * @throws UserError if there is no such library, or the endpoint fails
     */
    public Answer ask(
            AskSpec spec, Connection connection, AgentKit kit, Retriever retriever, Consumer<RunEvent> events) {
        LibraryVersion version = version(spec, connection);
        new LearnedWith(store, version)
                .noticeOtherModel(
                        environment,
                        spec.library().map(Lookup::name).orElse(spec.domain().name()),
                        connection,
                        true);
        Domain domain = domain(spec, version);
        QuestionJournal journal = new QuestionJournal();
        OpenAiEndpoint model = new OpenAiEndpoint(
                connection.settings(), journal, Budget.unlimited(), environment.clock(), RunEvent.ofCalls(events));
        // Seeds are made from what is asked, so that the same question is answered the same where the server honours
        // them.
        RunId id = new RunId("question-" + Fingerprint.of(spec.question()).brief());
        Task task = new Task(new TaskId("question"), spec.question(), Reference.none());
        Rollout rollout;
        try (AgentKit.ClosableAgent agent = kit.agent(domain.prompts(), journal, RunEvent.ofRollouts(events))) {
            rollout = new LiveRollouts(
                            agent,
                            model,
                            new Injector(domain.prompts(), domain.instructions()),
                            OptionalInt.empty(),
                            new Health(Integer.MAX_VALUE),
                            retriever.selector())
                    .attempt(
                            new RolloutId(new PassId(new StepId(id, 0), "ask"), task.id(), 0),
                            task,
                            version,
                            spec.temperature());
        } finally {
            WebCache.remove(home, id);
        }
        if (rollout.ending() instanceof Ending.Failed failed) {
            throw new UserError(
                    UserError.Kind.ENDPOINT,
                    "the endpoint failed: " + failed.reason().replaceAll("\\s+", " "));
        }
        Answer answer = new Answer(rollout, version, connection.isSimulated(), journal.spent(), journal.tools());
        if (spec.kept()) {
            keep(spec, answer);
        }
        return answer;
    }

    /** An answer that was paid for is given even if it cannot be kept. */
    private void keep(AskSpec spec, Answer answer) {
        QuestionLog log = new QuestionLog(home);
        try {
            log.append(spec, answer, environment.clock().instant());
        } catch (IOException e) {
            environment.notice("note: the question is not kept: cannot write " + log.file() + ": "
                    + FileProblem.writing(log.file(), e));
        }
    }

    /**
     * The domain with the instructions that the lessons were learned with, where the question names a domain that is not here: the lessons were
     * chosen under them. Those of a domain that is here are the user's, and only compared.
     */
    private Domain domain(AskSpec spec, LibraryVersion version) {
        Domain domain = spec.domain();
        LearnedWith learned = new LearnedWith(store, version);
        if (!learned.isByRun()) {
            return domain;
        }
        boolean isGeneral = domain.instructions()
                .equals(Domains.general(domain.folder(), domain.name()).instructions());
        Optional<Boolean> isSame = learned.isInstructedBy(domain.instructions());
        if (isSame.orElse(!isGeneral)) {
            return domain;
        }
        if (isGeneral) {
            Optional<String> instructions = learned.instructions();
            environment.notice(
                    instructions.isPresent()
                            ? "note: asking with the instructions the lessons were learned with"
                            : "note: the instructions the lessons were learned with are not here: asking with general ones;"
                                    + " run ask in the folder that holds the domain's");
            return instructions.map(domain::instructed).orElse(domain);
        }
        environment.notice("note: the lessons were learned with other instructions than those of " + domain.name());
        return domain;
    }

    private LibraryVersion version(AskSpec spec, Connection connection) {
        if (spec.withoutLibrary()) {
            return LibraryVersion.empty();
        }
        if (spec.library().isPresent()) {
            return Lookup.version(store.libraries(), spec.library().get());
        }
        String name = spec.domain().name();
        Optional<LibraryVersion> head = store.libraries().head(name);
        if (head.isEmpty()) {
            environment.notice("note: there is no library '" + name + "' in " + environment.shown(home)
                    + ": asking without lessons");
        }
        if (!connection.isSimulated() && head.isPresent() && new LearnedWith(store, head.get()).isSimulated()) {
            environment.notice(
                    "note: the library '" + name + "' was learned on the simulated endpoint: asking without its lessons"
                            + " (--library " + name + " asks with them)");
            return LibraryVersion.empty();
        }
        return head.orElse(LibraryVersion.empty());
    }
}
