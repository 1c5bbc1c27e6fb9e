package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.session.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads of a run are interrupted at random, all of them, again and again; the same command goes on each time. */
class InterruptTest {

    private static final int INTERRUPTS = 1_000;
    private static final int IN_ONE_RUN = 25;

    @TempDir
    Path directory;

    @Test
    void aThousandInterruptsLoseNothingAndLeaveTheStoreUsable() throws IOException, InterruptedException {
        FreightFiles.write(directory, 24, 12);
        CommandLineUser user = new CommandLineUser(directory);
        JsonNode expected = user.types(learn("calm")).json();
        Random random = new Random(27);
        Set<Integer> exits = new HashSet<>();
        int interrupts = 0;
        int homes = 0;
        while (interrupts < INTERRUPTS) {
            String home = "harsh-" + homes;
            CommandLineUser.Outcome outcome = interrupted(user, home, random);
            interrupts += IN_ONE_RUN;
            exits.add(outcome.exitCode());
            assertThat(outcome.exitCode()).as(outcome.err()).isIn(ExitCode.OK, ExitCode.INTERRUPTED);
            if (outcome.exitCode() == ExitCode.OK) {
                assertThat(outcome.json().path("version")).isEqualTo(expected.path("version"));
                homes++;
            }
        }
        JsonNode last = user.types(learn("harsh-" + homes)).json();

        assertThat(exits).contains(ExitCode.INTERRUPTED);
        assertThat(last.path("version")).isEqualTo(expected.path("version"));
        for (int home = 0; home <= homes; home++) {
            assertThat(user.types("runs", "list", "--home", "harsh-" + home).exitCode())
                    .isZero();
        }
    }

    private static CommandLineUser.Outcome interrupted(CommandLineUser user, String home, Random random)
            throws InterruptedException {
        AtomicReference<CommandLineUser.Outcome> outcome = new AtomicReference<>();
        Thread command = new Thread(() -> outcome.set(user.types(learn(home))), "acumen-command");
        command.start();
        Thread.sleep(random.nextInt(150));
        for (int i = 0; i < IN_ONE_RUN; i++) {
            List<Thread> threads = threads();
            threads.get(random.nextInt(threads.size())).interrupt();
            Thread.sleep(random.nextInt(5));
        }
        command.interrupt();
        command.join();
        return outcome.get();
    }

    /**
     * Those of ours that the JDK lists; virtual ones are not among them. The database's own thread is left alone: H2 closes its file
     * when it is interrupted, and then it is made again from the journal, which other tests hold.
     */
    private static List<Thread> threads() {
        List<Thread> ours = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("acumen-") && !thread.getName().equals("acumen-database")) {
                ours.add(thread);
            }
        }
        return ours.isEmpty() ? List.of(new Thread("nobody")) : ours;
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
            "--json",
            "--simulate",
            "latencyMs=30",
            "--home",
            home
        };
    }
}
