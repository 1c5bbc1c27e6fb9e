package dev.acumen.simulation.web.site;

import java.util.List;
import java.util.regex.Pattern;

/** Writes Markdown of the plainest kind as HTML. */
final class HtmlText {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)");

    private HtmlText() {}

    static String of(String title, String text) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title></head>\n<body>\n<main>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        String open = "";
        for (String line : text.lines().toList()) {
            String block = line.startsWith("- ") ? "ul" : line.startsWith("|") ? "table" : "";
            boolean opens = !block.equals(open);
            if (opens && !open.isEmpty()) {
                html.append("</").append(open).append(">\n");
            }
            if (opens && !block.isEmpty()) {
                html.append('<').append(block).append(">\n");
            }
            open = block;
            html.append(line(line, opens));
        }
        return html.append(open.isEmpty() ? "" : "</" + open + ">\n")
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    private static String line(String line, boolean opens) {
        if (line.isBlank()) {
            return "";
        }
        if (line.startsWith("<")) {
            return line + "\n";
        }
        if (line.startsWith("- ")) {
            return "<li>" + inline(line.substring(2)) + "</li>\n";
        }
        if (line.startsWith("## ")) {
            return "<h2>" + inline(line.substring(3)) + "</h2>\n";
        }
        if (!line.startsWith("|")) {
            return "<p>" + inline(line) + "</p>\n";
        }
        String cell = opens ? "th" : "td";
        StringBuilder row = new StringBuilder("<tr>");
        for (String text : List.of(line.substring(1, line.length() - 1).split("\\|", -1))) {
            row.append('<')
                    .append(cell)
                    .append('>')
                    .append(inline(text.strip()))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        return row.append("</tr>\n").toString();
    }

    private static String inline(String text) {
        return LINK.matcher(escaped(text)).replaceAll("<a href=\"$2\">$1</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
