package dev.acumen.tools.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Blocks of an HTML page. */
final class HtmlText {

    private static final int DEEPEST = 300;
    private static final int LONGEST_TITLE = 200;
    private static final int DEEPEST_INDENT = 20;

    private final Inline inline;
    private final String title;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();

    private HtmlText(Inline inline, String title) {
        this.inline = inline;
        this.title = title;
    }

    static ReadableDocument read(String html, Links links, int navigationLinks) {
        // Deeper elements are put beside each other, so that nothing below runs out of stack.
        Document page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(DEEPEST));
        Element base = page.selectFirst("base[href]");
        if (base != null) {
            links.base(base.attr("href"));
        }
        String title = title(page);
        HtmlText text = new HtmlText(new Inline(links), title);
        MainContent main = MainContent.of(page);
        text.children(main.root());
        text.flush();
        text.navigation(main.navigation(), links, navigationLinks);
        return new ReadableDocument(title, text.blocks, links.all());
    }

    private static String title(Document page) {
        String title = page.title();
        if (title.isBlank()) {
            Element told = page.selectFirst("meta[property=og:title]");
            title = told == null ? "" : told.attr("content");
        }
        if (title.isBlank()) {
            Element heading = page.selectFirst("h1");
            title = heading == null ? "" : heading.text();
        }
        String line = Inline.squeezed(title);
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE) + "...";
    }

    private void navigation(List<Element> anchors, Links links, int limit) {
        Map<Integer, String> shown = new LinkedHashMap<>();
        for (Element anchor : anchors) {
            if (shown.size() >= limit) {
                break;
            }
            String name = Inline.squeezed(anchor.text());
            if (!name.isEmpty()) {
                links.number(anchor.attr("href")).ifPresent(number -> shown.putIfAbsent(number, name));
            }
        }
        if (!shown.isEmpty()) {
            List<String> entries = new ArrayList<>();
            shown.forEach((number, name) -> entries.add(name + " [" + number + "]"));
            blocks.add(Block.of("Navigation: " + String.join(" | ", entries)));
        }
    }

    private void children(Node parent) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                paragraph.append(text.getWholeText());
            } else if (child instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol", "menu", "dir" -> {
                flush();
                List<String> items = new ArrayList<>();
                list(element, "", items);
                add(new Block("", items, ""));
            }
            case "table" -> {
                flush();
                table(element);
            }
            case "pre", "listing", "xmp" -> {
                flush();
                List<String> lines = element.wholeText().stripTrailing().lines().toList();
                add(new Block("```", lines, "```"));
            }
            case "hr" -> flush();
            case "br" -> paragraph.append(Inline.BREAK);
            case "dt" -> block(element, "**", "**");
            case "dd" -> block(element, ": ", "");
            case "blockquote" -> {
                flush();
                int before = blocks.size();
                children(element);
                flush();
                for (int i = before; i < blocks.size(); i++) {
                    Block quoted = blocks.get(i);
                    blocks.set(
                            i,
                            quoted.head().isEmpty()
                                    ? new Block(
                                            "",
                                            quoted.lines().stream()
                                                    .map(HtmlText::quoted)
                                                    .toList(),
                                            "")
                                    : quoted);
                }
            }
            default -> {
                if (element.isBlock() || Inline.holdsBlocks(element)) {
                    flush();
                    children(element);
                    flush();
                } else {
                    paragraph.append(inline.text(element));
                }
            }
        }
    }

    private static String quoted(String line) {
        return "> " + line.replace("\n", "\n> ");
    }

    private void heading(Element element) {
        flush();
        String text = Inline.lines(inline.children(element)).replace('\n', ' ');
        boolean isTitle = element.normalName().equals("h1") && text.equals(title);
        if (!text.isEmpty() && !isTitle) {
            int level = Math.min(4, Math.max(2, element.normalName().charAt(1) - '0'));
            blocks.add(Block.of("#".repeat(level) + " " + text));
        }
    }

    private void block(Element element, String before, String after) {
        flush();
        if (Inline.holdsBlocks(element)) {
            children(element);
            flush();
            return;
        }
        String text = Inline.lines(inline.children(element));
        if (!text.isEmpty()) {
            blocks.add(Block.of(before + text + after));
        }
    }

    private void list(Element list, String asked, List<String> items) {
        String indent = asked.length() > DEEPEST_INDENT ? asked.substring(0, DEEPEST_INDENT) : asked;
        int number = list.attr("start").matches("[0-9]{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        boolean isNumbered = list.normalName().equals("ol");
        for (Node child : list.childNodes()) {
            if (child instanceof Element element && Inline.isList(element)) {
                list(element, indent + "  ", items);
            } else if (child instanceof Element || (child instanceof TextNode text && !text.isBlank())) {
                item(child, indent, isNumbered ? number++ + ". " : "- ", items);
            }
        }
    }

    private void item(Node item, String indent, String mark, List<String> items) {
        StringBuilder own = new StringBuilder();
        List<Element> nested = new ArrayList<>();
        if (item instanceof TextNode text) {
            own.append(text.getWholeText());
        } else if (item instanceof Element element) {
            own.append(inline.childrenButLists(element, nested));
        }
        String text = Inline.lines(own.toString());
        if (!text.isEmpty()) {
            items.add(indent + mark + text.replace("\n", "\n" + indent + "  "));
        }
        for (Element list : nested) {
            if (list.normalName().equals("table")) {
                new TableText(list, inline).block().ifPresent(table -> {
                    items.add(table.head());
                    items.addAll(table.lines());
                });
            } else {
                list(list, indent + "  ", items);
            }
        }
    }

    private void table(Element table) {
        TableText text = new TableText(table, inline);
        if (text.isBroken()) {
            children(table);
            flush();
            return;
        }
        if (text.isLayout()) {
            for (Element cell : text.cells()) {
                children(cell);
                flush();
            }
            return;
        }
        text.caption().ifPresent(caption -> blocks.add(Block.of("**" + caption + "**")));
        text.block().ifPresent(this::add);
    }

    private void add(Block block) {
        if (!block.lines().isEmpty()) {
            blocks.add(block);
        }
    }

    private void flush() {
        String text = Inline.lines(paragraph.toString());
        paragraph.setLength(0);
        if (!text.isEmpty()) {
            blocks.add(Block.of(text));
        }
    }
}
