package dev.acumen.cli.domain;

import dev.acumen.agent.data.FieldNames;
import dev.acumen.agent.data.SplitTasks;
import dev.acumen.cli.config.YamlFile;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.task.Split;
import dev.acumen.endpoints.simulated.freight.FreightDomain;
import dev.acumen.prompts.PromptBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds domains: a folder with a {@code domain.yaml}, one that is built in, or for data alone a general one. */
public final class Domains {

    /** The file that makes a folder a domain. */
    public static final String FILE = "domain.yaml";

    private static final List<String> BUILT_IN = List.of(FreightDomain.NAME, "math");

    private Domains() {}

    /**
     * The domain of the given name.
     *
     * @param name a built-in one, a folder, or any name if there is data
     * @param hasData whether the user gave data
     * @throws UserError if there is none
     */
    public static Domain find(Session session, String name, boolean hasData) {
        Path folder = session.path(name);
        if (Files.exists(folder.resolve(FILE))) {
            return fromFolder(folder);
        }
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")) {
            throw UserError.input("'" + name + "' is no folder with a " + FILE
                    + ", and as a name it may have only letters, digits, dots, dashes and underscores");
        }
        if (name.equals(FreightDomain.NAME)) {
            return freight(session.directory());
        }
        if (name.equals("math")) {
            return general(session.directory(), name, resource("math.md"), Optional.of("numeric"));
        }
        if (hasData) {
            return general(session.directory(), name, resource("general.md"), Optional.empty());
        }
        throw UserError.input("there is no domain '" + name
                + "': give its tasks with --data FILE, make a folder for it with" + " 'acumen init " + name
                + " --data FILE', or use one that is built in: " + String.join(", ", BUILT_IN));
    }

    /** The folder of the domain of that name, as seen from the working directory; that itself if there is none. */
    public static Path folder(Session session, String name) {
        Path folder = session.path(name);
        return Files.exists(folder.resolve(FILE)) ? folder : session.directory();
    }

    private static Domain freight(Path folder) {
        return new Domain(
                folder,
                FreightDomain.NAME,
                FreightDomain.instructions(),
                Optional.of("numeric:abs=" + FreightDomain.TOLERANCE),
                "math",
                PromptBook.builtIn(),
                FieldNames.usual(),
                Domain.DataFiles.none(),
                Optional.of(seed -> new SplitTasks(
                        FreightDomain.tasks(Split.PRACTICE, seed),
                        FreightDomain.tasks(Split.VALIDATION, seed),
                        FreightDomain.tasks(Split.TEST, seed))));
    }

    private static Domain general(Path folder, String name, String instructions, Optional<String> evaluator) {
        return new Domain(
                folder,
                name,
                instructions,
                evaluator,
                "math",
                PromptBook.builtIn(),
                FieldNames.usual(),
                Domain.DataFiles.none(),
                Optional.empty());
    }

    private static Domain fromFolder(Path folder) {
        DomainConfig config = YamlFile.read(folder.resolve(FILE), DomainConfig.class, DomainConfig.empty());
        Optional<Path> prompts = file(folder, config.prompts());
        PromptBook builtIn = PromptBook.builtIn();
        return new Domain(
                folder,
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                file(folder, config.instructions()).map(Domains::text).orElseGet(() -> resource("general.md")),
                Optional.ofNullable(config.evaluator()),
                Optional.ofNullable(config.preset()).orElse("math"),
                prompts.filter(Files::isDirectory).map(builtIn::overriddenBy).orElse(builtIn),
                new FieldNames(
                        Optional.ofNullable(config.inputField()),
                        Optional.ofNullable(config.answerField()),
                        Optional.ofNullable(config.idField())),
                new Domain.DataFiles(
                        file(folder, config.data()),
                        file(folder, config.practice()),
                        file(folder, config.validation()),
                        file(folder, config.test())),
                Optional.empty());
    }

    private static Optional<Path> file(Path folder, @Nullable String name) {
        return Optional.ofNullable(name).map(folder::resolve);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.input("cannot read " + file + ": " + e.getMessage());
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
