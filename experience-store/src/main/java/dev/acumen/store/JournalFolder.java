package dev.acumen.store;

import dev.acumen.core.run.RunId;
import dev.acumen.files.FileProblem;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * The journal of a run that is there.
     *
     * @throws StorageException if there is none
     */
    Path existing(RunId run) {
        Path path = run(run);
        if (Files.notExists(path)) {
            throw new StorageException("there is no run " + run + ": " + path + " is missing");
        }
        return path;
    }

    /** Where the journal of a run is made anew before it takes the other's place. */
    Path unfinishedCopy(RunId run) {
        return runs().resolve(run.value() + ".tmp");
    }

    /** The runs whose journals are there, by name. */
    List<RunId> runIds() {
        if (Files.notExists(runs())) {
            return List.of();
        }
        try (var files = Files.list(runs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(RunId::isValid)
                    .sorted()
                    .map(RunId::new)
                    .toList();
        } catch (IOException e) {
            throw new StorageException("cannot list " + runs() + ": " + FileProblem.reading(runs(), e), e);
        }
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
