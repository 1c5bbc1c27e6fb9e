package dev.acumen.endpoints.http;

/** An API key. Shows itself to nobody but the caller of {@link #reveal}. */
public final class Secret {

    /** Local servers are given keys such as "none", which are no secret and may well be part of an answer. */
    private static final int SHORTEST_SECRET = 12;

    private static final String MASK = "***";

    private final String value;

    /** @param value visible ASCII, not blank: other characters have no place in a header, and errors about them would show the key */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an API key is not blank");
        }
        this.value = value.strip();
        if (!this.value.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
            throw new IllegalArgumentException("an API key has no blanks, line breaks or letters beyond ASCII inside");
        }
    }

    /** The key itself. */
    public String reveal() {
        return value;
    }

    /** The text with every occurrence of the key masked: servers like to repeat it in their error messages. */
    public String redact(String text) {
        return text.replace(value, MASK);
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
