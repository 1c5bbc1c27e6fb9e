package dev.acumen.cli.ask;

import dev.acumen.cli.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is piped into the command. */
final class StandardInput {

    private StandardInput() {}

    static String text(Session session) {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw session.unreadable("standard input", e);
        }
    }
}
