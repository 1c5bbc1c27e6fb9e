package dev.acumen.tools.mcp;

/** An MCP server cannot be used. The message is one line that names the server and says why; it shows no secret of the settings. */
public final class McpUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    McpUnavailable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
