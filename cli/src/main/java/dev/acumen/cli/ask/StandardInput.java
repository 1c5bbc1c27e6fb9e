package dev.acumen.cli.ask;

import dev.acumen.runtime.environment.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is piped into the command. */
final class StandardInput {

    private StandardInput() {}

    static String text() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.input("cannot read standard input: " + e.getMessage());
        }
    }
}
