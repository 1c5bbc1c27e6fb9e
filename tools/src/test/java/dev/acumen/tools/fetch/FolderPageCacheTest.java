package dev.acumen.tools.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.tools.fetch.FetchFailure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderPageCacheTest {

    @TempDir
    Path folder;

    private final AtomicInteger fetched = new AtomicInteger();

    @Test
    void keepsPagesAcrossRestarts() {
        Fetcher web = address -> page(address, "text " + fetched.incrementAndGet());
        Fetcher first = new CachingFetcher(web, new FolderPageCache(folder));
        assertThat(text(first.fetch("http://a.example"))).isEqualTo("text 1");
        assertThat(text(first.fetch("HTTP://A.example/#x"))).isEqualTo("text 1");
        assertThat(text(first.fetch("http://a.example/b"))).isEqualTo("text 2");
        FetchedPage again = new CachingFetcher(web, new FolderPageCache(folder)).fetch("http://a.example/");
        assertThat(text(again)).isEqualTo("text 1");
        assertThat(again.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(again.address()).isEqualTo("http://a.example/");
    }

    @Test
    void keepsWhatThePageSaysAndForgetsOutages() {
        PageCache cache = new FolderPageCache(folder);
        Fetcher missing = failing(Reason.REFUSED_BY_SERVER, cache);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> missing.fetch("http://a.example/gone")).hasMessage("no REFUSED_BY_SERVER");
        }
        assertThat(fetched).hasValue(1);
        Fetcher slow = failing(Reason.TIMED_OUT, cache);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> slow.fetch("http://a.example/slow")).hasMessage("no TIMED_OUT");
        }
        assertThat(fetched).hasValue(3);
        assertThatThrownBy(() ->
                        failing(Reason.TIMED_OUT, new FolderPageCache(folder)).fetch("http://a.example/gone"))
                .isInstanceOfSatisfying(
                        FetchFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED_BY_SERVER));
    }

    @Test
    void threadsThatAskForOneAddressFetchItOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Fetcher web = new CachingFetcher(
                address -> {
                    fetched.incrementAndGet();
                    begun.countDown();
                    await(go);
                    return page(address, "once");
                },
                new FolderPageCache(folder));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<FetchedPage>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> web.fetch("http://a.example/")));
            }
            begun.await();
            go.countDown();
            for (Future<FetchedPage> answer : answers) {
                assertThat(text(answer.get())).isEqualTo("once");
            }
            assertThat(fetched).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptedThreadSpoilsNothingForThoseWhoWait() throws Exception {
        PageCache cache = new FolderPageCache(folder);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread first = new Thread(() -> assertThatThrownBy(() -> cache.get("http://a.example/", () -> {
                    begun.countDown();
                    await(never);
                    throw new FetchFailure(Reason.INTERRUPTED, "interrupted");
                }))
                .isInstanceOf(FetchFailure.class));
        first.start();
        begun.await();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<FetchedPage> second =
                    threads.submit(() -> cache.get("http://a.example/", () -> page("http://a.example/", "second")));
            first.interrupt();
            assertThat(text(second.get())).isEqualTo("second");
        } finally {
            threads.shutdownNow();
            first.join();
        }
    }

    @Test
    void aDamagedFileIsFetchedAgain() throws IOException {
        Fetcher web = new CachingFetcher(
                address -> page(address, "text " + fetched.incrementAndGet()), new FolderPageCache(folder));
        web.fetch("http://a.example/");
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1] ^= 1;
        Files.write(file, content);
        assertThat(text(web.fetch("http://a.example/"))).isEqualTo("text 2");
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(text(web.fetch("http://a.example/"))).isEqualTo("text 3");
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() throws IOException {
        Fetcher web = new CachingFetcher(
                address -> page(address, "x".repeat(1_000) + fetched.incrementAndGet()),
                new FolderPageCache(folder, 3_500));
        web.fetch("http://a.example/1");
        Path oldest = files().get(0);
        web.fetch("http://a.example/2");
        web.fetch("http://a.example/3");
        Files.setLastModifiedTime(oldest, FileTime.fromMillis(0));
        web.fetch("http://a.example/4");
        assertThat(files()).hasSize(3).doesNotContain(oldest);
        web.fetch("http://a.example/4");
        assertThat(fetched).hasValue(4);
        web.fetch("http://a.example/1");
        assertThat(fetched).hasValue(5);
    }

    private Fetcher failing(Reason reason, PageCache cache) {
        return new CachingFetcher(
                address -> {
                    fetched.incrementAndGet();
                    throw new FetchFailure(reason, "no " + reason);
                },
                cache);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FetchedPage page(String address, String text) {
        return new FetchedPage(address, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(FetchedPage page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }
}
