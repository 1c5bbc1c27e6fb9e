package dev.acumen.core.run;

/**
 * The place in a run where a model call is made. A group asks one question several times, so the site is part of what
 * tells two calls apart.
 *
 * @param pass the sweep
 * @param phase what the call is for
 * @param subject what it is about, usually a task id
 * @param sample 0 for the first of several calls about the same subject
 */
public record CallSite(PassId pass, Phase phase, String subject, int sample) {

    public CallSite {
        if (subject.isBlank() || sample < 0) {
            throw new IllegalArgumentException("a call site has a subject and a sample that is not negative");
        }
    }

    @Override
    public String toString() {
        return pass.step() + " " + pass.name() + " " + phase + " " + subject + " #" + (sample + 1);
    }
}
