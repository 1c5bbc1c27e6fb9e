package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is looked for, in the order in which it is told. */
public enum Capability {
    /** Answers a question. */
    @JsonProperty("chat")
    CHAT("chat"),
    /** Takes instructions in a message of their own. */
    @JsonProperty("systemRole")
    SYSTEM_ROLE("system role"),
    /** Lists its models. */
    @JsonProperty("modelList")
    MODEL_LIST("model list"),
    /** Calls a tool that is offered. */
    @JsonProperty("tools")
    TOOLS("tool calls"),
    /** Holds to a JSON schema even where the prompt asks for something else. */
    @JsonProperty("jsonSchema")
    JSON_SCHEMA("JSON schema"),
    /** Thinks before it answers, and where it puts that. */
    @JsonProperty("thinking")
    THINKING("thinking"),
    /** Reports the tokens used. */
    @JsonProperty("usage")
    USAGE("usage"),
    /** Reports prompt tokens served from its cache. */
    @JsonProperty("cachedTokens")
    CACHED_TOKENS("cached tokens"),
    /** Gives the same text for the same seed, and another for another. */
    @JsonProperty("seed")
    SEED("seed");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
