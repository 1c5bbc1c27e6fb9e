package dev.acumen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A text with names in braces, for each of which a value is put. Values are data: braces and backslashes in them stay as they
 * are. In the template {@code \n}, {@code \t} and {@code \\} are a line break, a tab and a backslash, and <code>{{</code> and
 * <code>}}</code> are braces.
 */
final class InputTemplate {

    /** A piece that is copied, or the name of what is put in its place. */
    private record Piece(String text, boolean isName) {}

    private final List<Piece> pieces;

    private InputTemplate(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a brace is not closed, or there is no name in it
     */
    static InputTemplate of(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
            if (c == '\\' && "nt\\".indexOf(next) >= 0) {
                plain.append(next == 'n' ? '\n' : next == 't' ? '\t' : '\\');
                i++;
            } else if ((c == '{' || c == '}') && next == c) {
                plain.append(c);
                i++;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                String name = end < 0 ? "" : text.substring(i + 1, end).strip();
                if (name.isEmpty() || name.contains("{")) {
                    throw new IllegalArgumentException(
                            "a brace is opened and no field named in it; write {field}, or {{"
                                    + " for a brace that belongs to the text");
                }
                pieces.add(new Piece(plain.toString(), false));
                pieces.add(new Piece(name, true));
                plain.setLength(0);
                i = end;
            } else if (c == '}') {
                throw new IllegalArgumentException(
                        "a brace is closed that was not opened; write }} for a brace that belongs to the text");
            } else {
                plain.append(c);
            }
        }
        pieces.add(new Piece(plain.toString(), false));
        return new InputTemplate(List.copyOf(pieces));
    }

    /** One that comes with this module, without the line break at its end. */
    static InputTemplate resource(String name) {
        try (InputStream in = InputTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in it, each once, in their order. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        pieces.stream().filter(Piece::isName).map(Piece::text).forEach(names::add);
        return names;
    }

    /** The text with a value for each name. */
    String filled(UnaryOperator<String> value) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.isName() ? value.apply(piece.text()) : piece.text()));
        return text.toString();
    }
}
