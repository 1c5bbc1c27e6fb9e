package dev.acumen.math;

import dev.acumen.math.Expressions.Literal;
import dev.acumen.math.Expressions.Product;
import dev.acumen.math.Expressions.Symbol;
import dev.acumen.math.Node.Expression;
import dev.acumen.math.Node.Opaque;
import dev.acumen.math.Node.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares answers of which one is in words. */
final class WordComparison {

    private static final Pattern HAN_NUMERALS = Pattern.compile("[零〇一二两三四五六七八九十百千万亿億萬点]+");

    private final Comparison comparison;
    private final Sampling sampling;

    WordComparison(Comparison comparison, Sampling sampling) {
        this.comparison = comparison;
        this.sampling = sampling;
    }

    MathVerdict compare(Node gold, Node answer) {
        if (gold instanceof Words a && answer instanceof Words b) {
            boolean isSame = Reading.plainWords(a.text()).equals(Reading.plainWords(b.text()));
            return isSame ? MathVerdict.equal("the same words") : MathVerdict.different("other words");
        }
        Words words = gold instanceof Words one ? one : (Words) answer;
        Node other = gold instanceof Words ? answer : gold;
        String plain = Reading.plainWords(words.text());
        if (other instanceof Symbol symbol) {
            return symbol.name().equalsIgnoreCase(plain)
                    ? MathVerdict.equal("the same letter")
                    : MathVerdict.different("another letter");
        }
        if (other instanceof Expression expression && Reading.mayBeProduct(words.text())) {
            List<Expression> letters = new ArrayList<>();
            words.text().chars().forEach(letter -> letters.add(new Symbol(Character.toString(letter))));
            return sampling.compare(expression, new Product(letters));
        }
        Optional<Integer> numeral = Vocabulary.numeral(plain);
        if (numeral.isPresent()) {
            return comparison.compare(other, Literal.of(numeral.get()));
        }
        boolean isNumberInWords = Vocabulary.numeral(plain.split(" ", 2)[0]).isPresent()
                || HAN_NUMERALS.matcher(plain).matches();
        return other instanceof Opaque || isNumberInWords
                ? MathVerdict.undecided("one of them is not understood")
                : MathVerdict.different("words are no " + Comparison.kind(other));
    }
}
