package dev.acumen;

import dev.acumen.agent.rollout.Injector;
import dev.acumen.learning.event.Listeners;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.prompts.PromptBook;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.ask.Answer;
import dev.acumen.runtime.ask.AskSpec;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.connect.Connector;
import dev.acumen.runtime.connect.KnownServers;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.Closing;
import dev.acumen.runtime.internal.ask.AskJob;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.retrieval.Retriever;
import dev.acumen.runtime.run.EvaluationJob;
import dev.acumen.runtime.run.EvaluationOutcome;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.runtime.run.LearnJob;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.runtime.run.RunObserver;
import dev.acumen.runtime.run.SecondConnection;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Learning and using libraries under one home folder: runs are begun or taken up, journalled, kept within their budget and told to listeners
 * without more code. The command line stands on this class too.
 *
 * <p>{@link #learn} and {@link #compare} hold the folder for themselves while they work, a prepared job until it is closed, and changes of a
 * {@link Library} for a moment: one at a time, in whichever process. Everything else only reads libraries and runs, and works meanwhile. Safe for use by several threads as far as the listeners are.
 */
public final class Acumen implements AutoCloseable {

    private final Path home;
    private final RunEnvironment environment;
    private final AcumenConfig config;
    private final ModelSpec model;
    private final ModelSpec judge;
    private final ModelSpec reviewer;
    private final Optional<Retriever.NamedEmbeddings> embeddings;
    private final Consumer<RunEvent> listener;
    private volatile boolean closed;

    Acumen(AcumenBuilder builder) {
        this.home = builder.home;
        this.environment = new RunEnvironment(builder.variables, builder.directory, builder.clock, builder.notices);
        this.config = builder.config;
        this.model = builder.model;
        this.judge = builder.judge;
        this.reviewer = builder.reviewer;
        this.embeddings = builder.embeddings;
        this.listener = builder.listener;
    }

    /**
     * Works under the given folder. Nothing is written outside it.
     *
     * @param home where libraries and runs are kept; made when something is learned
     */
    public static AcumenBuilder at(Path home) {
        return new AcumenBuilder(home);
    }

    /**
     * Learns: takes up the newest unfinished run that is the same, or begins one. A run that was killed goes on where it stopped and repeats no finished
     * call. A listener that throws does no harm to the run.
     *
     * @throws UserError if something has to be put right first
     * @throws dev.acumen.core.run.BudgetExhausted if the budget ended the run; finished steps are kept
     * @throws dev.acumen.agent.work.EndpointDown if too many calls in a row failed; finished steps are kept
     * @throws dev.acumen.store.StoreBusy if somebody else learns under this folder
     */
    public LearnReport learn(LearnSpec spec) {
        try (LearnJob job = prepare(spec)) {
            return job.run(RunObserver.of(listener)).report();
        }
    }

    /**
     * A learning run that is ready to begin, for those who want to look at its forecast, probe it, or show how it begins. To be closed.
     *
     * @throws UserError if something has to be put right first
     */
    public LearnJob prepare(LearnSpec spec) {
        return prepared(
                () -> connect(
                        spec.domain(), spec.canBeSimulated(), spec.settings().seed()),
                connection -> spec.kit(environment, home, connection),
                (store, connection, kit) -> new LearnJob(
                        environment, store, spec, connection, kit, Retriever.of(spec.retrieval(), embeddings)));
    }

    /**
     * Measures tasks without a library and with it, side by side.
     *
     * @throws UserError if something has to be put right first
     */
    public EvaluationOutcome compare(EvaluationSpec spec) {
        try (EvaluationJob job = prepare(spec)) {
            return job.run(RunObserver.of(listener));
        }
    }

    /**
     * An evaluation that is ready to begin. To be closed.
     *
     * @throws UserError if something has to be put right first
     */
    public EvaluationJob prepare(EvaluationSpec spec) {
        return prepared(
                () -> connect(spec.domain(), spec.domain().canBeSimulated(), spec.seed()),
                connection -> spec.agent().kit(environment, home, spec.domain(), connection),
                (store, connection, kit) -> SecondConnection.opened(
                        spec,
                        side -> SecondConnection.open(
                                environment, home, config, new Connector.Asked(model, judge, reviewer), spec, side),
                        second -> new EvaluationJob(
                                environment,
                                store,
                                spec,
                                connection,
                                kit,
                                Retriever.of(spec.retrieval(), embeddings),
                                second)));
    }

    /**
     * Answers a question with the lessons of a library before it. Changes no library and begins no run; the question goes into the log of questions.
     *
     * @param library {@code NAME} or {@code NAME@VERSION}
     * @throws UserError if there is no such library, or the endpoint fails
     */
    public Answer ask(String library, String question) {
        return ask(AskSpec.of(library, question).build());
    }

    /**
     * Answers a question. Changes no library and begins no run; the question goes into the log of questions, unless it is told not to.
     *
     * @throws UserError if there is no such library, or the endpoint fails
     */
    public Answer ask(AskSpec spec) {
        return reading(store -> {
            try (Connection connection = connect(spec.domain(), isPlayed(spec.domain()), spec.seed())) {
                // The simulated endpoint plays the built-in domain of that name and knows no other.
                Domain domain = connection.isSimulated()
                        ? Domains.played(environment.directory(), spec.domain().name())
                                .orElse(spec.domain())
                        : spec.domain();
                AskSpec asked = spec.in(domain);
                try (AgentKit kit = asked.agent().kit(environment, home, domain, connection)) {
                    return new AskJob(environment, home, store)
                            .ask(
                                    asked,
                                    connection,
                                    kit,
                                    Retriever.of(asked.retrieval(), embeddings),
                                    new Listeners(List.of(listener)));
                }
            }
        });
    }

    /**
     * Reads libraries and runs as they are now, also while somebody learns.
     *
     * @param question what is to be known; the store is closed afterwards
     */
    public <T> T reading(Function<ExperienceStore, T> question) {
        open();
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new UserError(
                    UserError.Kind.STORAGE, home + " is a file, not a folder that libraries and runs are kept in");
        }
        try (ExperienceStore store =
                ExperienceStore.openReadOnly(home, notice -> environment.notice("note: " + notice))) {
            return question.apply(store);
        }
    }

    /** Changes the store by hand. Refused while somebody learns. */
    <T> T writing(BiFunction<ExperienceStore, Clock, T> change) {
        open();
        try (ExperienceStore store =
                ExperienceStore.open(home, environment.clock(), notice -> environment.notice("note: " + notice))) {
            return change.apply(store, environment.clock());
        }
    }

    /** Variables, folder, clock and notices. */
    RunEnvironment environment() {
        return environment;
    }

    /** The names of all libraries. */
    public List<String> libraries() {
        return reading(store -> store.libraries().names());
    }

    /** A library by its name, whether it is there yet or not. */
    public Library library(String name) {
        return new Library(this, name);
    }

    /** The runs. */
    public Runs runs() {
        return new Runs(this);
    }

    /**
     * The model with the lessons of a library before whatever it is asked. Instructions that the version has of its own take the place of what the system message says. The library's head is looked up now; call this again to follow it.
     *
     * @param reference {@code NAME} or {@code NAME@VERSION}
     * @throws UserError if there is none
     */
    public ChatModel decorate(ChatModel chatModel, String reference) {
        return new AdvisedChatModel(
                chatModel,
                reading(store -> Lookup.version(store.libraries(), reference)),
                new Injector(PromptBook.builtIn(), ""));
    }

    private interface Preparation<T> {
        T of(ExperienceStore store, Connection connection, AgentKit kit);
    }

    private <T> T prepared(
            Supplier<Connection> connect, Function<Connection, AgentKit> tools, Preparation<T> preparation) {
        open();
        Deque<Runnable> opened = new ArrayDeque<>();
        try {
            Connection connection = connect.get();
            opened.push(connection::close);
            ExperienceStore store =
                    ExperienceStore.open(home, environment.clock(), notice -> environment.notice("note: " + notice));
            opened.push(store::close);
            AgentKit kit = tools.apply(connection);
            opened.push(kit::close);
            return preparation.of(store, connection, kit);
        } catch (RuntimeException | Error e) {
            try {
                Closing.all(List.copyOf(opened));
            } catch (RuntimeException whileClosing) {
                e.addSuppressed(whileClosing);
            }
            throw e;
        }
    }

    private Connection connect(Domain domain, boolean canBeSimulated, long seed) {
        return new Connector(environment, config, Optional.of(new KnownServers(home)))
                .connect(
                        new Connector.Asked(model, judge, reviewer),
                        new Connector.Purpose(domain.name(), canBeSimulated, SimulatedDomain.names(), seed));
    }

    private static boolean isPlayed(Domain domain) {
        return domain.canBeSimulated() || SimulatedDomain.named(domain.name()).isPresent();
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("this Acumen is closed");
        }
    }

    /** Ends its use: later calls are refused. What is under way goes on. */
    @Override
    public void close() {
        closed = true;
    }
}
