package dev.acumen.tools.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The key of a service. Shows itself to nobody but the caller of {@link #reveal}. */
public final class ServiceKey {

    private static final String MASK = "***";

    private final String name;
    private final String value;

    /**
     * @param name of the setting or environment variable that holds it, for messages
     * @param value visible ASCII; errors about other characters in a header would show the key
     * @throws IllegalArgumentException if the value has no place in a header; the message names the setting, not the key
     */
    public ServiceKey(String name, String value) {
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

    /** The text with the key masked: services like to repeat it in their error messages. */
    String redact(String text) {
        return text.replace(value, MASK).replace(URLEncoder.encode(value, StandardCharsets.UTF_8), MASK);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
