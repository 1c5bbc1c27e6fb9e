package dev.acumen.runtime.connect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.endpoints.doctor.ServerReport;
import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.acumen.runtime.environment.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found out about servers, a file for each URL and model under the home folder. */
public final class KnownServers {

    private static final int LONGEST_NAME = 60;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    /** @param home where everything is kept */
    public KnownServers(Path home) {
        this.folder = home.resolve("servers");
    }

    /** The report on the model at the URL, if there is one that can be read; another one is soon made. */
    Optional<ServerReport> find(String url, String model) {
        Path file = file(url, model);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readValue(Files.readString(file), ServerReport.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps the report, in the place of an earlier one, and says where. The file is whole or not there at all.
     *
     * @throws UserError if it cannot be written
     */
    public Path keep(String url, ServerReport report) {
        Path file = file(url, report.model());
        try {
            PrivateFiles.replace(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
            return file;
        } catch (JacksonException e) {
            throw new IllegalStateException("a report is always JSON", e);
        } catch (IOException e) {
            throw new UserError(UserError.Kind.STORAGE, "cannot write " + file + ": " + FileProblem.writing(file, e));
        }
    }

    /**
     * What of a report a run goes by, if by anything.
     *
     * @param context the size of the context, if it is taken from the report
     */
    static Optional<String> notice(ServerReport report, Optional<Integer> context) {
        List<String> parts = new ArrayList<>();
        context.ifPresent(tokens -> parts.add("a context of " + tokens + " tokens"));
        if (!report.refusedFields().isEmpty()) {
            parts.add("no " + String.join(", ", report.refusedFields()) + " is sent");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "note: as 'acumen doctor' found at " + report.examined() + ": " + String.join("; ", parts));
    }

    private Path file(String url, String model) {
        String name = model.replaceAll("[^A-Za-z0-9._-]+", "_");
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return folder.resolve(name + "-" + Fingerprint.of(url, model).brief() + ".json");
    }
}
