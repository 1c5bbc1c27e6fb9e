package dev.acumen.math;

import dev.acumen.math.Expressions.Call;
import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Negative;
import dev.acumen.math.Expressions.Power;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the parser for functions with their arguments, and for sums and products over an index. */
final class Calls {

    private final Cursor cursor;
    private final Parser parser;
    private final Terms terms;
    private final Atoms atoms;

    Calls(Cursor cursor, Parser parser, Terms terms, Atoms atoms) {
        this.cursor = cursor;
        this.parser = parser;
        this.terms = terms;
        this.atoms = atoms;
    }

    Expression call(Function function) {
        List<Expression> arguments = new ArrayList<>();
        Optional<Expression> exponent = Optional.empty();
        while (cursor.peek().isSymbol("_") || cursor.peek().isSymbol("^")) {
            if (cursor.next().isSymbol("_")) {
                arguments.add(
                        cursor.peek().is(Kind.NUMBER) ? atoms.plainNumber() : Combination.expression(atoms.atom()));
            } else {
                exponent = Optional.of(Combination.expression(terms.exponent()));
            }
        }
        boolean isInverse = function.isTrigonometric()
                && exponent.isPresent()
                && exponent.get() instanceof Negative negative
                && negative.inner() instanceof Literal literal
                && literal.number().equals(Rational.ONE);
        arguments.addAll(arguments(function));
        Expression call = new Call(isInverse ? function.inverse() : function, List.copyOf(arguments));
        return exponent.isPresent() && !isInverse ? new Power(call, exponent.get()) : call;
    }

    private List<Expression> arguments(Function function) {
        boolean isSet = cursor.peek().isCommand("{") && (function == Function.MAX || function == Function.MIN);
        if (cursor.peek().isSymbol("{") && cursor.peek(1).isSymbol("(")) {
            return List.of(atoms.group());
        }
        if (!cursor.peek().isSymbol("(") && !isSet) {
            return List.of(Combination.expression(terms.argument()));
        }
        boolean isRound = cursor.next().isSymbol("(");
        List<Expression> arguments = new ArrayList<>();
        parser.itemsUntil(")", "}").forEach(item -> arguments.add(Combination.expression(item)));
        if (isRound) {
            cursor.expectSymbol(")");
        } else {
            cursor.next();
        }
        boolean takesMany =
                Set.of(Function.MAX, Function.MIN, Function.GCD, Function.LCM).contains(function);
        int most = function == Function.BINOMIAL || function == Function.LOG ? 2 : 1;
        if (arguments.isEmpty() || (!takesMany && arguments.size() > most)) {
            throw new Undecidable("a function with the wrong number of arguments");
        }
        return arguments;
    }

    Expression series(boolean isSum) {
        cursor.expectSymbol("_");
        cursor.expectSymbol("{");
        int bound = cursor.peek().text().equals("i") ? 1 : 0;
        cursor.bindI(bound);
        Node start = parser.item();
        cursor.expectSymbol("}");
        cursor.expectSymbol("^");
        Expression end = Combination.expression(terms.exponent());
        Expression body = Combination.expression(terms.term());
        cursor.bindI(-bound);
        boolean isAssignment = start instanceof Relation relation
                && relation.operators().equals(List.of(Relation.Operator.EQUAL))
                && relation.sides().get(0) instanceof Symbol
                && relation.sides().get(1) instanceof Expression;
        if (!isAssignment) {
            throw new Undecidable("a series without a first index");
        }
        List<Node> first = ((Relation) start).sides();
        return new Series(isSum, ((Symbol) first.get(0)).name(), (Expression) first.get(1), end, body);
    }
}
