package dev.acumen.simulation.web.site;

import java.util.List;

/** Fills long pages with sections that state nothing anyone asks for. */
final class Sections {

    private static final List<String> SUBJECTS = List.of(
            "Purpose",
            "Scope",
            "Terms",
            "Duties",
            "Forms",
            "Signatures",
            "Storage of papers",
            "Complaints",
            "Hearings",
            "Costs",
            "Languages",
            "Deputies",
            "Minutes",
            "Quorum",
            "Amendments");
    private static final List<String> SENTENCES = List.of(
            "Whoever is affected is heard before a decision is made, in writing or at a meeting that is open to all members.",
            "Papers are kept in the order in which they come in, and each of them bears the name of the person who received it.",
            "Where these rules are silent, the custom of the house applies, as the front desk explains it on request.",
            "A form that is not complete is sent back together with a note that says what is missing.",
            "Copies are made by the office that holds the original; nobody else may certify them.",
            "Exceptions are granted for good cause only, and the cause is written down with the exception.",
            "Those who take part are told of the result in the same way in which they were invited.");

    private Sections() {}

    static String text(String name, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("\n\n## ")
                    .append(i + 1)
                    .append(". ")
                    .append(SUBJECTS.get(i % SUBJECTS.size()))
                    .append("\n\n")
                    .append(name)
                    .append(": ");
            for (int j = 0; j < 5; j++) {
                text.append(SENTENCES.get((i * 3 + j * (1 + i % 2)) % SENTENCES.size()))
                        .append(' ');
            }
        }
        return text.toString();
    }
}
