package dev.acumen.runtime.domain;

import dev.acumen.core.run.RunId;
import dev.acumen.core.text.NearestName;
import dev.acumen.data.FieldNames;
import dev.acumen.files.FileProblem;
import dev.acumen.learning.AnswerKind;
import dev.acumen.prompts.PromptBook;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.simulation.domain.SimulatedDomain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds domains: a folder with a {@code domain.yaml}, one that is built in, or for data alone a general one. */
public final class Domains {

    /** The file that makes a folder a domain. */
    public static final String FILE = "domain.yaml";

    private Domains() {}

    /**
     * The domain of the given name.
     *
     * @param name a built-in one, a folder, or any name if there is data
     * @param hasData whether the user gave data
     * @throws UserError if there is none
     */
    public static Domain find(RunEnvironment environment, String name, boolean hasData) {
        Path folder = environment.path(name);
        if (Files.exists(folder.resolve(FILE))) {
            return fromFolder(folder);
        }
        if (!RunId.isValid(name)) {
            throw UserError.input("'" + name + "' is no folder with a " + FILE
                    + ", and as a name it may have only letters, digits, dots, dashes and underscores");
        }
        Optional<Preset> preset = Stream.of(Preset.values())
                .filter(one -> hasData && one.word().equals(name))
                .findFirst();
        if (preset.isPresent()) {
            return general(environment.directory(), name, preset.get());
        }
        Optional<Domain> played = played(environment.directory(), name);
        if (played.isPresent()) {
            return played.get();
        }
        if (hasData) {
            return general(environment.directory(), name);
        }
        throw UserError.input("there is no domain '" + name + "'"
                + NearestName.suggestion(name, SimulatedDomain.names())
                + ": give its tasks with --data FILE, make a folder for it with" + " 'acumen init " + name
                + " --data FILE', or use one that is built in: " + String.join(", ", SimulatedDomain.names()));
    }

    /** The folder of the domain of that name, as seen from the working directory; that itself if there is none. */
    public static Path folder(RunEnvironment environment, String name) {
        Path folder = environment.path(name);
        return Files.exists(folder.resolve(FILE)) ? folder : environment.directory();
    }

    /**
     * The built-in domain of that name, if the simulated endpoint plays it.
     *
     * @param folder of files that it names
     */
    public static Optional<Domain> played(Path folder, String name) {
        return SimulatedDomain.named(name)
                .map(builtIn -> new Domain(
                        folder,
                        name,
                        builtIn.instructions(),
                        Optional.of(builtIn.evaluator()),
                        Preset.named(builtIn.preset()),
                        builtIn.tools(),
                        PromptBook.builtIn(),
                        FieldNames.usual(),
                        AnswerKind.AUTO,
                        Domain.DataFiles.none(),
                        Optional.of(builtIn)));
    }

    /** A domain of a name of its own with general instructions, without tools and tasks. */
    public static Domain general(Path folder, String name) {
        return general(folder, name, resource("general.md"), Optional.empty(), Preset.MATH, List.of());
    }

    private static Domain general(Path folder, String name, Preset preset) {
        return general(folder, name, preset.instructions(), Optional.of(preset.evaluator()), preset, preset.tools());
    }

    private static Domain general(
            Path folder,
            String name,
            String instructions,
            Optional<String> evaluator,
            Preset preset,
            List<String> tools) {
        return new Domain(
                folder,
                name,
                instructions,
                evaluator,
                preset,
                tools,
                PromptBook.builtIn(),
                FieldNames.usual(),
                AnswerKind.AUTO,
                Domain.DataFiles.none(),
                Optional.empty());
    }

    private static Domain fromFolder(Path folder) {
        DomainConfig config = YamlFile.read(folder.resolve(FILE), DomainConfig.class, DomainConfig.empty());
        if (config.inputField() != null && config.inputTemplate() != null) {
            throw UserError.input(folder.resolve(FILE) + ": inputField and inputTemplate exclude each other; keep one");
        }
        Optional<Path> prompts = file(folder, config.prompts());
        PromptBook builtIn = PromptBook.builtIn();
        return new Domain(
                folder,
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                file(folder, config.instructions()).map(Domains::text).orElseGet(() -> resource("general.md")),
                Optional.ofNullable(config.evaluator()),
                Optional.ofNullable(config.preset()).map(Preset::named).orElse(Preset.MATH),
                Optional.ofNullable(config.tools()).orElseGet(List::of),
                prompts.filter(Files::isDirectory).map(builtIn::overriddenBy).orElse(builtIn),
                new FieldNames(
                        Optional.ofNullable(config.inputField()),
                        Optional.ofNullable(config.answerField()),
                        Optional.ofNullable(config.idField()),
                        Optional.ofNullable(config.inputTemplate())),
                answers(folder, config.answers()),
                new Domain.DataFiles(
                        file(folder, config.data()),
                        file(folder, config.practice()),
                        file(folder, config.validation()),
                        file(folder, config.test()),
                        file(folder, config.anchors())),
                Optional.empty());
    }

    private static AnswerKind answers(Path folder, @Nullable String word) {
        try {
            return word == null ? AnswerKind.AUTO : AnswerKind.named(word);
        } catch (IllegalArgumentException e) {
            throw UserError.input(folder.resolve(FILE) + ": " + e.getMessage());
        }
    }

    private static Optional<Path> file(Path folder, @Nullable String name) {
        return Optional.ofNullable(name).map(given -> RunEnvironment.resolved(folder, given));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.input("cannot read " + file + ": " + FileProblem.reading(file, e));
        }
    }

    /** One of the texts that come with the command. */
    static String resource(String name) {
        try (InputStream in = Domains.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
