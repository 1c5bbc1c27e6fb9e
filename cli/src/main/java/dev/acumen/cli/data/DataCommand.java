package dev.acumen.cli.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.data.DataException;
import dev.acumen.data.published.Catalogue;
import dev.acumen.data.published.Catalogue.Part;
import dev.acumen.data.published.Catalogue.Published;
import dev.acumen.data.published.Fetch;
import dev.acumen.data.published.Hub;
import dev.acumen.files.FileProblem;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen data}: published data sets by name. */
@Command(name = "data", description = "Lists published data sets, and fetches one by name.")
public final class DataCommand {

    private static final String HUB = "https://huggingface.co";
    private static final long NOTICE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Session session;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the command line's parser and by Acumen
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public DataCommand(Session session) {
        this.session = session;
    }

    @Command(name = "list", description = "Lists the data sets: where each comes from, its licence, its size.")
    int list(@Mixin CommonOptions options) {
        Table table = new Table("name", "tasks", "licence", "hash", "from");
        ObjectNode result = ReportJson.object();
        ArrayNode list = result.putArray("dataSets");
        for (Published set : Catalogue.read().dataSets()) {
            String hash = set.isHashKnown() ? "known" : "at first fetch";
            table.row(set.name(), set.knownRows().map(Object::toString).orElse("-"), set.licence(), hash, set.hubId());
            ObjectNode node = list.addObject().put("name", set.name()).put("about", set.about());
            node.put("hubId", set.hubId()).put("revision", set.revision()).put("format", set.format());
            set.knownRows().ifPresent(rows -> node.put("rows", rows));
            node.put("licence", set.licence()).put("hashKnown", set.isHashKnown());
            ArrayNode files = node.putArray("files");
            set.files().forEach(part -> files.add(part.path()));
        }
        table.lines().forEach(session.terminal()::say);
        session.terminal().result(result);
        return ExitCode.OK;
    }

    @Command(
            name = "fetch",
            description = {
                "Fetches a data set, checks its hash, and writes NAME.jsonl with id, question and answer.",
                "Beside it stand NAME.source.json (source, licence, hashes) and NAME.lock (hashes that later fetches are held to)."
            })
    int fetch(
            @Parameters(paramLabel = "NAME", description = "Which; 'acumen data list' shows them.") String name,
            @Option(names = "--to", paramLabel = "FOLDER", description = "Where to (default: data).")
                    Optional<String> to,
            @Option(
                            names = "--hub",
                            paramLabel = "URL",
                            description = "The hub (default: $HF_ENDPOINT, else https://huggingface.co).")
                    Optional<String> url,
            @Option(
                            names = "--stall",
                            paramLabel = "SECONDS",
                            description = "Give up when nothing comes for so long (default: 60).")
                    Optional<Integer> stall,
            @Mixin CommonOptions options) {
        Published set = Catalogue.read().named(name);
        Path folder = session.path(to.orElse("data"));
        Hub hub = opened(
                hub(url.or(() -> session.variable("HF_ENDPOINT")).orElse(HUB)),
                Duration.ofSeconds(Math.max(1, stall.orElse(60))));
        try {
            Fetch.Fetched fetched = new Fetch(hub, set, folder, progress(set)).run();
            session.terminal()
                    .say(session.shown(fetched.tasks()) + "   " + Numbers.of(fetched.rows() - fetched.leftOut(), "task")
                            + (fetched.leftOut() == 0
                                    ? ""
                                    : ", " + Numbers.of(fetched.leftOut(), "row")
                                            + " without exactly one answer left out"));
            session.terminal().say("licence: " + set.licence() + "; source: " + hub.page(set.hubId()));
            session.terminal()
                    .result(fetched.note()
                            .deepCopy()
                            .put("file", fetched.tasks().toString()));
            return ExitCode.OK;
        } catch (DataException e) {
            throw e.kind() == DataException.Kind.SERVER
                    ? new DataException(e.kind(), e.getMessage() + byHand(hub, set, folder))
                    : e;
        } catch (IOException e) {
            throw new UserError(
                    UserError.Kind.STORAGE,
                    "cannot fetch " + name + " into " + folder + ": " + FileProblem.writing(folder, e));
        }
    }

    private Hub opened(URI address, Duration stall) {
        try {
            return new Hub(address, session.environment().variables(), stall);
        } catch (IllegalArgumentException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
    }

    /** What to do without a network. */
    private String byHand(Hub hub, Published set, Path folder) {
        String files = set.files().stream()
                .map(part ->
                        part.isPattern() ? hub.page(set.hubId()) + " (" + part.path() + ")" : address(hub, set, part))
                .collect(Collectors.joining(" and "));
        return ". By hand: load " + files + " elsewhere, put it into "
                + session.shown(Fetch.byHand(folder, set)) + " (fields " + set.question() + " and "
                + set.answer()
                + ", " + set.format() + "), and give the same command again";
    }

    private static String address(Hub hub, Published set, Part part) {
        return hub.address(set.hubId(), set.revision(), part.path()).toString();
    }

    private Hub.Progress progress(Published set) {
        Terminal terminal = session.terminal();
        long begun = System.nanoTime();
        long[] told = {begun};
        return (bytes, total) -> {
            String line = "fetching " + set.name() + ": " + megabytes(bytes) + of(total);
            terminal.status(line);
            if (!terminal.isInteractive() && System.nanoTime() - told[0] > NOTICE_NANOS) {
                terminal.notice(line);
                told[0] = System.nanoTime() + 4 * NOTICE_NANOS;
            }
        };
    }

    private static String of(OptionalLong total) {
        return total.isPresent() ? " of " + megabytes(total.getAsLong()) : "";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static URI hub(String text) {
        try {
            URI uri = URI.create(text);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new UserError(
                UserError.Kind.USAGE, "the address of a hub is written https://HOST, unlike '" + text + "'");
    }
}
