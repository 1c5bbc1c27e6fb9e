package dev.acumen.agent.scoring;

/** The evaluator failed at too many attempts in a row. The attempts are kept and can be scored again. */
public final class EvaluatorBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param failures how many
     * @param first what the first of them said
     */
    public EvaluatorBroken(int failures, String first) {
        super("the evaluator failed at " + failures + " attempts in a row; the first time: " + first);
    }
}
