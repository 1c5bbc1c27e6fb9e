package dev.acumen.cli.session;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide the terminal of the process is, in columns: what the variable {@code COLUMNS} says, else {@code stty}, else 80. A window may change its width:
 * {@code stty} is asked again now and then, by a thread of its own that nobody waits for. Thread-safe.
 */
public final class TerminalWidth implements IntSupplier {

    private static final int USUAL = 80;
    private static final Pattern SIZE = Pattern.compile("\\s*\\d{1,5}\\s+([1-9]\\d{0,4})\\s*");
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration GOOD_FOR = Duration.ofSeconds(3);

    private final Map<String, String> variables;
    private final List<String> program;
    private final File device;

    private OptionalInt width = OptionalInt.empty();
    private boolean changes;
    private long askedAt;
    private boolean isAsking;

    /** @param variables the environment variables */
    public TerminalWidth(Map<String, String> variables) {
        this(variables, List.of("stty", "size"), new File("/dev/tty"));
    }

    /**
     * @param program prints rows and columns of its standard input
     * @param device its standard input
     */
    TerminalWidth(Map<String, String> variables, List<String> program, File device) {
        this.variables = variables;
        this.program = program;
        this.device = device;
    }

    @Override
    public synchronized int getAsInt() {
        if (width.isEmpty()) {
            String set = variables.getOrDefault("COLUMNS", "").strip();
            OptionalInt found =
                    set.matches("[1-9]\\d{0,4}") ? OptionalInt.of(Integer.parseInt(set)) : OptionalInt.empty();
            if (found.isEmpty()) {
                found = asked();
                changes = found.isPresent();
                askedAt = System.nanoTime();
            }
            width = OptionalInt.of(found.orElse(USUAL));
        } else if (changes && !isAsking && System.nanoTime() - askedAt > GOOD_FOR.toNanos()) {
            isAsking = true;
            Thread again = new Thread(this::askAgain, "acumen-width");
            again.setDaemon(true);
            again.start();
        }
        return width.orElse(USUAL);
    }

    private void askAgain() {
        OptionalInt found = asked();
        synchronized (this) {
            width = found.isPresent() ? found : width;
            askedAt = System.nanoTime();
            isAsking = false;
        }
    }

    private OptionalInt asked() {
        Process process;
        try {
            process = new ProcessBuilder(program)
                    .redirectInput(device)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return OptionalInt.empty(); // no terminal, or no such program
        }
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.empty();
            }
            Matcher size = SIZE.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return process.exitValue() == 0 && size.matches()
                    ? OptionalInt.of(Integer.parseInt(size.group(1)))
                    : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
