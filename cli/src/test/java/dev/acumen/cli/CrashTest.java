package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.StepId;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A learning run goes on from whatever a crash left on the disk: before and after the first and the last entry of every stage of
 * every step, at random entries and amid a line, and between a step's decision, its version and its move of the head.
 */
class CrashTest {

    private static final String RUN = ".acumen/journal/runs/freight-1.jsonl";
    private static final String LIBRARY = ".acumen/journal/library.jsonl";

    @TempDir
    Path directory;

    /** An entry and where its line begins and ends. */
    private record Line(long start, long end, JournalEntry entry) {}

    @Test
    void everyStateThatACrashCanLeaveEndsInTheSameLibraryAndReport() throws IOException {
        FreightFiles.write(directory, 8, 4);
        CommandLineUser user = new CommandLineUser(directory);
        JsonNode expected = user.types(learn(".acumen")).json();
        List<Line> run = lines(directory.resolve(RUN));
        List<Line> library = lines(directory.resolve(LIBRARY));
        byte[] runBytes = Files.readAllBytes(directory.resolve(RUN));
        byte[] libraryBytes = Files.readAllBytes(directory.resolve(LIBRARY));
        assertThat(library).hasSizeGreaterThanOrEqualTo(2);

        AtomicInteger crashes = new AtomicInteger();
        for (long cut : cuts(run)) {
            for (long libraryCut : libraryCuts(run, library, cut)) {
                String home = "crash-" + crashes.incrementAndGet();
                write(directory.resolve(home).resolve("journal/runs/freight-1.jsonl"), runBytes, cut);
                write(directory.resolve(home).resolve("journal/library.jsonl"), libraryBytes, libraryCut);

                CommandLineUser.Outcome outcome = user.types(learn(home));

                assertThat(outcome.exitCode()).as("%s: %s", home, outcome.err()).isZero();
                assertSame(expected, outcome.json(), home + ", cut at " + cut + " and " + libraryCut);
                assertNothingTwice(directory.resolve(home));
            }
        }
        assertThat(crashes.get()).isGreaterThan(60);
    }

    private static void assertSame(JsonNode expected, JsonNode found, String where) {
        for (String field : List.of("run", "version", "lessons", "heldOut", "calls", "tokens", "steps", "changes")) {
            assertThat(found.path(field)).as(where + ": " + field).isEqualTo(expected.path(field));
        }
    }

    private static void assertNothingTwice(Path home) {
        List<CallKey> finished = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        for (Line line : lines(home.resolve("journal/runs/freight-1.jsonl"))) {
            if (line.entry() instanceof JournalEntry.CallFinished done) {
                finished.add(done.call().key());
            }
        }
        List<Long> added = new ArrayList<>();
        for (Line line : lines(home.resolve("journal/library.jsonl"))) {
            if (line.entry() instanceof JournalEntry.HeadMoved moved) {
                moves.add(moved.move().step().map(StepId::toString).orElse(""));
            } else if (line.entry() instanceof JournalEntry.VersionSaved saved) {
                LibraryVersion version = saved.revision().version();
                added.clear();
                version.lessons().forEach(lesson -> added.add(lesson.id().number()));
            }
        }
        assertThat(finished).doesNotHaveDuplicates();
        assertThat(moves).doesNotHaveDuplicates();
        assertThat(added).doesNotHaveDuplicates();
    }

    /** Before and after the first and the last entry of each stage, some entries at random, and amid some lines. */
    private static List<Long> cuts(List<Line> run) {
        Map<String, Line> first = new LinkedHashMap<>();
        Map<String, Line> last = new LinkedHashMap<>();
        for (Line line : run) {
            first.putIfAbsent(stage(line.entry()), line);
            last.put(stage(line.entry()), line);
        }
        long end = run.get(run.size() - 1).start();
        TreeSet<Long> cuts = new TreeSet<>();
        for (Map<String, Line> stage : List.of(first, last)) {
            for (Line line : stage.values()) {
                cuts.add(line.start());
                cuts.add(line.end());
            }
        }
        Random random = new Random(3);
        for (int i = 0; i < 10; i++) {
            Line line = run.get(random.nextInt(run.size()));
            cuts.add(line.start());
            cuts.add(line.start() + 1 + random.nextInt((int) (line.end() - line.start() - 1)));
        }
        // A run whose last entry is on the disk is over; one whose first is not has not begun.
        return cuts.stream()
                .filter(cut -> cut >= run.get(0).end() && cut <= end)
                .toList();
    }

    /** The library's journal is written between a step's decision and whatever the run writes next. */
    private static List<Long> libraryCuts(List<Line> run, List<Line> library, long cut) {
        List<StepId> decided = new ArrayList<>();
        boolean justDecided = false;
        for (Line line : run) {
            if (line.end() <= cut) {
                justDecided = line.entry() instanceof JournalEntry.StepDecided;
                if (line.entry() instanceof JournalEntry.StepDecided step) {
                    decided.add(step.step());
                }
            }
        }
        List<Long> saved = new ArrayList<>(List.of(0L));
        List<Long> between = new ArrayList<>();
        for (Line line : library) {
            int place = decided.indexOf(step(line.entry()));
            if (place >= 0 && place < decided.size() - (justDecided ? 1 : 0)) {
                saved.add(line.end());
            } else if (place >= 0) {
                between.add(line.end());
            }
        }
        List<Long> cuts = new ArrayList<>(List.of(saved.get(saved.size() - 1)));
        cuts.addAll(between);
        return cuts;
    }

    private static StepId step(JournalEntry entry) {
        if (entry instanceof JournalEntry.VersionSaved saved) {
            return saved.revision().version().step().orElseThrow();
        }
        return entry instanceof JournalEntry.Claimed claimed
                // After every step, when the held-out tasks are measured.
                ? new StepId(claimed.claim().run(), 0)
                : ((JournalEntry.HeadMoved) entry).move().step().orElseThrow();
    }

    private static String stage(JournalEntry entry) {
        String kind = entry.getClass().getSimpleName();
        if (entry instanceof JournalEntry.CallStarted started) {
            return kind + started.key().site().phase() + started.key().site().pass();
        } else if (entry instanceof JournalEntry.CallFinished done) {
            return kind
                    + done.call().key().site().phase()
                    + done.call().key().site().pass();
        } else if (entry instanceof JournalEntry.Attempted attempted) {
            return kind + attempted.attempt().rollout().id().pass();
        } else if (entry instanceof JournalEntry.StepDecided step) {
            return kind + step.step();
        }
        return kind;
    }

    private static List<Line> lines(Path journal) {
        List<Long> starts = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        long end = JournalScan.read(journal, 0, new EntryCodec(), (offset, entry) -> {
                    starts.add(offset);
                    entries.add(entry);
                })
                .end();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            lines.add(new Line(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : end, entries.get(i)));
        }
        return lines;
    }

    private static void write(Path file, byte[] bytes, long length) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOf(bytes, (int) length));
    }

    private static String[] learn(String home) {
        return new String[] {
            "learn",
            "freight",
            "--data",
            "practice.jsonl",
            "--test-data",
            "test.jsonl",
            "--epochs",
            "2",
            "--group-size",
            "3",
            "--preset",
            "published",
            "--simulate",
            "latencyMs=0",
            "--json",
            "--home",
            home
        };
    }
}
