package dev.acumen.data.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.data.DataException;
import dev.acumen.files.FileProblem;
import dev.acumen.net.Proxies;
import dev.acumen.net.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A hub of data sets with the addresses of Hugging Face's. Proxies are those of the JDK's settings and of the environment. */
public final class Hub {

    /** Told while a file comes in. */
    public interface Progress {
        /**
         * So much is there.
         *
         * @param total of all bytes, if the hub says it
         */
        void at(long bytes, OptionalLong total);
    }

    /**
     * What the hub says of a file that it gave.
     *
     * @param hash {@code X-Linked-ETag}, else {@code ETag}; may be empty
     * @param commit {@code X-Repo-Commit}; may be empty
     */
    public record Stated(String hash, String commit) {}

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final long LOOK_MILLIS = 200;
    private static final int MOST_REDIRECTS = 5;

    private final URI base;
    private final Optional<Secret> token;
    private final Duration stall;
    private final HttpClient client;

    /**
     * @param base its address
     * @param environment for proxies and {@code HF_TOKEN}
     * @param stall without a byte for so long, a download is given up
     */
    public Hub(URI base, Map<String, String> environment, Duration stall) {
        this.base = base;
        this.token = Optional.ofNullable(environment.get("HF_TOKEN"))
                .filter(value -> !value.isBlank())
                .map(value -> new Secret("HF_TOKEN", value));
        this.stall = stall;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(Proxies.of(environment))
                .build();
    }

    /** Where a file of a data set is. */
    public URI address(String id, String revision, String path) {
        return below("/datasets/" + id + "/resolve/" + encoded(revision) + "/"
                + Arrays.stream(path.split("/")).map(Hub::encoded).collect(Collectors.joining("/")));
    }

    /** The page of a data set, for people. */
    public URI page(String id) {
        return below("/datasets/" + id);
    }

    /** The paths of all files of a data set, in their order. */
    List<String> files(String id, String revision) {
        URI address = below("/api/datasets/" + id + "/tree/" + encoded(revision) + "?recursive=true");
        Path listing = temporary();
        try {
            HttpResponse<Void> response = get(address, listing, (bytes, total) -> {});
            if (response.statusCode() != 200) {
                throw refused(response.statusCode(), id, "");
            }
            List<String> paths = new ArrayList<>();
            for (JsonNode entry : new ObjectMapper().readTree(listing.toFile())) {
                if (entry.path("type").asText().equals("file")) {
                    paths.add(entry.path("path").asText());
                }
            }
            return paths.stream().sorted().toList();
        } catch (JsonProcessingException e) {
            throw failure("the hub's list of files is no JSON");
        } catch (IOException e) {
            throw new DataException(
                    DataException.Kind.DISK, "cannot read " + listing + ": " + FileProblem.reading(listing, e));
        } finally {
            listing.toFile().delete();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("acumen-hub", ".json");
        } catch (IOException e) {
            throw new DataException(
                    DataException.Kind.DISK,
                    "cannot make a temporary file: "
                            + FileProblem.writing(Path.of(System.getProperty("java.io.tmpdir")), e));
        }
    }

    /**
     * Loads a file. On any failure the target holds nothing that is to be used.
     *
     * @throws DataException in one line, if it does not come
     */
    Stated load(String id, String revision, String path, Path target, Progress progress) {
        URI at = address(id, revision, path);
        Stated stated = new Stated("", "");
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<Void> response = get(at, target, progress);
            if (hop == 0) {
                stated = stated(response);
            }
            int status = response.statusCode();
            if (status == 200) {
                return stated;
            }
            Optional<String> location = response.headers().firstValue("Location");
            if (status / 100 != 3 || location.isEmpty()) {
                throw refused(status, id, path);
            }
            URI next = at.resolve(location.get());
            if ("https".equals(at.getScheme()) && !"https".equals(next.getScheme())) {
                throw failure("the hub points from https to " + next.getScheme() + ", which is not followed");
            }
            at = next;
        }
        throw failure("the hub points from one place to the next without an end");
    }

    private static Stated stated(HttpResponse<Void> response) {
        String linked = response.headers().firstValue("X-Linked-ETag").orElse("");
        String plain = response.statusCode() == 200
                ? response.headers().firstValue("ETag").orElse("")
                : "";
        return new Stated(
                linked.isEmpty() ? plain : linked,
                response.headers().firstValue("X-Repo-Commit").orElse(""));
    }

    private HttpResponse<Void> get(URI at, Path target, Progress progress) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at).header("User-Agent", "acumen");
        boolean isOurs = at.getAuthority() != null && at.getAuthority().equals(base.getAuthority());
        token.filter(key -> isOurs).ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
        AtomicLong bytes = new AtomicLong();
        AtomicLong total = new AtomicLong(-1);
        try (OutputStream out = Files.newOutputStream(target)) {
            CompletableFuture<HttpResponse<Void>> pending = client.sendAsync(request.build(), head -> {
                bytes.incrementAndGet();
                total.set(head.headers().firstValueAsLong("Content-Length").orElse(-1));
                return head.statusCode() == 200
                        ? BodySubscribers.ofByteArrayConsumer(
                                chunk -> chunk.ifPresent(part -> bytes.addAndGet(write(out, part))))
                        : BodySubscribers.discarding();
            });
            return await(at, pending, bytes, total, progress);
        } catch (UncheckedIOException | IOException e) {
            throw new DataException(
                    DataException.Kind.DISK, "cannot write " + target + ": " + FileProblem.writing(target, e));
        }
    }

    private static int write(OutputStream out, byte[] part) {
        try {
            out.write(part);
            return part.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<Void> await(
            URI at,
            CompletableFuture<HttpResponse<Void>> pending,
            AtomicLong bytes,
            AtomicLong total,
            Progress progress) {
        long seen = 0;
        long since = System.nanoTime();
        while (true) {
            try {
                return pending.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long now = bytes.get();
                if (now != seen) {
                    seen = now;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > stall.toNanos()) {
                    pending.cancel(true);
                    throw failure("nothing came from " + at.getHost() + " for " + stall.toSeconds() + " s");
                }
                progress.at(now, total.get() < 0 ? OptionalLong.empty() : OptionalLong.of(total.get()));
            } catch (InterruptedException e) {
                pending.cancel(true);
                Thread.currentThread().interrupt();
                throw new CancellationException("the download was cancelled");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UncheckedIOException disk) {
                    throw disk;
                }
                String reason = bytes.get() > 1 ? "the download broke off" : "cannot reach " + at.getHost();
                String detail = e.getCause() == null || e.getCause().getMessage() == null
                        ? ""
                        : ": " + e.getCause().getMessage();
                throw failure(reason + detail);
            }
        }
    }

    private DataException refused(int status, String id, String path) {
        return switch (status) {
            case 401, 403 ->
                failure("the hub wants to know who asks for " + id + " (HTTP " + status + "): accept its terms at "
                        + page(id) + " and set HF_TOKEN");
            case 404 ->
                failure("the hub does not have " + id + (path.isEmpty() ? "" : ", " + path)
                        + " in the revision of the catalogue (HTTP 404)");
            default -> failure("the hub answers HTTP " + status + " for " + id);
        };
    }

    private static DataException failure(String message) {
        return new DataException(DataException.Kind.SERVER, message.replaceAll("\\s+", " "));
    }

    private URI below(String path) {
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
