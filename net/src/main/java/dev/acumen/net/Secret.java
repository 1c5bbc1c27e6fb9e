package dev.acumen.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The key of a service. Shows itself to nobody but the caller of {@link #reveal}. */
public final class Secret {

    /** Local servers are given keys such as "none", which are no secret and may well be part of an answer. */
    private static final int SHORTEST_SECRET = 12;

    private static final String MASK = "***";

    private final String name;
    private final String value;

    /**
     * A key.
     *
     * @param name of the setting or environment variable that holds it, for messages
     * @param value visible ASCII; errors about other characters in a header would show the key
     * @throws IllegalArgumentException if the value has no place in a header; the message names the setting, not the key
     */
    public Secret(String name, String value) {
        this.name = name;
        this.value = value.strip();
        if (this.value.isEmpty() || !this.value.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
            throw new IllegalArgumentException(
                    name + " holds no key: a key has no blanks, line breaks or letters beyond ASCII");
        }
    }

    /** Where it is set. */
    public String name() {
        return name;
    }

    /** The key itself. */
    public String reveal() {
        return value;
    }

    /** The text with every occurrence of the key masked: servers like to repeat it in their error messages. */
    public String redact(String text) {
        return text.replace(value, MASK).replace(URLEncoder.encode(value, StandardCharsets.UTF_8), MASK);
    }

    /** Whether the key may well stand in an answer without being repeated: then masking it there would change what was said. */
    public boolean mayOccurByChance() {
        return value.length() < SHORTEST_SECRET;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
