package dev.acumen.learning.check;

import dev.acumen.core.library.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shapes of {@code shapes.txt}: regular expressions, each with a kind and a name. None may have to look back over a long text; every
 * repetition in them is bounded.
 */
final class Shapes {

    private static final int LONGEST_DETAIL = 60;

    private final List<Shape> shapes;

    private record Shape(Finding.Kind kind, String name, Pattern pattern) {}

    private Shapes(List<Shape> shapes) {
        this.shapes = shapes;
    }

    static Shapes read(List<String> lines) {
        List<Shape> shapes = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(" \\| ", 3);
            shapes.add(new Shape(
                    Finding.Kind.valueOf(fields[0].strip()), fields[1].strip(), Pattern.compile(fields[2].strip())));
        }
        return new Shapes(List.copyOf(shapes));
    }

    /** What is found in a folded text, with its case. A credential itself is not said again. */
    List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        for (Shape shape : shapes) {
            Matcher matcher = shape.pattern().matcher(text);
            if (matcher.find()) {
                String detail = shape.kind() == Finding.Kind.CREDENTIAL
                        ? shape.name()
                        : shape.name() + ", " + brief(matcher.group());
                findings.add(new Finding(shape.kind(), detail));
            }
        }
        return findings;
    }

    private static String brief(String text) {
        String line = text.strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "...";
    }
}
