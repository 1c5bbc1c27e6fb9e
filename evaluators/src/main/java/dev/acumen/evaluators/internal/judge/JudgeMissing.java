package dev.acumen.evaluators.internal.judge;

/** A specification asks for a judge where there is no model to judge. */
public final class JudgeMissing extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    JudgeMissing() {
        super(
                "'judge' asks a model, and there is none to ask here: 'learn' and 'eval' of live attempts ask the run's own,"
                        + " or that of --judge-url and --judge-model");
    }
}
