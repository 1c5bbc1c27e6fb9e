package dev.acumen.store;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.RunId;
import dev.acumen.store.journal.RunJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Saves versions one after another, moves the head along and appends calls. As a process of its own it says what it has done. */
public final class Saver {

    /** Ends what was said in full. */
    static final String END = ".";

    private static final String LIBRARY = "freight";

    private Saver() {}

    /** The nth version: n of anything says which n. */
    static LibraryVersion version(int number) {
        return number == 0 ? LibraryVersion.empty() : child(LibraryVersion.empty(), number);
    }

    static LibraryVersion child(LibraryVersion parent, int number) {
        return LibraryVersion.of(
                List.of(parent.id()),
                Optional.empty(),
                List.of(new Lesson(
                        new LessonId(number),
                        "Weigh " + number + " times. " + "Then sign. ".repeat(number % 7),
                        Provenance.by("a person"))));
    }

    static Revision revision(int number) {
        return Revision.brought(version(number));
    }

    static HeadMove move(LibraryVersion from, LibraryVersion to) {
        return new HeadMove(
                LIBRARY,
                from.id(),
                to.id(),
                HeadMove.Cause.IMPORTED,
                Optional.empty(),
                Instant.ofEpochSecond(1_760_000_000L));
    }

    /** Saves the nth version and moves the head there from the one before. */
    static HeadMove save(LibraryStore libraries, int number) {
        HeadMove move = move(libraries.head(LIBRARY).orElse(LibraryVersion.empty()), version(number));
        libraries.save(LIBRARY, revision(number));
        libraries.advance(move);
        return move;
    }

    /** The home, the number of the first version, and the run's id. Prints the notices, and what is acknowledged. */
    public static void main(String[] args) {
        ExperienceStore store = ExperienceStore.open(
                Path.of(args[0]), Clock.systemUTC(), notice -> System.out.println("notice " + notice + END));
        RunJournal journal = store.startRun(new Samples(1).started(new RunId(args[2])));
        System.out.println("run " + args[2] + END);
        Samples samples = new Samples(Long.parseLong(args[1]));
        for (int number = Integer.parseInt(args[1]); ; number++) {
            save(store.libraries(), number);
            System.out.println("version " + number + END);
            FinishedCall call = samples.call(samples.key());
            journal.append(new JournalEntry.CallFinished(call));
            System.out.println("call " + call.key().request() + END);
        }
    }
}
