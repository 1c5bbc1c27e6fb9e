package dev.acumen;

import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.retrieval.Retriever;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything {@link Acumen} is told. Unless told otherwise: the model that the environment names, the same one as judge and reviewer, the environment variables
 * and working directory of this process, no {@code acumen.yaml}, what {@code acumen doctor} found about servers, notices to nobody, no
 * listener, the system's clock. Not safe for use by several threads.
 */
public final class AcumenBuilder {
    final Path home;
    Map<String, String> variables = System.getenv();
    Path directory = Path.of("");
    Clock clock = Clock.systemUTC();
    Consumer<String> notices = notice -> {};
    AcumenConfig config = AcumenConfig.empty();
    ModelSpec model = ModelSpec.builder().build();
    ModelSpec judge = ModelSpec.builder().build();
    ModelSpec reviewer = ModelSpec.builder().build();
    Optional<Retriever.NamedEmbeddings> embeddings = Optional.empty();
    Consumer<RunEvent> listener = event -> {};

    AcumenBuilder(Path home) {
        this.home = home;
    }

    /** The model that attempts tasks and reviews the attempts. */
    public AcumenBuilder model(ModelSpec value) {
        model = value;
        return this;
    }

    /** The model at an OpenAI-compatible server; the key is in {@code OPENAI_API_KEY}, if there is one. */
    public AcumenBuilder model(String url, String name) {
        return model(ModelSpec.at(url, name));
    }

    /**
     * A model of the application, such as any of langchain4j's.
     *
     * @param name tells its runs from those of other models; a run is taken up with a model of the same name
     */
    public AcumenBuilder model(String name, ChatModel value) {
        return model(ModelSpec.of(name, value));
    }

    /** The model that reviews attempts and words the lessons, if it is another than the one that attempts tasks. */
    public AcumenBuilder reviewer(ModelSpec value) {
        reviewer = value;
        return this;
    }

    /** The model that judges, where an evaluator asks for one. */
    public AcumenBuilder judge(ModelSpec value) {
        judge = value;
        return this;
    }

    /**
     * An embedding model of the application, such as any of langchain4j's, to find lessons by; see {@link dev.acumen.runtime.config.Retrieval}. It is asked for each text once, and its calls
     * stand in no journal and no budget. It must give the same text the same embedding.
     *
     * @param name tells its runs from those of other models
     */
    public AcumenBuilder embeddings(String name, EmbeddingModel value) {
        embeddings = Optional.of(new Retriever.NamedEmbeddings(name, value));
        return this;
    }

    /** Settings as in {@code acumen.yaml}; see {@link dev.acumen.runtime.config.YamlFile#config}. */
    public AcumenBuilder config(AcumenConfig value) {
        config = value;
        return this;
    }

    /** Environment variables, in place of this process's. */
    public AcumenBuilder variables(Map<String, String> value) {
        variables = value;
        return this;
    }

    /** Which relative paths are seen from. */
    public AcumenBuilder directory(Path value) {
        directory = value;
        return this;
    }

    /** The time. */
    public AcumenBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Told in one line each what a person should know. */
    public AcumenBuilder notices(Consumer<String> value) {
        notices = value;
        return this;
    }

    /** Told what happens in runs, from several threads. One that throws is told nothing more. */
    public AcumenBuilder listener(Consumer<RunEvent> value) {
        listener = value;
        return this;
    }

    /** The runtime. Opens nothing yet. */
    public Acumen build() {
        return new Acumen(this);
    }
}
