package dev.acumen.tools.mcp;

/** The server, or the way to it, broke before there was an answer. */
final class ServerGone extends Exception {

    private static final long serialVersionUID = 1L;

    ServerGone(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
