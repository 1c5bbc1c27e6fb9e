package dev.acumen.learning.check;

import dev.acumen.core.library.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds names of hosts and mailboxes that stand without a scheme, also where dots and at signs are spelled out or set apart. */
final class Addresses {

    private static final String DOTS = "(?:\\.|dot|punkt|punto|ponto|point|точка|点)";
    private static final Pattern BRACKETED_DOT =
            Pattern.compile(" ?[\\[({<] ?" + DOTS + " ?[\\])}>] ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDED_DOT = Pattern.compile(
            "(?<=[\\p{L}\\p{N}]) (?:dot|punkt|punto|точка) (?=[\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    private static final Pattern APART_DOT = Pattern.compile(
            "(?<=[\\p{L}\\p{N}])(?: \\. ?|\\. )(?=(?:com|org|net|ru|cn|io|xyz|top|biz|onion)(?![\\p{L}\\p{N}]))");
    private static final Pattern BRACKETED_AT =
            Pattern.compile(" ?[\\[({<] ?(?:at|@|arroba) ?[\\])}>] ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDED_AT = Pattern.compile(
            "(?<=[\\p{L}\\p{N}])(?: ?@ ?| (?:at|arroba) )(?=[\\p{L}\\p{N}-]{1,63}\\.[\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LABEL = 63;
    private static final Set<String> PLAIN = names("plain:");
    private static final Set<String> WORDS = names("words:");
    private static final Set<String> PRODUCTS = names("products:");

    private Addresses() {}

    /** What is found in a folded text, with its case. */
    static List<Finding> in(String folded) {
        String dotted = WORDED_DOT
                .matcher(BRACKETED_DOT.matcher(folded).replaceAll("."))
                .replaceAll(".");
        String joined = APART_DOT.matcher(dotted).replaceAll(".");
        String text =
                WORDED_AT.matcher(BRACKETED_AT.matcher(joined).replaceAll("@")).replaceAll("@");
        List<Finding> findings = new ArrayList<>(hosts(text));
        if (!text.equals(joined)) {
            // "look at evil.com" names a host, "boss at evil.com" a mailbox: nobody can tell which.
            findings.addAll(hosts(joined));
        }
        return findings;
    }

    private static List<Finding> hosts(String text) {
        List<Finding> findings = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isOfName(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                host(text, at, end, findings);
            }
            at = end + 1;
        }
        return findings;
    }

    private static boolean isOfName(char character) {
        return character == '.' || character == '-' || Character.isLetterOrDigit(character);
    }

    private static void host(String text, int from, int to, List<Finding> findings) {
        String name = trimmed(text.substring(from, to));
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        char after = to == text.length() ? ' ' : text.charAt(to);
        if (name.indexOf('.') < 0 || before == '_' || after == '_' || after == '(') {
            return;
        }
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL) {
                return;
            }
        }
        boolean mailbox = before == '@' && from > 1 && !Character.isWhitespace(text.charAt(from - 2));
        boolean shown = mailbox || labels[0].equalsIgnoreCase("www") || isFollowed(text, to, after);
        String lower = Confusables.latin(name).toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        boolean isEnding = PLAIN.contains(ending)
                || PLAIN.contains(labels[labels.length - 1].toLowerCase(Locale.ROOT))
                || ending.startsWith("xn--")
                || (shown && WORDS.contains(ending));
        if (isEnding && sameCase(labels) && !PRODUCTS.contains(lower)) {
            findings.add(new Finding(mailbox ? Finding.Kind.MAIL_ADDRESS : Finding.Kind.WEB_ADDRESS, name));
        }
    }

    /** A path or a port. */
    private static boolean isFollowed(String text, int to, char after) {
        return to + 1 < text.length()
                && ((after == '/' && Character.isLetterOrDigit(text.charAt(to + 1)))
                        || (after == ':' && Character.isDigit(text.charAt(to + 1))));
    }

    /** A sentence that follows without a space begins with a capital, where the one before ended without. */
    private static boolean sameCase(String[] labels) {
        String ending = labels[labels.length - 1];
        String previous = labels[labels.length - 2];
        boolean capital = Character.isUpperCase(ending.codePointAt(0));
        boolean capitals = ending.equals(ending.toUpperCase(Locale.ROOT));
        return !capital
                || (Character.isUpperCase(previous.codePointAt(0))
                        && (!capitals || previous.equals(previous.toUpperCase(Locale.ROOT))));
    }

    private static String trimmed(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && !Character.isLetterOrDigit(name.charAt(begin))) {
            begin++;
        }
        while (end > begin && !Character.isLetterOrDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(begin, end);
    }

    private static Set<String> names(String kind) {
        Set<String> names = new HashSet<>();
        CheckFile.DOMAINS.lines().stream()
                .filter(line -> line.startsWith(kind))
                .forEach(line -> names.addAll(
                        Arrays.asList(line.substring(kind.length()).strip().split(" +", -1))));
        return Set.copyOf(names);
    }
}
