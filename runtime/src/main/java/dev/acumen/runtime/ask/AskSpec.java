package dev.acumen.runtime.ask;

import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.config.ToolsConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A question. Unless told otherwise: the head of the library that is named like the domain, if there is one; temperature 0.3, seed 0, general
 * instructions, no tools, and it is kept in the log of questions. Immutable.
 */
public final class AskSpec {

    private final Domain domain;
    private final String question;
    private final Optional<String> library;
    private final boolean withoutLibrary;
    private final double temperature;
    private final long seed;
    private final AgentSpec agent;
    private final boolean kept;
    private final Retrieval retrieval;

    private AskSpec(Builder builder) {
        if (builder.question.isBlank()) {
            throw UserError.input("the question is empty");
        }
        this.domain = builder.domain;
        this.question = builder.question;
        this.library = builder.library;
        this.withoutLibrary = builder.withoutLibrary;
        this.temperature = builder.temperature;
        this.seed = builder.seed;
        this.agent = builder.agent;
        this.kept = builder.kept;
        this.retrieval = builder.retrieval;
    }

    /**
     * Asks with a library.
     *
     * @param library {@code NAME} or {@code NAME@VERSION}
     * @param question the task
     */
    public static Builder of(String library, String question) {
        String name = Lookup.name(library);
        return of(Domains.general(Path.of(""), name), question).library(Optional.of(library));
    }

    /** Asks in a domain. */
    public static Builder of(Domain domain, String question) {
        return new Builder(domain, question);
    }

    /** The same question in another domain. */
    public AskSpec in(Domain other) {
        return of(other, question)
                .library(library)
                .withoutLibrary(withoutLibrary)
                .temperature(temperature)
                .seed(seed)
                .agent(agent)
                .kept(kept)
                .retrieval(retrieval)
                .build();
    }

    /** Instructions and prompts. */
    public Domain domain() {
        return domain;
    }

    /** The task. */
    public String question() {
        return question;
    }

    /** {@code NAME} or {@code NAME@VERSION}, if a library is named. */
    public Optional<String> library() {
        return library;
    }

    /** Whether no lessons are wanted. */
    public boolean withoutLibrary() {
        return withoutLibrary;
    }

    /** To sample with. */
    public double temperature() {
        return temperature;
    }

    /** Of the calls. */
    public long seed() {
        return seed;
    }

    /** What the agent works with. */
    public AgentSpec agent() {
        return agent;
    }

    /** Whether question and answer are kept in the log of questions. */
    public boolean kept() {
        return kept;
    }

    /** Which lessons stand before the question. */
    public Retrieval retrieval() {
        return retrieval;
    }

    /** What {@link AskSpec} says of each setting that is left out. Not safe for use by several threads. */
    public static final class Builder {
        private Domain domain;
        private final String question;
        private Optional<String> library = Optional.empty();
        private boolean withoutLibrary;
        private double temperature = 0.3;
        private long seed;
        private AgentSpec agent = AgentSpec.usual(ToolsConfig.empty());
        private boolean kept = true;
        private Retrieval retrieval = Retrieval.all();

        private Builder(Domain domain, String question) {
            this.domain = domain;
            this.question = question;
        }

        /** {@code NAME} or {@code NAME@VERSION}. */
        public Builder library(Optional<String> value) {
            library = value;
            return this;
        }

        /** Asks without lessons. */
        public Builder withoutLibrary(boolean value) {
            withoutLibrary = value;
            return this;
        }

        /** What the agent is told, unless the version that is asked has instructions of its own. */
        public Builder instructions(String value) {
            domain = domain.instructed(value);
            return this;
        }

        /** To sample with. */
        public Builder temperature(double value) {
            temperature = value;
            return this;
        }

        /** Of the calls. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** What the agent works with. */
        public Builder agent(AgentSpec value) {
            agent = value;
            return this;
        }

        /** Which lessons stand before the question; all of the library unless told otherwise. */
        public Builder retrieval(Retrieval value) {
            retrieval = value;
            return this;
        }

        /** Whether question and answer are kept in the log of questions. */
        public Builder kept(boolean value) {
            kept = value;
            return this;
        }

        /**
         * The specification.
         *
         * @throws UserError if the question is empty
         */
        public AskSpec build() {
            return new AskSpec(this);
        }
    }
}
