package dev.acumen.core.run;

/** A cap of the {@link Budget} is reached: no further call goes out. What is finished is kept. */
public final class BudgetExhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reached the cap in words, as {@link Budget#reachedBy} gives it */
    public BudgetExhausted(String reached) {
        super("the budget is spent: " + reached);
    }
}
