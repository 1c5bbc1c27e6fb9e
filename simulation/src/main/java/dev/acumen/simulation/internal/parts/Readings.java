package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Reading;
import java.util.List;

/**
 * The domains' ways to read a sentence. A reviewer is not told which domain it is in: it goes by the one that makes most of what it is
 * shown.
 *
 * @param all the first counts where nothing can be read
 */
record Readings(List<Reading> all) {

    Readings {
        all = List.copyOf(all);
    }

    Reading fitting(Conversation conversation) {
        Reading fitting = all.get(0);
        int most = 0;
        for (Reading reading : all) {
            // Line by line: a reason under a lesson names both sides, and would make the lesson unreadable.
            int read = conversation
                    .prompt()
                    .lines()
                    .mapToInt(line -> reading.of(line).size())
                    .sum();
            if (read > most) {
                fitting = reading;
                most = read;
            }
        }
        return fitting;
    }
}
