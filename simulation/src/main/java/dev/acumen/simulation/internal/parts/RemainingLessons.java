package dev.acumen.simulation.internal.parts;

import java.util.regex.Pattern;

/** How many lessons the library still takes, as the prompt says. */
final class RemainingLessons {

    private static final Pattern ROOM = Pattern.compile("has room for (-?\\d{1,9}) more");

    private RemainingLessons() {}

    static int statedIn(Conversation conversation) {
        return conversation.stated(ROOM).orElse(Integer.MAX_VALUE);
    }
}
