package dev.acumen.learning.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list of what is looked for, as a file beside this class: lines, of which blank ones and those that begin with # say nothing. */
enum CheckFile {
    ORDERS("orders.txt"),
    SHAPES("shapes.txt"),
    CONFUSABLES("confusables.txt"),
    DOMAINS("domains.txt");

    private final String file;

    CheckFile(String file) {
        this.file = file;
    }

    String text() {
        try (InputStream in = CheckFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    List<String> lines() {
        return text().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
