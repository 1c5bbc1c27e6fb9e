package dev.acumen.store.journal;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.run.Usage;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prints how many calls a second a journal takes, and what CPU time one costs: each is a start and a finish, the reply of the given
 * length in characters. Arguments: the folder for the file, calls in all, characters of a reply.
 */
public final class JournalSpeed {

    private static final List<String> WORDS =
            List.of("the", "crate", "weighs", "more", "than", "its", "label", "says,", "so", "divide", "by", "12.5");

    private JournalSpeed() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int calls = Integer.parseInt(args[1]);
        String reply = reply(Integer.parseInt(args[2]));
        System.out.println("threads   entries/s   CPU us/entry   bytes/call");
        for (int threads : new int[] {64, 1, 16, 64, 256, 1_024}) {
            Path file = Path.of(args[0], "speed-" + threads + ".jsonl");
            Files.deleteIfExists(file);
            long began = System.nanoTime();
            long cpu = cpu();
            append(file, threads, threads == 1 ? calls / 10 : calls, reply);
            double seconds = (System.nanoTime() - began) / 1e9;
            int entries = 2 * (threads == 1 ? calls / 10 : calls);
            System.out.printf(
                    "%7d   %9.0f   %12.1f   %10d%n",
                    threads, entries / seconds, (cpu() - cpu) / 1e3 / entries, 2 * Files.size(file) / entries);
            began = System.nanoTime();
            JournalFile.open(file, new EntryCodec(), (offset, entry) -> {}, notice -> {})
                    .close();
            System.out.printf("          read again: %.0f entries/s%n", entries / ((System.nanoTime() - began) / 1e9));
            Files.delete(file);
        }
    }

    private static void append(Path file, int threads, int calls, String reply) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> appenders = new ArrayList<>();
        try (JournalFile journal = JournalFile.open(file, new EntryCodec(), (offset, entry) -> {}, notice -> {})) {
            for (int i = 0; i < threads; i++) {
                appenders.add(new Thread(() -> {
                    for (int number = next.getAndIncrement(); number < calls; number = next.getAndIncrement()) {
                        CallKey key = key(number);
                        journal.append(new JournalEntry.CallStarted(key, Optional.empty()));
                        journal.append(new JournalEntry.CallFinished(new FinishedCall(
                                key,
                                AiMessage.from(number + " " + reply),
                                "small",
                                Optional.empty(),
                                Usage.of(1_200, 400),
                                Optional.of(new BigDecimal("0.0021")),
                                Duration.ofMillis(2_000),
                                1)));
                    }
                }));
            }
            appenders.forEach(Thread::start);
            for (Thread appender : appenders) {
                appender.join();
            }
        }
    }

    private static CallKey key(int number) {
        PassId pass = new PassId(new StepId(new RunId("freight-1"), 1), "practice");
        return new CallKey(
                "local", new CallSite(pass, Phase.ROLLOUT, "task-" + number, 0), 1, String.format("%064x", number));
    }

    private static String reply(int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS.get(random.nextInt(WORDS.size())))
                    .append(' ')
                    .append(random.nextInt(1_000))
                    .append(' ');
        }
        return text.substring(0, length);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
