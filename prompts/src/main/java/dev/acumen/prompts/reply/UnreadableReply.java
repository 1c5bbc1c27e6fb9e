package dev.acumen.prompts.reply;

/** A model's reply does not have the form asked for. */
public final class UnreadableReply extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, worded so that the model can be told */
    public UnreadableReply(String problem) {
        super(problem);
    }
}
