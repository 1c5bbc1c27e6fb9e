package dev.acumen.evaluators.judge;

/** A specification asks for a judge where there is no model to judge. */
public final class JudgeMissing extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    JudgeMissing() {
        super(
                "'judge' asks a model, and there is none here: name one with --url and --model, or --judge-url and --judge-model");
    }
}
