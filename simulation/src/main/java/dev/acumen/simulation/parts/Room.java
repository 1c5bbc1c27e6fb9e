package dev.acumen.simulation.parts;

import java.util.regex.Pattern;

/** How many lessons the library still takes, as the prompt says. */
final class Room {

    private static final Pattern ROOM = Pattern.compile("has room for (-?\\d{1,9}) more");

    private Room() {}

    static int statedIn(Conversation conversation) {
        return conversation.stated(ROOM).orElse(Integer.MAX_VALUE);
    }
}
