package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.exchange.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library export}. */
@Command(name = "export", description = "Writes a version as one file to read, edit and carry elsewhere.")
public final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME[@VERSION]")
    private String reference = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Default, or - : standard output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "markdown or json (default: by the file's name, else markdown).")
    private Optional<String> format = Optional.empty();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            LibraryVersion version = Lookup.version(store.libraries(), reference);
            String text = new LibraryFile().write(Lookup.name(reference), version, form(output, format));
            Optional<String> file = output.filter(name -> !name.equals("-"));
            if (file.isPresent()) {
                write(file.get(), text);
                say("wrote version " + version.id().brief() + " of '" + Lookup.name(reference) + "' to " + file.get());
            } else {
                session.terminal().hand(text.stripTrailing());
            }
            ObjectNode result = ReportJson.version(Lookup.name(reference), version);
            file.ifPresent(name -> result.put("file", name));
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    private static LibraryFile.Form form(Optional<String> output, Optional<String> format) {
        String wanted =
                format.orElse(output.filter(name -> name.endsWith(".json")).isPresent() ? "json" : "markdown");
        return switch (wanted) {
            case "json" -> LibraryFile.Form.JSON;
            case "markdown", "md" -> LibraryFile.Form.MARKDOWN;
            default -> throw new UserError(UserError.Kind.USAGE, "--format is markdown or json, not " + wanted);
        };
    }

    private void write(String name, String text) {
        try {
            Files.writeString(session.path(name), text);
        } catch (IOException e) {
            throw session.unwritable(name, e);
        }
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
