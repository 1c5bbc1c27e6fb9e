package dev.acumen.agent.tool;

import java.util.Locale;

/** How tool calls travel between agent and model. */
public enum ToolCalling {
    /** In the fields of the protocol; in text where the server refuses those, or leaves calls in the text. */
    AUTO,
    /** In the fields of the protocol. A call that the server left in the text is made all the same, and answered in those fields. */
    NATIVE,
    /** In the text of replies, for servers that know no tools. */
    TEXT;

    /**
     * The one that people write so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ToolCalling named(String word) {
        for (ToolCalling one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("tools are called auto, native or text, not '" + word + "'");
    }

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
