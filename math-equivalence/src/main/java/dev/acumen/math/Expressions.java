package dev.acumen.math;

import dev.acumen.math.Node.Expression;
import dev.acumen.math.Value.Exact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kinds of {@link Expression}. */
final class Expressions {

    private Expressions() {}

    /**
     * A number as written.
     *
     * @param decimals digits behind the point; 0 for a whole number
     * @param significant digits from the first that is not zero
     */
    record Literal(Rational number, int decimals, int significant) implements Expression {

        static Literal of(long number) {
            return new Literal(Rational.of(number), 0, 0);
        }

        static Literal of(Rational number) {
            return new Literal(number, 0, 0);
        }

        @Override
        public Value value(Scope scope) {
            return new Exact(number);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A variable, with its subscript if that is no more than a name. */
    record Symbol(String name) implements Expression {
        @Override
        public Value value(Scope scope) {
            return scope.symbol(name);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A number with a name. */
    enum Constant implements Expression {
        PI,
        E,
        I,
        INFINITY;

        @Override
        public Value value(Scope scope) {
            return switch (this) {
                case PI -> ComplexFunctions.pi();
                case E -> ComplexFunctions.e();
                case I -> {
                    if (!scope.algebra().isComplex()) {
                        throw new Undefined("the imaginary unit over the reals");
                    }
                    yield ComplexFunctions.imaginaryUnit();
                }
                case INFINITY -> throw new Undefined("infinity is no number");
            };
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A sum of two or more. */
    record Sum(List<Expression> parts) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value sum = Exact.ZERO;
            for (Expression part : parts) {
                sum = scope.algebra().add(sum, part.value(scope));
            }
            return sum;
        }
    }

    /** A product of two or more. */
    record Product(List<Expression> parts) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value product = Exact.ONE;
            for (Expression part : parts) {
                product = scope.algebra().multiply(product, part.value(scope));
            }
            return product;
        }
    }

    /** The same with the other sign. */
    record Negative(Expression inner) implements Expression {
        @Override
        public Value value(Scope scope) {
            return scope.algebra().negate(inner.value(scope));
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** One over the other. */
    record Quotient(Expression above, Expression below) implements Expression {
        @Override
        public Value value(Scope scope) {
            return scope.algebra().divide(above.value(scope), below.value(scope));
        }

        @Override
        public List<Expression> parts() {
            return List.of(above, below);
        }
    }

    /** A power. */
    record Power(Expression base, Expression exponent) implements Expression {
        @Override
        public Value value(Scope scope) {
            if (base == Constant.E) {
                return new ComplexFunctions(scope.algebra()).exp(exponent.value(scope));
            }
            return scope.algebra().power(base.value(scope), exponent.value(scope));
        }

        @Override
        public List<Expression> parts() {
            return List.of(base, exponent);
        }
    }

    /** A root with its sign. */
    record Root(Expression index, Expression radicand) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value degree = index.value(scope);
            Value inner = radicand.value(scope);
            return degree.isInt()
                    ? scope.algebra().root(inner, degree.intValue())
                    : scope.algebra().power(inner, scope.algebra().divide(Exact.ONE, degree));
        }

        @Override
        public List<Expression> parts() {
            return List.of(index, radicand);
        }
    }

    /** A function with a meaning of its own. */
    record Call(Function function, List<Expression> parts) implements Expression {
        @Override
        public Value value(Scope scope) {
            List<Value> arguments = new ArrayList<>();
            for (Expression part : parts) {
                arguments.add(part.value(scope));
            }
            return function.apply(arguments, scope);
        }
    }

    /**
     * An expression that stands for two, one with each sign.
     *
     * @param number which of the signs in the answer this is
     * @param isLowerFirst whether minus is the upper sign
     */
    record SignChoice(int number, boolean isLowerFirst, Expression inner) implements Expression {
        @Override
        public Value value(Scope scope) {
            boolean isLower = (scope.signs() >> number & 1) == 1;
            Value value = inner.value(scope);
            return isLower != isLowerFirst ? scope.algebra().negate(value) : value;
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** Hundredths. */
    record Percent(Expression inner) implements Expression {
        @Override
        public Value value(Scope scope) {
            return scope.algebra().divide(inner.value(scope), Value.of(100));
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** An angle in degrees, whose value is in radians. */
    record Degrees(Expression inner) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value turns = scope.algebra().divide(inner.value(scope), Value.of(180));
            return scope.algebra().multiply(turns, ComplexFunctions.pi());
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** An expression with its signs chosen. */
    record Signed(Expression inner, int signs) implements Expression {
        @Override
        public Value value(Scope scope) {
            return inner.value(scope.withSigns(signs));
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** All expressions the given one is made of, itself included. */
    static List<Expression> all(Expression expression) {
        List<Expression> found = new ArrayList<>(List.of(expression));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(found.get(i).parts());
        }
        return found;
    }

    /** The names of its variables, running indices among them. */
    static Set<String> symbols(Expression expression) {
        Set<String> names = new HashSet<>();
        for (Expression part : all(expression)) {
            if (part instanceof Symbol symbol) {
                names.add(symbol.name());
            }
        }
        return names;
    }

    /** Whether its value depends on something unknown. */
    static boolean isConstant(Expression expression) {
        return all(expression).stream().noneMatch(part -> part instanceof Symbol || part instanceof Applied);
    }
}
