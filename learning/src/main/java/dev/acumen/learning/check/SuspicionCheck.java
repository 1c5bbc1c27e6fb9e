package dev.acumen.learning.check;

import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what no honest advice needs: addresses, credentials, phrases that override instructions, orders to call a tool, disguises. */
final class SuspicionCheck implements LessonCheck {

    private static final Phrases PHRASES = Phrases.read(CheckFile.ORDERS.lines());
    private static final Shapes SHAPES = Shapes.read(CheckFile.SHAPES.lines());
    private static final Pattern LONG_CODE =
            Pattern.compile("(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]{0,60}[0-9])[A-Za-z0-9+/_-]{36,4000}={0,2}");

    @Override
    public List<Finding> check(String text, LessonContext context) {
        NormalizedText folded = NormalizedText.of(text);
        List<Finding> findings = new ArrayList<>();
        folded.tricks().forEach(trick -> findings.add(new Finding(Finding.Kind.DISGUISED, trick)));
        if (Confusables.mixesScripts(folded.text())) {
            findings.add(new Finding(Finding.Kind.DISGUISED, "a word of Latin and Cyrillic letters"));
        }
        if (Views.setsLettersApart(folded.text())) {
            findings.add(new Finding(Finding.Kind.DISGUISED, "letters set apart"));
        }
        List<Views.View> views = new ArrayList<>(Views.of(folded.text()));
        for (Views.View view : Views.decoded(folded.text())) {
            findings.add(new Finding(Finding.Kind.DISGUISED, "text " + view.how()));
            views.add(view);
        }
        longCode(folded.text(), findings);
        for (Views.View view : views) {
            PHRASES.in(view.words()).forEach(finding -> findings.add(seen(finding, view)));
            if (isLiteral(view)) {
                SHAPES.in(view.text()).forEach(finding -> findings.add(seen(finding, view)));
                Addresses.in(view.text()).forEach(finding -> findings.add(seen(finding, view)));
            }
        }
        return oneOfEach(findings);
    }

    /** Turning letters round or replacing digits makes addresses and keys of what is none. */
    private static boolean isLiteral(Views.View view) {
        return !view.how().equals("backwards")
                && !view.how().equals("in rot13")
                && !view.how().equals("with digits for letters")
                && !view.how().equals("in words run together");
    }

    private static Finding seen(Finding finding, Views.View view) {
        return view.how().isEmpty() ? finding : new Finding(finding.kind(), finding.detail() + " (" + view.how() + ")");
    }

    /** A code of capitals, small letters and digits with hardly a sign between, as keys are and names are not. */
    private static void longCode(String text, List<Finding> findings) {
        boolean found = LONG_CODE
                .matcher(text)
                .results()
                .map(match -> match.group())
                .anyMatch(code -> code.chars().anyMatch(Character::isUpperCase)
                        && code.chars().anyMatch(Character::isLowerCase)
                        && code.chars()
                                                .filter(letter -> "/_-".indexOf(letter) >= 0)
                                                .count()
                                        * 16
                                <= code.length());
        if (found) {
            findings.add(new Finding(Finding.Kind.CREDENTIAL, "a long code"));
        }
    }

    private static List<Finding> oneOfEach(List<Finding> findings) {
        Map<Finding.Kind, Finding> first = new LinkedHashMap<>();
        findings.forEach(finding -> first.putIfAbsent(finding.kind(), finding));
        return List.copyOf(first.values());
    }
}
