package dev.acumen.evaluators.internal.code;

import dev.acumen.sandbox.Isolation;
import dev.acumen.sandbox.Limits;
import dev.acumen.sandbox.process.BoundedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs a program and one test of it.
 *
 * @param isolation where it runs
 * @param limit on the time of one test
 */
record TestRun(Isolation isolation, Duration limit) {

    private static final String PYTHON = "/usr/bin/python3";
    private static final long MOST_OUTPUT = 1 << 20;
    private static final int TOKEN_BYTES = 16;

    /** The place where programs run did not work, so that nothing can be said of the program. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /**
     * What came of a test.
     *
     * @param isPassed whether the program did what was asked
     * @param isOutOfTime whether it was stopped
     * @param detail why not, in a few words
     */
    record Result(boolean isPassed, boolean isOutOfTime, String detail) {}

    /** @throws Broken if the program was not even begun */
    Result run(String program, Check check) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("acumen-tests-");
            write(folder.resolve("program.py"), program);
            write(folder.resolve("test.py"), check.source());
            write(folder.resolve("run.py"), resource());
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return run(folder, check);
        } catch (IOException e) {
            throw new Broken("cannot write the program: " + e.getMessage());
        } finally {
            if (folder != null) {
                BoundedProcess.delete(folder);
            }
        }
    }

    private Result run(Path folder, Check check) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        List<String> python = List.of(
                PYTHON,
                "-I",
                "-B",
                folder.resolve("run.py").toString(),
                token,
                String.valueOf(limit.toSeconds()),
                folder.resolve("program.py").toString(),
                folder.resolve("test.py").toString());
        Limits limits = Limits.builder().cpu(limit.plusSeconds(1)).build();
        BoundedProcess.Outcome outcome = new BoundedProcess(
                        isolation.around(List.of(folder), limits, python), folder, Map.of(), limit, MOST_OUTPUT)
                .run(check.input());
        if (outcome.end() == BoundedProcess.End.NOT_STARTED || !outcome.err().startsWith(token)) {
            if (outcome.end() == BoundedProcess.End.TIMED_OUT) {
                throw new Broken("Python did not start within " + limit.toSeconds() + " s");
            }
            throw new Broken("the program could not be begun: " + outcome.lastError());
        }
        return switch (outcome.end()) {
            case TIMED_OUT -> new Result(false, true, "took longer than " + limit.toSeconds() + " s");
            case TOO_MUCH_OUTPUT -> new Result(false, false, "wrote more than " + MOST_OUTPUT + " bytes");
            default -> ended(outcome, check, token);
        };
    }

    private static Result ended(BoundedProcess.Outcome outcome, Check check, String token) {
        // An exit code proves nothing: the program may have left before the test. Only the test's end prints the token
        // again.
        boolean hasEnded =
                outcome.exitCode() == 0 && outcome.err().stripTrailing().endsWith(token + " end");
        if (!hasEnded) {
            String last = outcome.lastError().replace(token, "").strip();
            return new Result(false, false, last.isEmpty() ? "ended with code " + outcome.exitCode() : last);
        }
        return check.output()
                .map(expected -> lines(outcome.out()).equals(lines(expected))
                        ? new Result(true, false, "")
                        : new Result(false, false, "printed something else than expected"))
                .orElse(new Result(true, false, ""));
    }

    private static String lines(String text) {
        return text.strip().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String resource() {
        try (InputStream in = TestRun.class.getResourceAsStream("run.py")) {
            if (in == null) {
                throw new IllegalStateException("run.py is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
