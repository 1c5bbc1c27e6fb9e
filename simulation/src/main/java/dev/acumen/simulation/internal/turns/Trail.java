package dev.acumen.simulation.internal.turns;

import java.util.List;
import java.util.Set;

/**
 * What somebody is shown who works with tools.
 *
 * @param instructions the system messages
 * @param question what the user asked first
 * @param told what the tools answered, in the order of the calls
 * @param notes what they themselves said in their earlier replies
 * @param tools names of the tools on offer
 * @param isText whether calls are written into the text of a reply
 * @param mustAnswer whether they were told to come to an end
 */
public record Trail(
        String instructions,
        String question,
        List<String> told,
        String notes,
        Set<String> tools,
        boolean isText,
        boolean mustAnswer) {

    public Trail {
        told = List.copyOf(told);
        tools = Set.copyOf(tools);
    }
}
