package dev.acumen.cli.show;

import dev.acumen.cli.session.Terminal;
import dev.acumen.core.run.Spend;

/**
 * How many attempts of a stage are done: a status line to somebody who watches, a line at each quarter to everybody else. Attempts end on several threads;
 * whatever is shown comes in the order of its numbers. Thread-safe.
 */
public final class Progress {

    private static final int PLAIN_MARKS = 4;

    private final Terminal terminal;
    private final boolean hasPlainMarks;
    private String stage;
    private int expected;
    private int done;
    private int further;
    private Spend spent = Spend.nothing();

    /**
     * A stage of a command.
     *
     * @param stage what the attempts are for; empty: nothing is said of it
     * @param expected how many there will be
     * @param hasPlainMarks whether those are told who watch no terminal
     */
    public Progress(Terminal terminal, String stage, int expected, boolean hasPlainMarks) {
        this.terminal = terminal;
        this.hasPlainMarks = hasPlainMarks;
        this.stage = stage;
        this.expected = expected;
    }

    /** The next stage. */
    public synchronized void begin(String name, int attempts) {
        stage = name;
        expected = attempts;
        done = 0;
        further = 0;
        terminal.status(name + " ...");
    }

    /** Another of the expected attempts is done. */
    public void attempted() {
        attempted(Spend.nothing());
    }

    /**
     * Another of the expected attempts is done.
     *
     * @param soFar what was spent; where two threads read it in another order than they tell it, the larger counts
     */
    public synchronized void attempted(Spend soFar) {
        if (done >= expected) {
            further(soFar);
            return;
        }
        done++;
        spend(soFar);
        terminal.status(line());
        if (hasPlainMarks && !terminal.isInteractive() && done % Math.max(1, expected / PLAIN_MARKS) == 0) {
            terminal.notice(line());
        }
    }

    /** An attempt is done that the stage did not announce, as when versions of a library are tried against each other. */
    public synchronized void further(Spend soFar) {
        further++;
        spend(soFar);
        terminal.status(line());
    }

    /** Shows something beside the count until the next attempt is done. */
    public synchronized void beside(String words) {
        terminal.status(done + further == 0 ? words : words + "; " + line());
    }

    private void spend(Spend soFar) {
        if (soFar.calls() >= spent.calls()) {
            spent = soFar;
        }
    }

    private String line() {
        return (stage.isEmpty() ? "" : stage + ": ") + Numbers.count(done) + " of " + Numbers.of(expected, "attempt")
                + (further == 0 ? "" : ", then " + Numbers.count(further) + " more")
                + (spent.calls() == 0 ? "" : spent(spent));
    }

    /** What was spent, as the end of a line. */
    static String spent(Spend total) {
        return ", " + Numbers.of(total.calls(), "call") + ", "
                + Numbers.of(total.usage().totalTokens(), "token") + ", " + Numbers.cost(total);
    }
}
