package dev.acumen.data.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.data.DataException;
import dev.acumen.data.published.Catalogue.Part;
import dev.acumen.data.published.Catalogue.Published;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One data set on its way from the hub, or from a file that somebody fetched by hand, to a folder. */
public final class Fetch {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * What came of it.
     *
     * @param tasks the file
     * @param rows of the data set
     * @param leftOut of them, because they do not have exactly one answer
     * @param note what stands beside the file: source, licence, hashes
     */
    public record Fetched(Path tasks, int rows, int leftOut, ObjectNode note) {}

    private final Hub hub;
    private final Published set;
    private final Path folder;
    private final Hub.Progress progress;

    /**
     * A data set to be fetched.
     *
     * @param folder where it goes
     * @param progress told while files come in
     */
    public Fetch(Hub hub, Published set, Path folder, Hub.Progress progress) {
        this.hub = hub;
        this.set = set;
        this.folder = folder;
        this.progress = progress;
    }

    /** Where files are looked for before the hub is asked. */
    public static Path byHand(Path folder, Published set) {
        return folder.resolve("by-hand").resolve(set.name());
    }

    /**
     * Fetches it: all of its files, checked, or nothing.
     *
     * @throws DataException if it cannot be had, or is not what the catalogue says
     * @throws IOException if the folder cannot be written
     */
    public Fetched run() throws IOException {
        Files.createDirectories(folder);
        Path work = Files.createTempDirectory(folder, "." + set.name());
        try {
            ObjectNode lock = JSON.createObjectNode().put("hubId", set.hubId()).put("revision", set.revision());
            Path tasks = work.resolve("tasks");
            Conversion conversion;
            try (BufferedWriter out = Files.newBufferedWriter(tasks)) {
                conversion = new Conversion(set, out);
                for (Part part : parts()) {
                    Path file = work.resolve("file");
                    conversion.add(part(part, file, lock.withArray("files")));
                }
            }
            checkCount(conversion);
            ObjectNode note = note(lock, conversion);
            Path target = folder.resolve(set.name() + ".jsonl");
            Path noteFile = work.resolve("note");
            Files.writeString(noteFile, JSON.writeValueAsString(note) + "\n");
            Path lockFile = work.resolve("lock");
            Files.writeString(lockFile, JSON.writeValueAsString(lock) + "\n");
            move(tasks, target);
            move(noteFile, folder.resolve(set.name() + ".source.json"));
            move(lockFile, lockFile());
            return new Fetched(target, conversion.rows(), conversion.leftOut(), note);
        } finally {
            delete(work);
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Part part : set.files()) {
            if (!part.isPattern()) {
                parts.add(part);
                continue;
            }
            Pattern pattern = Pattern.compile(Stream.of(part.path().split("\\*", -1))
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + ".*" + b)
                    .orElse(""));
            List<String> paths = handMade(pattern);
            (paths.isEmpty() ? hub.files(set.hubId(), set.revision()) : paths)
                    .stream()
                            .filter(path -> pattern.matcher(path).matches())
                            .forEach(path -> parts.add(new Part(path, null)));
            if (parts.isEmpty()) {
                throw new DataException(
                        DataException.Kind.SERVER, "the hub has no file " + part.path() + " of " + set.hubId());
            }
        }
        return parts;
    }

    private List<String> handMade(Pattern pattern) {
        Path place = byHand(folder, set);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path part(Part part, Path file, ArrayNode files) throws IOException {
        Path byHand =
                byHand(folder, set).resolve(part.path().substring(part.path().lastIndexOf('/') + 1));
        boolean isByHand = Files.exists(byHand);
        Hub.Stated stated =
                isByHand ? new Hub.Stated("", "") : hub.load(set.hubId(), set.revision(), part.path(), file, progress);
        Path from = isByHand ? byHand : file;
        String hash = Hashes.sha256(from);
        DataException.Kind kind = isByHand ? DataException.Kind.CONTENT : DataException.Kind.SERVER;
        if (!Hashes.agrees(from, stated.hash()).orElse(true)) {
            throw new DataException(
                    kind, part.path() + " did not come as the hub says it is: its hash is another; try again");
        }
        if (part.knownHash().isPresent() && !part.knownHash().get().equals(hash)) {
            throw new DataException(
                    kind,
                    (isByHand ? byHand.toString() : part.path()) + " is not the file of the catalogue: its SHA-256 is "
                            + hash + ", not " + part.knownHash().get());
        }
        Optional<String> locked = locked(part.path());
        if (locked.isPresent() && !locked.get().equals(hash)) {
            throw new DataException(
                    kind,
                    part.path() + " is another file than the first time: its SHA-256 is " + hash + ", not "
                            + locked.get() + "; remove " + lockFile() + " to accept it");
        }
        files.addObject()
                .put("path", part.path())
                .put("sha256", hash)
                .put("checkedAgainst", checked(part, stated, locked, from))
                .put("commit", stated.commit());
        return from;
    }

    private static String checked(Part part, Hub.Stated stated, Optional<String> locked, Path file) throws IOException {
        if (part.knownHash().isPresent()) {
            return "catalogue";
        }
        boolean isStated = Hashes.agrees(file, stated.hash()).isPresent();
        return locked.isPresent() ? (isStated ? "hub and lock" : "lock") : isStated ? "hub" : "nothing";
    }

    private Optional<String> locked(String path) throws IOException {
        if (!Files.exists(lockFile())) {
            return Optional.empty();
        }
        for (JsonNode file : JSON.readTree(Files.readString(lockFile())).path("files")) {
            if (file.path("path").asText().equals(path)) {
                return Optional.of(file.path("sha256").asText());
            }
        }
        return Optional.empty();
    }

    private Path lockFile() {
        return folder.resolve(set.name() + ".lock");
    }

    private void checkCount(Conversion conversion) {
        if (set.knownRows().isPresent() && set.knownRows().get() != conversion.rows()) {
            throw DataException.content(set.name() + " has " + conversion.rows() + " rows, and the catalogue says "
                    + set.knownRows().get());
        }
    }

    private ObjectNode note(ObjectNode lock, Conversion conversion) {
        ObjectNode note = JSON.createObjectNode();
        note.put("name", set.name()).put("about", set.about());
        note.put("source", hub.page(set.hubId()).toString()).put("licence", set.licence());
        note.put("tasks", conversion.rows() - conversion.leftOut()).put("leftOut", conversion.leftOut());
        note.setAll(lock);
        return note;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(work);
    }
}
