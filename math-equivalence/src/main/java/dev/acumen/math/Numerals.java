package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Token.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The part of the parser for numbers: decimals, repeating decimals, mixed numbers. */
final class Numerals {

    private static final int MOST_DIGITS = 5_000;
    private static final int LARGEST_EXPONENT = 10_000;

    private final Cursor cursor;

    Numerals(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The number that begins here, with what repeats in it. */
    Expression plain() {
        String digits = cursor.next().text();
        boolean isPointApart = !digits.contains(".") && cursor.peek().isSymbol(".");
        Token mark = cursor.peek(isPointApart ? 1 : 0);
        boolean isBarred = (mark.isCommand("overline") || mark.isCommand("bar") || mark.isCommand("dot"))
                && (isPointApart || digits.contains("."));
        boolean isBracketed =
                isPointApart && mark.isSymbol("(") && cursor.peek(2).is(Kind.NUMBER);
        if (isBarred || isBracketed) {
            if (isPointApart) {
                cursor.next();
            }
            return repeating(digits, isBracketed);
        }
        if (digits.contains(".") && Parser.isDots(cursor.peek())) {
            cursor.next();
            return continued(digits);
        }
        return literal(digits);
    }

    /** A whole number with a proper fraction behind it. */
    Expression mixed(Literal whole, Literal above, Literal below) {
        boolean isProper = above.number().isInteger()
                && below.number().isInteger()
                && above.number().signum() >= 0
                && above.number().compareTo(below.number()) < 0;
        if (!isProper) {
            throw new Undecidable("a mixed number whose fraction is not a proper one");
        }
        return Literal.of(whole.number().plus(above.number().dividedBy(below.number())));
    }

    static Literal literal(String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw new Undecidable("a number has too many digits");
        }
        int mark = digits.indexOf('e');
        BigDecimal mantissa = new BigDecimal(mark < 0 ? digits : digits.substring(0, mark));
        int exponent = mark < 0 ? 0 : Integer.parseInt(digits.substring(mark + 1));
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw new Undecidable("a number is too large or too small to calculate with");
        }
        BigDecimal value = mantissa.scaleByPowerOfTen(exponent);
        boolean isDecimal = digits.contains(".") || mark >= 0;
        int significant = value.unscaledValue().abs().toString().length();
        return new Literal(Rational.of(value), isDecimal ? Math.max(0, value.scale()) : 0, significant);
    }

    private Expression repeating(String digits, boolean isBracketed) {
        String block;
        if (isBracketed) {
            cursor.next();
            block = cursor.next().text();
            cursor.expectSymbol(")");
        } else {
            cursor.next();
            boolean isBraced = cursor.acceptSymbol("{");
            block = cursor.next().text();
            if (isBraced) {
                cursor.expectSymbol("}");
            }
        }
        return repeating(digits, block);
    }

    private static Expression repeating(String digits, String block) {
        if (!block.matches("\\d{1,50}")) {
            throw new Undecidable("a repeating decimal whose period is no number");
        }
        BigDecimal start = new BigDecimal(digits);
        BigInteger nines = BigInteger.TEN.pow(block.length()).subtract(BigInteger.ONE);
        Rational tail =
                Rational.of(new BigInteger(block), nines.multiply(BigInteger.TEN.pow(Math.max(0, start.scale()))));
        return Literal.of(Rational.of(start).plus(tail));
    }

    /** A decimal with dots behind it goes on as it has begun, if that can be seen. */
    private static Expression continued(String digits) {
        String decimals = digits.substring(digits.indexOf('.') + 1);
        for (int period = 1; period <= 6; period++) {
            int seen = period == 1 ? 3 : 2;
            int length = decimals.length();
            if (length >= seen * period) {
                String block = decimals.substring(length - period);
                if (decimals.endsWith(block.repeat(seen))) {
                    return repeating(digits, block);
                }
            }
        }
        throw new Undecidable("a decimal that goes on in a way that cannot be seen");
    }
}
