package dev.acumen.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages as papers, reports and leaflets have them; letter paper, 10 points, 12 points from line to line. */
@Timeout(120)
class PdfColumnsTest {

    private static final List<String> LEFT = List.of(
            "The bridge over the northern sound was opened in",
            "the spring of the year after the war and carried",
            "both the railway and the road until the railway",
            "company built a crossing of its own further west",
            "and left the old deck to the carts and the cars");
    private static final List<String> RIGHT = List.of(
            "Its towers were painted red by a firm that could",
            "only deliver one colour and nobody has seen any",
            "reason to change that since although a committee",
            "was set up twice to look into the matter and has",
            "reported that green would have cost much more");

    @Test
    void aColumnIsReadBeforeTheNext() throws IOException {
        List<Text> columns = new ArrayList<>(stack(LEFT, 54, 700, 12));
        columns.addAll(stack(RIGHT, 318, 700, 12));
        assertThat(read(columns)).isEqualTo(lines(LEFT, RIGHT));
    }

    @Test
    void alsoWhereTheFileHoldsTheLinesAcross() throws IOException {
        List<Text> across = new ArrayList<>();
        for (int i = 0; i < LEFT.size(); i++) {
            across.add(new Text(LEFT.get(i), 54, 700 - 12 * i));
            across.add(new Text(RIGHT.get(i), 318, 700 - 12 * i));
        }
        assertThat(read(across)).isEqualTo(lines(LEFT, RIGHT));
    }

    @Test
    void columnsWhoseLinesDoNotAlign() throws IOException {
        List<Text> columns = new ArrayList<>(stack(RIGHT, 318, 693.5f, 12.7f));
        columns.addAll(stack(LEFT, 54, 700, 12));
        assertThat(read(columns)).isEqualTo(lines(LEFT, RIGHT));
    }

    @Test
    void shortLines() throws IOException {
        List<Text> columns = new ArrayList<>(stack(List.of("First left", "second left", "third left"), 54, 700, 14));
        columns.addAll(stack(List.of("First right", "second right"), 318, 700, 14));
        assertThat(read(columns)).isEqualTo("First left\nsecond left\nthird left\nFirst right\nsecond right");
    }

    @Test
    void aPaperWithTitleHeadPageNumberAndWideFigure() throws IOException {
        List<Text> page = new ArrayList<>();
        page.add(new Text("J. Smith and others", 54, 760));
        page.add(new Text("Annals of Bridges, volume 7", 420, 760));
        page.add(new Text("On the Colours of Bridges That Were Built in a Hurry and Kept for Long", 130, 720));
        page.add(new Text("Abstract", 288, 700));
        page.addAll(stack(LEFT, 54, 670, 12));
        page.addAll(stack(RIGHT, 318, 670, 12));
        page.add(new Text(
                "Figure 1: The bridge as seen from the town hall on the day it was opened to the public, from the east.",
                70,
                580));
        page.addAll(stack(RIGHT, 54, 550, 12));
        page.add(new Text("2 Paint", 318, 550));
        page.addAll(stack(LEFT, 318, 526, 12));
        page.add(new Text("412", 54, 40));
        assertThat(read(page))
                .isEqualTo("J. Smith and others Annals of Bridges, volume 7\n"
                        + "On the Colours of Bridges That Were Built in a Hurry and Kept for Long\nAbstract\n"
                        + lines(LEFT, RIGHT)
                        + "\nFigure 1: The bridge as seen from the town hall on the day it was opened to the public, from the east.\n"
                        + lines(RIGHT, List.of("2 Paint"), LEFT) + "\n412");
    }

    @Test
    void paragraphsAndHeadingsAtTheSameHeight() throws IOException {
        List<Text> page = new ArrayList<>();
        for (int column = 0; column < 2; column++) {
            int x = column == 0 ? 54 : 318;
            page.add(new Text(column == 0 ? "Arriving" : "Leaving", x, 600));
            page.addAll(stack(column == 0 ? LEFT : RIGHT, x, 570, 12));
            page.addAll(stack(column == 0 ? RIGHT : LEFT, x, 480, 12));
        }
        assertThat(read(page)).isEqualTo(lines(List.of("Arriving"), LEFT, RIGHT, List.of("Leaving"), RIGHT, LEFT));
    }

    @Test
    void theLastPageOfAPaper() throws IOException {
        List<Text> page = new ArrayList<>(stack(LEFT, 54, 700, 12));
        page.addAll(stack(LEFT, 54, 600, 12));
        page.addAll(stack(RIGHT, 318, 700, 12));
        page.add(new Text("17", 302, 40));
        assertThat(read(page)).isEqualTo(lines(LEFT, LEFT, RIGHT, List.of("17")));
    }

    @Test
    void threeColumns() throws IOException {
        List<List<String>> columns = Stream.of("north", "east", "south")
                .map(word -> IntStream.range(1, 8)
                        .mapToObj(i -> "line " + "abcdefgh".charAt(i) + " of the " + word + " part")
                        .toList())
                .toList();
        List<Text> page = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            page.addAll(stack(columns.get(i), 54 + 172 * i, 700, 12));
        }
        assertThat(read(page)).isEqualTo(lines(columns.get(0), columns.get(1), columns.get(2)));
    }

    @Test
    void aNarrowGutter() throws IOException {
        float width =
                LEFT.stream().map(PdfColumnsTest::width).max(Float::compare).orElseThrow();
        List<Text> page = new ArrayList<>(stack(LEFT, 54, 700, 12));
        page.addAll(stack(RIGHT, 54 + width + 10, 700, 12));
        assertThat(read(page)).isEqualTo(lines(LEFT, RIGHT));
    }

    @Test
    void rowsOfATableStayWhole() throws IOException {
        List<List<String>> rows = List.of(
                List.of("Town", "Opening hours", "Entry"),
                List.of("Northfield", "10 to 18 on weekdays", "4.50"),
                List.of("Old Harbour", "9 to 17, closed on Monday", "free"),
                List.of("Sund", "by appointment only", "6.00"),
                List.of("Western Isle", "10 to 16 in summer", "3.00"));
        List<Text> page = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int cell = 0; cell < 3; cell++) {
                page.add(new Text(rows.get(i).get(cell), 54 + 180 * cell, 700 - 14 * i));
            }
        }
        String table = String.join(
                "\n", rows.stream().map(row -> String.join(" ", row)).toList());
        assertThat(read(page)).isEqualTo(table);
        List<Text> paper = new ArrayList<>(page);
        paper.addAll(stack(LEFT, 54, 580, 12));
        paper.addAll(stack(RIGHT, 318, 580, 12));
        assertThat(read(paper)).as("above two columns").isEqualTo(table + "\n" + lines(LEFT, RIGHT));
    }

    @Test
    void oneColumnWithNumberedFormulasAndListsStaysAsItIs() throws IOException {
        List<Text> page = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            page.add(new Text(LEFT.get(i) + " " + RIGHT.get(i), 54, 700 - 36 * i));
            page.add(new Text("x" + i + " = y + " + i, 260, 688 - 36 * i));
            page.add(new Text("(" + i + ")", 540, 688 - 36 * i));
            page.add(new Text(i + ".", 54, 400 - 12 * i));
            page.add(new Text(LEFT.get(i), 74, 400 - 12 * i));
        }
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            expected.append(LEFT.get(i)).append(' ').append(RIGHT.get(i)).append("\n");
            expected.append("x" + i + " = y + " + i + " (" + i + ")\n");
        }
        for (int i = 0; i < 5; i++) {
            expected.append(i + ". " + LEFT.get(i) + "\n");
        }
        assertThat(read(page)).isEqualTo(expected.toString().strip());
    }

    @Test
    void textThatRunsUpTheMarginComesLast() throws IOException {
        List<Text> page = new ArrayList<>();
        page.add(new Text("preprint of the ninth of October", 30, 400, true));
        page.addAll(stack(LEFT, 54, 500, 12));
        page.addAll(stack(RIGHT, 318, 500, 12));
        assertThat(read(page)).isEqualTo(lines(LEFT, RIGHT) + "\npreprint of the ninth of October");
    }

    @Test
    void aTurnedPage() throws IOException {
        List<Text> page = new ArrayList<>(stack(LEFT, 54, 500, 12));
        page.addAll(stack(RIGHT, 318, 500, 12));
        try (PDDocument document = document(page)) {
            document.getPage(0).setRotation(90);
            assertThat(read(document)).isEqualTo(lines(LEFT, RIGHT));
        }
    }

    @Test
    void hebrewColumnsAreReadFromTheRight() throws IOException {
        List<String> first = List.of("הגשר נפתח באביב של", "השנה שאחרי המלחמה", "ושירת את הרכבת ואת");
        List<String> second = List.of("המגדלים נצבעו באדום", "כי לא היה צבע אחר", "ואיש לא רצה לשנות");
        try (PDDocument document = new PDDocument();
                InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
            PDFont font = PDType0Font.load(document, file);
            List<Text> page = new ArrayList<>(
                    stack(first.stream().map(PdfColumnsTest::drawn).toList(), 318, 700, 12));
            page.addAll(stack(second.stream().map(PdfColumnsTest::drawn).toList(), 54, 700, 12));
            draw(document, page, font);
            assertThat(read(document)).isEqualTo(lines(first, second));
        }
    }

    private record Text(String text, float x, float y, boolean isTurned) {
        Text(String text, float x, float y) {
            this(text, x, y, false);
        }
    }

    /** As it is drawn from the left. */
    private static String drawn(String hebrew) {
        return new StringBuilder(hebrew).reverse().toString();
    }

    private static List<Text> stack(List<String> lines, float x, float y, float leading) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Text(lines.get(i), x, y - leading * i))
                .toList();
    }

    @SafeVarargs
    private static String lines(List<String>... columns) {
        List<String> all = new ArrayList<>();
        for (List<String> column : columns) {
            all.addAll(column);
        }
        return String.join("\n", all);
    }

    private static float width(String text) {
        try {
            return new PDType1Font(FontName.TIMES_ROMAN).getStringWidth(text) / 100;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(List<Text> page) throws IOException {
        try (PDDocument document = document(page)) {
            return read(document);
        }
    }

    private static String read(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return new Documents()
                .read(out.toByteArray(), "application/pdf", "http://site.example/paper.pdf")
                .text();
    }

    private static PDDocument document(List<Text> page) throws IOException {
        PDDocument document = new PDDocument();
        draw(document, page, new PDType1Font(FontName.TIMES_ROMAN));
        return document;
    }

    private static void draw(PDDocument document, List<Text> texts, PDFont font) throws IOException {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (Text text : texts) {
                content.beginText();
                content.setFont(font, 10);
                content.setTextMatrix(
                        text.isTurned()
                                ? Matrix.getRotateInstance(Math.PI / 2, text.x(), text.y())
                                : Matrix.getTranslateInstance(text.x(), text.y()));
                content.showText(text.text());
                content.endText();
            }
        }
    }
}
