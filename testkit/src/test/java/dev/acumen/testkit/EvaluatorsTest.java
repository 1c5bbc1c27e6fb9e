package dev.acumen.testkit;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.simulation.script.Samples;
import org.junit.jupiter.api.Nested;

/** The contract of evaluators on those that compare with a reference. */
class EvaluatorsTest {

    abstract static class Of extends EvaluatorContract {
        private final String spec;

        Of(String spec) {
            this.spec = spec;
        }

        @Override
        protected Evaluator evaluator() {
            return Evaluators.parse(spec);
        }

        @Override
        protected Task task() {
            return Samples.task("t1");
        }

        @Override
        protected String right() {
            return "Answer: 42";
        }

        @Override
        protected String wrong() {
            return "Answer: 41";
        }
    }

    @Nested
    class Exact extends Of {
        Exact() {
            super("exact");
        }
    }

    @Nested
    class Numeric extends Of {
        Numeric() {
            super("numeric:abs=0.01");
        }
    }

    @Nested
    class Mathematics extends Of {
        Mathematics() {
            super("math");
        }
    }

    @Nested
    class Alternatives extends Of {
        Alternatives() {
            super("first-of(numeric, exact)");
        }
    }

    @Nested
    class Sum extends Of {
        Sum() {
            super("sum(right=numeric, form=0.1*format:Answer)");
        }
    }

    @Nested
    class Majority extends Of {
        Majority() {
            super("majority(numeric, exact, math)");
        }
    }
}
