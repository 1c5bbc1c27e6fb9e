package dev.acumen.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's own rights: a program reads and writes the user's files, uses the network and may leave programs running. Where the system
 * has {@code prlimit}, the time of its processors, the memory of each process and the size of each file are limited all the same; the
 * number of processes is not, since that counts all the user runs.
 */
public record NoIsolation() implements Isolation {

    @Override
    public List<String> around(List<Path> readable, Limits limits, List<String> command) {
        if (!Files.isExecutable(Limits.PRLIMIT)) {
            return command;
        }
        List<String> line = new ArrayList<>(limits.ofEachProcess());
        line.add("--");
        line.addAll(command);
        return line;
    }

    @Override
    public boolean isBox() {
        return false;
    }
}
