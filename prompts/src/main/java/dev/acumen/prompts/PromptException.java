package dev.acumen.prompts;

/** A prompt file that cannot be read, or does not fit the variables it is given. */
public final class PromptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, with the file's name */
    public PromptException(String message) {
        super(message);
    }

    /** @param message what is wrong, with the file's name */
    public PromptException(String message, Throwable cause) {
        super(message, cause);
    }
}
