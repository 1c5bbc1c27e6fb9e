package dev.acumen.math;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words and commands that mean something in an answer. */
final class Vocabulary {

    private static final Map<String, Function> FUNCTIONS = functions();

    private static final Set<String> GREEK = Set.of(
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "varepsilon",
            "zeta",
            "eta",
            "theta",
            "vartheta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "rho",
            "varrho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "varphi",
            "chi",
            "psi",
            "omega",
            "Gamma",
            "Delta",
            "Theta",
            "Lambda",
            "Xi",
            "Sigma",
            "Phi",
            "Psi",
            "Omega",
            "ell",
            "hbar");

    /** English words of two and three letters, without those that are likely products, such as "by" in ax + by. */
    private static final Set<String> SHORT_WORDS =
            Set.of(("and any all are but can cat day did dog few for got had has her him"
                            + " his how if is its let man may men new no not now odd of off old one or our out own per pm red say see"
                            + " she six so ten the to too two use via was way we who why yes you")
                    .split(" "));

    private static final Set<String> CONNECTORS =
            Set.of("and", "or", "&", "as well as", "和", "或", "与", "及", "y", "und");
    private static final Set<String> CONDITIONS = Set.of(
            "where",
            "for",
            "if",
            "when",
            "with",
            "for all",
            "for any",
            "for some",
            "such that",
            "on",
            "as",
            "provided");
    private static final Map<String, Integer> NUMERALS = numerals();

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("no solution", "empty"),
            Map.entry("no solutions", "empty"),
            Map.entry("no real solution", "empty"),
            Map.entry("no real solutions", "empty"),
            Map.entry("empty set", "empty"),
            Map.entry("the empty set", "empty"),
            Map.entry("dne", "undefined"),
            Map.entry("does not exist", "undefined"),
            Map.entry("undefined", "undefined"),
            Map.entry("all real numbers", "R"),
            Map.entry("all reals", "R"),
            Map.entry("all real", "R"),
            Map.entry("real numbers", "R"));

    private Vocabulary() {}

    /** The function of that name, in LaTeX or in plain text. */
    static Optional<Function> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    static boolean isGreek(String name) {
        return GREEK.contains(name);
    }

    /** Whether letters that short are a word and not a product of variables. */
    static boolean isShortWord(String letters) {
        return SHORT_WORDS.contains(letters.toLowerCase(Locale.ROOT));
    }

    /** Whether the words join two answers. */
    static boolean isConnector(String words) {
        return CONNECTORS.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the words begin a condition under which an answer holds. */
    static boolean isCondition(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        return CONDITIONS.stream().anyMatch(word -> plain.equals(word) || plain.startsWith(word + " "));
    }

    /** The number that a word such as {@code twelve} names. */
    static Optional<Integer> numeral(String word) {
        return Optional.ofNullable(NUMERALS.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** The set that words such as {@code no solution} name. */
    static Optional<String> namedSet(String words) {
        return Optional.ofNullable(SYNONYMS.get(words.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Function> functions() {
        Map<String, Function> functions = new HashMap<>();
        for (String same :
                "sin cos tan cot sec csc sinh cosh tanh coth sech csch exp ln log abs gcd lcm max min".split(" ", -1)) {
            functions.put(same, Function.named(same));
        }
        for (String arc : "sin cos tan cot sec csc sinh cosh tanh".split(" ", -1)) {
            Function inverse = Function.named("ARC" + arc);
            functions.put("arc" + arc, inverse);
            functions.put("a" + arc, inverse);
            functions.put("ar" + arc, inverse);
        }
        functions.put("cosec", Function.CSC);
        functions.put("cotan", Function.COT);
        functions.put("lg", Function.LOG);
        functions.put("floor", Function.FLOOR);
        functions.put("ceil", Function.CEILING);
        functions.put("ceiling", Function.CEILING);
        functions.put("factorial", Function.FACTORIAL);
        functions.put("binom", Function.BINOMIAL);
        functions.put("binomial", Function.BINOMIAL);
        functions.put("Re", Function.REAL_PART);
        functions.put("Im", Function.IMAGINARY_PART);
        functions.put("conj", Function.CONJUGATE);
        return Map.copyOf(functions);
    }

    private static Map<String, Integer> numerals() {
        Map<String, Integer> numerals = new HashMap<>();
        String[] small =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                                + "sixteen seventeen eighteen nineteen twenty")
                        .split(" ", -1);
        for (int i = 0; i < small.length; i++) {
            numerals.put(small[i], i);
        }
        String[] tens = "thirty forty fifty sixty seventy eighty ninety hundred".split(" ", -1);
        for (int i = 0; i < tens.length; i++) {
            numerals.put(tens[i], 30 + 10 * i);
        }
        return Map.copyOf(numerals);
    }
}
