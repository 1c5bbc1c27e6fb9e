package dev.acumen.store;

import dev.acumen.core.run.RunId;
import dev.acumen.files.PrivateFiles;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.view.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last owner of a store knew of its runs, in a file for those who only read: they need not read whole journals to list runs. Only
 * what is known of a journal that has not changed since counts; without the file everything is read from the journals.
 */
final class RunSummaries {

    private static final String FILE = "acumen.runs.json";

    private final Path home;
    private final JournalFolder journals;
    private final EntryCodec codec;

    RunSummaries(Path home, JournalFolder journals, EntryCodec codec) {
        this.home = home;
        this.journals = journals;
        this.codec = codec;
    }

    /** The summaries that still hold. */
    Map<RunId, RunSummary> read() {
        Map<RunId, RunSummary> current = new HashMap<>();
        for (RunSummary summary : stored()) {
            if (isCurrent(summary)) {
                current.put(summary.run().id(), summary);
            }
        }
        return current;
    }

    /** Keeps the summaries for later readers. Where that fails, they read the journals. */
    void write(List<RunSummary> summaries) {
        try {
            PrivateFiles.replace(home.resolve(FILE), codec.writeValue(summaries));
        } catch (IOException e) {
            // Nothing is lost: the summaries are made from the journals.
            return;
        }
    }

    private List<RunSummary> stored() {
        Path file = home.resolve(FILE);
        try {
            return Files.exists(file)
                    ? List.of(codec.readValue(Files.readString(file), RunSummary[].class))
                    : List.of();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private boolean isCurrent(RunSummary summary) {
        RunRecord run = summary.run();
        Path journal = journals.run(run.id());
        try {
            return run.damage().equals(Optional.empty())
                    && Files.exists(journal)
                    && Files.size(journal) == summary.read().upTo()
                    && summary.read().isIn(journal);
        } catch (IOException e) {
            return false;
        }
    }
}
