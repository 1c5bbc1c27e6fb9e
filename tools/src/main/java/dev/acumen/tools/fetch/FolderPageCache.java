package dev.acumen.tools.fetch;

import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Keeps pages as files of a folder, one for each address, written beside and then moved into place. A file that is damaged counts as none. Where the
 * files grow beyond the limit, those that were used longest ago go.
 */
public final class FolderPageCache implements PageCache {

    private static final long DEFAULT_BYTES = 1_000_000_000;
    private static final String ENDING = ".page";

    private final Path folder;
    private final long maxBytes;
    private final ConcurrentMap<String, CompletableFuture<FetchedPage>> underWay = new ConcurrentHashMap<>();
    private final Object sizeLock = new Object();
    private long bytes;

    /**
     * Keeps up to 1 GB.
     *
     * @param folder is made if there is none
     * @throws UncheckedIOException if it cannot be
     */
    public FolderPageCache(Path folder) {
        this(folder, DEFAULT_BYTES);
    }

    /**
     * With a limit.
     *
     * @param maxBytes of all files together; a page larger than this is not kept
     * @throws UncheckedIOException if the folder cannot be made or read
     */
    public FolderPageCache(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        try {
            PrivateFiles.folder(folder);
            for (Path file : files()) {
                bytes += Files.size(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder + ": " + FileProblem.writing(folder, e), e);
        }
    }

    @Override
    public FetchedPage get(String address, Supplier<FetchedPage> fetch) {
        while (true) {
            CompletableFuture<FetchedPage> own = new CompletableFuture<>();
            CompletableFuture<FetchedPage> other = underWay.putIfAbsent(address, own);
            if (other == null) {
                return lead(address, fetch, own);
            }
            Optional<FetchedPage> page = await(address, other);
            if (page.isPresent()) {
                return page.get();
            }
        }
    }

    private FetchedPage lead(String address, Supplier<FetchedPage> fetch, CompletableFuture<FetchedPage> own) {
        try {
            FetchedPage page = keptOrFetched(address, fetch);
            own.complete(page);
            return page;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(address, own);
        }
    }

    /** Nothing if the thread that fetched was interrupted, which says nothing to others. */
    private static Optional<FetchedPage> await(String address, CompletableFuture<FetchedPage> other) {
        try {
            return Optional.of(other.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure(FetchFailure.Reason.INTERRUPTED, "reading " + address + " was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchFailure failure) {
                if (failure.reason() == FetchFailure.Reason.INTERRUPTED) {
                    return Optional.empty();
                }
                throw new FetchFailure(failure.reason(), failure.getMessage(), failure);
            }
            throw new CompletionException(e.getCause());
        }
    }

    private FetchedPage keptOrFetched(String address, Supplier<FetchedPage> fetch) {
        Path file = folder.resolve(hash(address.getBytes(StandardCharsets.UTF_8)) + ENDING);
        Optional<KeptPage> kept = read(file, address);
        if (kept.isPresent()) {
            return kept.get().page();
        }
        try {
            FetchedPage page = fetch.get();
            write(file, KeptPage.of(address, page));
            return page;
        } catch (FetchFailure failure) {
            if (failure.reason().lasts()) {
                write(file, KeptPage.of(address, failure));
            }
            throw failure;
        }
    }

    private static Optional<KeptPage> read(Path file, String address) {
        try {
            Optional<KeptPage> kept = KeptPage.read(Files.readAllBytes(file)).filter(page -> page.isOf(address));
            if (kept.isPresent()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
            return kept;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the kept page " + file + ": " + FileProblem.reading(file, e), e);
        }
    }

    private void write(Path file, KeptPage page) {
        byte[] content = page.bytes();
        if (content.length > maxBytes) {
            return;
        }
        synchronized (sizeLock) {
            try {
                long before = Files.exists(file) ? Files.size(file) : 0;
                Path beside = Files.createTempFile(folder, "new", ".tmp");
                Files.write(beside, content);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                bytes += content.length - before;
                if (bytes > maxBytes) {
                    shrink(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep the page " + file + ": " + FileProblem.writing(file, e), e);
            }
        }
    }

    private void shrink(Path newest) throws IOException {
        record Aged(Path file, FileTime used, long size) {}
        List<Aged> aged = new ArrayList<>();
        for (Path file : files()) {
            aged.add(new Aged(file, Files.getLastModifiedTime(file), Files.size(file)));
        }
        aged.sort(Comparator.comparing(Aged::used).thenComparing(Aged::file));
        for (Aged old : aged) {
            if (bytes > maxBytes && !old.file().equals(newest)) {
                Files.deleteIfExists(old.file());
                bytes -= old.size();
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
