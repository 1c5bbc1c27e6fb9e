package dev.acumen.tools.python;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;

/** Python for tests, which are skipped where there is none. */
final class Pythons {

    private Pythons() {}

    static PythonSandbox boxed(PythonSettings.Builder settings) {
        PythonSandbox sandbox = PythonSandbox.probe(settings.build());
        assumeTrue(sandbox.isUsable(), () -> "skipped: " + sandbox.problem().orElse(""));
        return sandbox;
    }

    /** With time enough for a busy machine. */
    static PythonSettings.Builder patient() {
        return PythonSettings.builder().wall(Duration.ofSeconds(60));
    }
}
