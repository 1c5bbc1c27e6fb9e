package dev.acumen.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A part of the freight domain as data files, for runs that are to be short. */
final class FreightFiles {

    private FreightFiles() {}

    /** Writes {@code practice.jsonl} and {@code test.jsonl} with so many tasks. */
    static void write(Path directory, int practice, int test) throws IOException {
        write(
                directory.resolve("practice.jsonl"),
                new FreightDomain().tasks(Split.PRACTICE, 5).tasks().subList(0, practice));
        write(
                directory.resolve("test.jsonl"),
                new FreightDomain().tasks(Split.TEST, 5).tasks().subList(0, test));
    }

    private static void write(Path file, List<Task> tasks) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Task task : tasks) {
            text.append(new ObjectMapper()
                            .writeValueAsString(Map.of(
                                    "id", task.id().value(),
                                    "input", task.input(),
                                    "answer", task.reference().answers().get(0))))
                    .append('\n');
        }
        Files.writeString(file, text.toString());
    }
}
