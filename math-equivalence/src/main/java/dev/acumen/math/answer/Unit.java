package dev.acumen.math.answer;

import dev.acumen.math.internal.TextResource;
import java.text.Normalizer;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit or currency in the one spelling it is compared by: one that is listed, a currency by its ISO 4217 code, or one made
 * of the symbols of the SI and those used with it, as in {@code kWh} or {@code mol/L}. Other words are no units: in "5 left"
 * the word behind the number is none.
 *
 * @param name such as {@code kilometer}
 */
public record Unit(String name) {

    /**
     * A unit as it stands in a text.
     *
     * @param length of the text up to its end
     */
    public record Written(Unit unit, int length) {}

    private static final Map<String, Unit> SPELLINGS = spellings();
    private static final Map<String, Unit> CURRENCIES = currencies();
    private static final Pattern WORDS = Pattern.compile(
            "\\s*(?<first>[%°\\p{Sc}]|[\\p{L}]+(?:/\\p{L}+)?(?:\\^?[23]|[²³])?)(?:\\s(?<second>\\p{L}+))?(?:\\s(?<third>\\p{L}+))?");

    private static final String EXPONENT = "(?:\\^?\\{?-?[1-4]\\}?|[⁻]?[¹²³⁴])?";
    private static final String SYMBOL = "(?:(?:da|[GMkhdcmµμnpT])?"
            + "(?:mol|cd|Hz|N|Pa|J|Wh|W|C|V|F|Ω|H|Wb|T|lm|lx|Bq|Gy|Sv|kat|eV|cal|Cal|bar|Ah|bit|bps|B|Da|g|m|s|A|K|L|l|t|u)"
            + "|min|h|d|ppm|ppb|rpm|px|dB|pH|ha|atm|Torr|mmHg|rad|sr|°[CF])" + EXPONENT;
    private static final Pattern SYMBOLS = Pattern.compile("\\s*(?<symbols>" + SYMBOL
            + "(?:\\s?(?:[/·⋅*]|\\\\cdot)\\s?\\(?" + SYMBOL + "\\)?){0,3})(?![\\p{L}\\p{N}_^(])");
    private static final Pattern DISTINCT =
            Pattern.compile(".*(?:[/·⋅*]|\\\\cdot).*|.*\\p{Lu}.*|.*[µμ].*|.*mol.*|ppm|ppb|rpm|px|atm");
    private static final int FEWEST_LETTERS = 2;

    /** The unit at the start of the text, if there is one; the longest name wins. */
    public static Optional<Written> written(String text) {
        Optional<Written> symbols = symbols(text);
        Matcher words = WORDS.matcher(text);
        if (!words.lookingAt()) {
            return symbols;
        }
        String first = words.group("first");
        String two = first + " " + words.group("second");
        Optional<Written> listed = named(two + " " + words.group("third"))
                .map(unit -> new Written(unit, words.end()))
                .or(() -> named(two).map(unit -> new Written(unit, words.end("second"))))
                .or(() -> named(first).map(unit -> new Written(unit, words.end("first"))))
                .or(() -> currency(first).map(unit -> new Written(unit, words.end("first"))));
        boolean isLonger = symbols.isPresent()
                && listed.isPresent()
                && symbols.get().length() > listed.get().length();
        return isLonger ? symbols : listed.or(() -> symbols);
    }

    /** The unit of that name, as it is listed. */
    public static Optional<Unit> named(String spelling) {
        return Optional.ofNullable(SPELLINGS.get(spelling.toLowerCase(Locale.ROOT)));
    }

    /** The unit that the text is and nothing else. */
    public static Optional<Unit> of(String text) {
        return named(text)
                .or(() -> written(text)
                        .filter(written -> written.length() == text.length())
                        .map(Written::unit));
    }

    /** The currency of that ISO 4217 code, in capitals, or a sign with the letters of its country before it. */
    public static Optional<Unit> currency(String code) {
        return Optional.ofNullable(CURRENCIES.get(code));
    }

    /** Symbols that could not as well be a product of variables: a capital among them, a sign between them, or more letters. */
    private static Optional<Written> symbols(String text) {
        Matcher matcher = SYMBOLS.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String symbols = matcher.group("symbols");
        long letters = symbols.codePoints().filter(Character::isLetter).count();
        boolean isDistinct = symbols.contains("Ω")
                || symbols.contains("°")
                || (letters >= FEWEST_LETTERS && DISTINCT.matcher(symbols).matches());
        return isDistinct ? Optional.of(new Written(new Unit(inOneForm(symbols)), matcher.end())) : Optional.empty();
    }

    private static String inOneForm(String symbols) {
        return Normalizer.normalize(symbols.replace("\\cdot", "·"), Normalizer.Form.NFKC)
                .replaceAll("[⋅*]", "·")
                .replaceAll("[\\s{}^]", "")
                .replace('−', '-');
    }

    private static Map<String, Unit> currencies() {
        Map<String, Unit> currencies = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            currencies.put(code, named(code).orElse(new Unit(code)));
        }
        for (String country : List.of("US", "A", "AU", "C", "CA", "HK", "NZ", "S", "R", "NT", "MX")) {
            currencies.put(country + "$", country.equals("US") ? new Unit("dollar") : new Unit(country + "$"));
        }
        for (String sign : List.of("Rs", "Rp", "Fr", "kr")) {
            currencies.put(sign, named(sign).orElse(new Unit(sign)));
        }
        return Map.copyOf(currencies);
    }

    private static Map<String, Unit> spellings() {
        Map<String, Unit> units = new HashMap<>();
        for (String line : TextResource.lines(Unit.class, "units.txt")) {
            List<String> names = List.of(line.split(" "));
            for (String name : names) {
                units.put(name.replace('_', ' '), new Unit(names.get(0)));
            }
        }
        return Map.copyOf(units);
    }
}
