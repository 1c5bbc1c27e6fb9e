package dev.acumen.learning.check;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which a text may say what it does not seem to say. */
final class Views {

    // A repeated group is matched by recursion: its bound keeps hostile text from filling the stack.
    private static final Pattern SPACED_OUT = Pattern.compile("(?<![^ ])(?:[^ ] ){5,200}[^ ](?![^ ])");
    private static final Pattern LETTERS_APART =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}(?:[ ._*|/~+-]{1,2}\\p{L}(?![\\p{L}\\p{N}])){5,200}");
    private static final Pattern ENCODED =
            Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/_-]{16,4000}={0,2}(?![A-Za-z0-9+/])");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("(?<![0-9A-Za-z])(?:0x)?[0-9A-Fa-f]{2}(?:[ :,]?(?:0x|\\\\x)?[0-9A-Fa-f]{2}){7,300}");
    private static final Pattern BINARY = Pattern.compile("(?<![0-9])[01]{8}(?:[ ,]?[01]{8}){3,300}");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final String PLAIN = "0134578@$!|+";
    private static final String LETTERS = "oieastbasiit";
    private static final int LETTERS_OF_TEN = 7;

    private Views() {}

    /**
     * A form of a text.
     *
     * @param how what was done to see it so; empty for the text as it is
     * @param text folded, with its case
     */
    record View(String how, String text) {
        /** Its words in lower case. */
        List<String> words() {
            return Phrases.words(text.toLowerCase(Locale.ROOT));
        }
    }

    /** Forms in which words are looked for; the text as it is comes first. */
    static List<View> of(String folded) {
        List<View> views = new ArrayList<>();
        String latin = Confusables.latin(folded);
        add(views, "", folded);
        add(views, "with look-alike letters", latin);
        add(views, "with digits for letters", leet(latin, 'i'));
        add(views, "with digits for letters", leet(latin, 'l'));
        add(views, "with letters set apart", joined(latin));
        add(
                views,
                "in words run together",
                CAMEL.matcher(latin).replaceAll(" ").replace('_', ' ').replace('-', ' '));
        add(views, "in rot13", rot13(latin));
        add(views, "backwards", new StringBuilder(latin).reverse().toString());
        return List.copyOf(views);
    }

    /** What is encoded in the text and can be read, each as a form. */
    static List<View> decoded(String text) {
        List<View> views = new ArrayList<>();
        Matcher base64 = ENCODED.matcher(text);
        while (base64.find()) {
            String code = base64.group().replace("=", "").replace('-', '+').replace('_', '/');
            if (code.length() % 4 != 1) {
                readable(Base64.getDecoder().decode(code), "in base64", views);
            }
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        while (hexadecimal.find()) {
            readable(bytes(hexadecimal.group().replaceAll("0x|\\\\x|[ :,]", ""), 2, 16), "in hexadecimal", views);
        }
        Matcher binary = BINARY.matcher(text);
        while (binary.find()) {
            readable(bytes(binary.group().replaceAll("[ ,]", ""), 8, 2), "in binary", views);
        }
        return views;
    }

    /** Whether letters are set apart so that words are not seen. Letters in their order, as of choices, are not meant. */
    static boolean setsLettersApart(String folded) {
        Matcher matcher = LETTERS_APART.matcher(folded);
        while (matcher.find()) {
            int[] letters = matcher.group()
                    .codePoints()
                    .filter(Character::isLetter)
                    .map(Character::toLowerCase)
                    .toArray();
            int descents = 0;
            for (int i = 1; i < letters.length; i++) {
                descents += letters[i] <= letters[i - 1] ? 1 : 0;
            }
            if (descents >= 2) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<View> views, String how, String text) {
        if (views.stream().noneMatch(view -> view.text().equals(text))) {
            views.add(new View(how, text));
        }
    }

    private static String leet(String text, char one) {
        StringBuilder result = new StringBuilder(text.length());
        for (String word : text.split("(?<= )", -1)) {
            boolean hasLetter = word.chars().anyMatch(Character::isLetter);
            for (int i = 0; i < word.length(); i++) {
                int place = PLAIN.indexOf(word.charAt(i));
                boolean inWord = hasLetter
                        && place >= 0
                        && !(word.charAt(i) == '!'
                                && i + 2 > word.stripTrailing().length());
                char letter = inWord ? LETTERS.charAt(place) : word.charAt(i);
                result.append(inWord && word.charAt(i) == '1' ? one : letter);
            }
        }
        return result.toString();
    }

    private static String joined(String text) {
        String closed = SPACED_OUT
                .matcher(text)
                .replaceAll(run -> Matcher.quoteReplacement(run.group().replace(" ", "")));
        return LETTERS_APART
                .matcher(closed)
                .replaceAll(run -> Matcher.quoteReplacement(run.group().replaceAll("[^\\p{L}]", "")));
    }

    private static String rot13(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            char first = letter >= 'a' ? 'a' : 'A';
            boolean isLatin = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
            result.append(isLatin ? (char) (first + (letter - first + 13) % 26) : letter);
        }
        return result.toString();
    }

    private static byte[] bytes(String digits, int each, int radix) {
        byte[] bytes = new byte[digits.length() / each];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(i * each, (i + 1) * each), radix);
        }
        return bytes;
    }

    private static void readable(byte[] bytes, String how, List<View> views) {
        int letters = 0;
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            boolean isLetter = Character.isLetter(value) || value == ' ';
            letters += isLetter && value > 0 ? 1 : 0;
            if (value < ' ' || value == 0x7F) {
                return;
            }
            text.append((char) value);
        }
        if (letters * 10 >= bytes.length * LETTERS_OF_TEN) {
            views.add(new View(how, text.toString()));
        }
    }
}
