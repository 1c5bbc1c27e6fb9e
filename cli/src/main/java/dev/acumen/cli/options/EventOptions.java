package dev.acumen.cli.options;

import dev.acumen.cli.session.Session;
import dev.acumen.learning.event.JsonEventLog;
import dev.acumen.learning.event.Listeners;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.trace.OpenTelemetryTraces;
import dev.acumen.runtime.environment.UserError;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Who else is told what happens in a run. */
public final class EventOptions {

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Append what happens to a file, as JSON lines without prompts and replies.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--traces",
            description = "Send OpenTelemetry traces to where the OTEL_* variables say (default: localhost:4317).")
    private boolean traces;

    /** Listeners that are open until closed. */
    public record Open(Consumer<RunEvent> events, List<Closeable> resources) implements AutoCloseable {
        @Override
        public void close() {
            List<String> failures = new ArrayList<>();
            for (Closeable resource : resources) {
                try {
                    resource.close();
                } catch (IOException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
            if (!failures.isEmpty()) {
                throw new UserError(
                        UserError.Kind.STORAGE, "cannot finish telling what happened: " + String.join("; ", failures));
            }
        }
    }

    /**
     * Whether what is wanted can be written, before anything begins.
     *
     * @throws UserError if not
     */
    public void check(Session session) {
        file.ifPresent(name -> {
            try {
                writer(session, name).close();
            } catch (IOException e) {
                throw session.unwritable(name, e);
            }
        });
    }

    /**
     * The command's own listener and those the user asked for.
     *
     * @throws UserError if the file cannot be written
     */
    public Open open(Session session, Consumer<RunEvent> own) {
        List<Consumer<RunEvent>> listeners = new ArrayList<>(List.of(own));
        List<Closeable> resources = new ArrayList<>();
        file.ifPresent(name -> {
            Writer writer = writer(session, name);
            resources.add(() -> {
                try {
                    writer.close();
                } catch (IOException e) {
                    throw new IOException(session.unwritable(name, e).getMessage(), e);
                }
            });
            listeners.add(new JsonEventLog(writer, session.clock()));
        });
        if (traces) {
            OpenTelemetrySdk telemetry = AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(
                            () -> properties(session.environment().variables()))
                    .build()
                    .getOpenTelemetrySdk();
            resources.add(telemetry);
            listeners.add(new OpenTelemetryTraces(telemetry));
        }
        return new Open(new Listeners(listeners), resources);
    }

    /** Traces only, under our name, and otherwise what the environment says. */
    private static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("otel.service.name", "acumen");
        environment.forEach((name, value) -> {
            if (name.startsWith("OTEL_")) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        return properties;
    }

    private static Writer writer(Session session, String name) {
        try {
            return Files.newBufferedWriter(session.path(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw session.unwritable(name, e);
        }
    }
}
