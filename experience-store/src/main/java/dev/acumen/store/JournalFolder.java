package dev.acumen.store;

import dev.acumen.core.run.RunId;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the journals are: {@code library.jsonl} for all libraries, {@code runs/*.jsonl} for the runs, one each. */
record JournalFolder(Path folder) {

    private static final String SUFFIX = ".jsonl";

    Path library() {
        return folder.resolve("library" + SUFFIX);
    }

    Path run(RunId run) {
        return runs().resolve(run.value() + SUFFIX);
    }

    /** All journals that are there, the libraries' first, then the runs' by name. */
    List<Path> all() {
        List<Path> all = new ArrayList<>();
        if (Files.exists(library())) {
            all.add(library());
        }
        if (Files.isDirectory(runs())) {
            try (var files = Files.list(runs())) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .sorted(Comparator.comparing(Path::toString))
                        .forEach(all::add);
            } catch (IOException e) {
                throw new StorageException("cannot list " + runs() + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    /** The name under which the database knows a journal: {@code library.jsonl} or {@code runs/freight-1.jsonl}. */
    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The journal of that name. */
    Path file(String name) {
        return folder.resolve(name);
    }

    private Path runs() {
        return folder.resolve("runs");
    }
}
