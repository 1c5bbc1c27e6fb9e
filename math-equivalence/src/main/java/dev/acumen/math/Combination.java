package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Power;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Quotient;
import dev.acumen.math.Expressions.Sum;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Matrix;
import dev.acumen.math.Node.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Puts parts together with an operator: expressions to expressions, matrices to matrices, and nothing else. */
final class Combination {

    private static final int LARGEST_POWER = 12;

    private Combination() {}

    static Expression expression(Node node) {
        if (node instanceof Expression expression) {
            return expression;
        }
        throw new Undecidable("there is something to calculate with that is no number");
    }

    static Node sum(Node left, Node right) {
        if (left instanceof Matrix a && right instanceof Matrix b) {
            return sameShape(a, b, Combination::plus);
        }
        if (left instanceof Tuple a
                && right instanceof Tuple b
                && a.items().size() == b.items().size()) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < a.items().size(); i++) {
                items.add(sum(a.items().get(i), b.items().get(i)));
            }
            return new Tuple(items);
        }
        return plus(expression(left), expression(right));
    }

    static Node negative(Node node) {
        if (node instanceof Matrix matrix) {
            return each(matrix, Negative::new);
        }
        return new Negative(expression(node));
    }

    static Node product(Node left, Node right) {
        if (left instanceof Matrix a && right instanceof Matrix b) {
            return product(a, b);
        }
        if (left instanceof Matrix matrix && right instanceof Expression factor) {
            return each(matrix, cell -> times(factor, cell));
        }
        if (left instanceof Expression factor && right instanceof Matrix matrix) {
            return each(matrix, cell -> times(factor, cell));
        }
        if (left instanceof Expression factor && right instanceof Tuple tuple) {
            return new Tuple(
                    tuple.items().stream().map(item -> product(factor, item)).toList());
        }
        return times(expression(left), expression(right));
    }

    static Node quotient(Node left, Node right) {
        Expression below = expression(right);
        if (left instanceof Matrix matrix) {
            return each(matrix, cell -> new Quotient(cell, below));
        }
        return new Quotient(expression(left), below);
    }

    static Node power(Node base, Node exponent) {
        if (base instanceof Matrix matrix) {
            if (exponent instanceof Symbol symbol && symbol.name().equals("T")) {
                return transposed(matrix);
            }
            if (exponent instanceof Literal literal && literal.number().isInt()) {
                int times = literal.number().numerator().intValueExact();
                if (times >= 1 && times <= LARGEST_POWER) {
                    Matrix power = matrix;
                    for (int i = 1; i < times; i++) {
                        power = product(power, matrix);
                    }
                    return power;
                }
            }
            throw new Undecidable("a power of a matrix");
        }
        return new Power(expression(base), expression(exponent));
    }

    /** By expansion along the first row. */
    static Expression determinant(List<List<Expression>> rows) {
        if (rows.size() > 4 || rows.stream().anyMatch(row -> row.size() != rows.size())) {
            throw new Undecidable("a determinant that is too large or not square");
        }
        if (rows.size() == 1) {
            return rows.get(0).get(0);
        }
        List<Expression> terms = new ArrayList<>();
        for (int column = 0; column < rows.size(); column++) {
            List<List<Expression>> minor = new ArrayList<>();
            for (List<Expression> row : rows.subList(1, rows.size())) {
                List<Expression> rest = new ArrayList<>(row);
                rest.remove(column);
                minor.add(rest);
            }
            Expression term = times(rows.get(0).get(column), determinant(minor));
            terms.add(column % 2 == 0 ? term : new Negative(term));
        }
        return new Sum(terms);
    }

    /** Sums are kept flat, so that long ones are no deep ones. */
    private static Expression plus(Expression left, Expression right) {
        List<Expression> parts = new ArrayList<>(left instanceof Sum sum ? sum.parts() : List.of(left));
        parts.add(right);
        return new Sum(parts);
    }

    private static Expression times(Expression left, Expression right) {
        List<Expression> parts = new ArrayList<>(left instanceof Product product ? product.parts() : List.of(left));
        parts.add(right);
        return new Product(parts);
    }

    private static Matrix product(Matrix left, Matrix right) {
        if (left.rows().get(0).size() != right.rows().size()) {
            throw new Undecidable("a product of matrices that do not fit");
        }
        List<List<Expression>> rows = new ArrayList<>();
        for (List<Expression> row : left.rows()) {
            List<Expression> cells = new ArrayList<>();
            for (int column = 0; column < right.rows().get(0).size(); column++) {
                List<Expression> terms = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    terms.add(times(row.get(i), right.rows().get(i).get(column)));
                }
                cells.add(new Sum(terms));
            }
            rows.add(cells);
        }
        return new Matrix(rows);
    }

    private static Matrix sameShape(Matrix left, Matrix right, BinaryOperator<Expression> operation) {
        if (left.rows().size() != right.rows().size()
                || left.rows().get(0).size() != right.rows().get(0).size()) {
            throw new Undecidable("a sum of matrices of different shapes");
        }
        List<List<Expression>> rows = new ArrayList<>();
        for (int i = 0; i < left.rows().size(); i++) {
            List<Expression> cells = new ArrayList<>();
            for (int j = 0; j < left.rows().get(i).size(); j++) {
                cells.add(operation.apply(
                        left.rows().get(i).get(j), right.rows().get(i).get(j)));
            }
            rows.add(cells);
        }
        return new Matrix(rows);
    }

    private static Matrix transposed(Matrix matrix) {
        List<List<Expression>> rows = new ArrayList<>();
        for (int column = 0; column < matrix.rows().get(0).size(); column++) {
            List<Expression> cells = new ArrayList<>();
            for (List<Expression> row : matrix.rows()) {
                cells.add(row.get(column));
            }
            rows.add(cells);
        }
        return new Matrix(rows);
    }

    private static Matrix each(Matrix matrix, UnaryOperator<Expression> operation) {
        return new Matrix(matrix.rows().stream()
                .map(row -> row.stream().map(operation).toList())
                .toList());
    }
}
