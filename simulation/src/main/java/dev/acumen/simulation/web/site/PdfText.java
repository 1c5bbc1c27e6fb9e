package dev.acumen.simulation.web.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes lines of text as a PDF in a built-in font, a page for every fifty lines. Characters outside Latin-1 become question marks. */
final class PdfText {

    private static final int LINES_PER_PAGE = 50;

    private PdfText() {}

    static byte[] of(List<String> lines) {
        List<String> objects = new ArrayList<>();
        int pages = Math.max(1, (lines.size() + LINES_PER_PAGE - 1) / LINES_PER_PAGE);
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Kids [ " + kids + "] /Count " + pages + " >>");
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        for (int page = 0; page < pages; page++) {
            int from = page * LINES_PER_PAGE;
            String content = content(lines.subList(from, Math.min(lines.size(), from + LINES_PER_PAGE)));
            objects.add(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents "
                            + (5 + 2 * page) + " 0 R >>");
            objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "endstream");
        }
        return file(objects);
    }

    private static String content(List<String> lines) {
        StringBuilder content = new StringBuilder("BT\n/F1 10 Tf\n14 TL\n50 790 Td\n");
        for (String line : lines) {
            String escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
            content.append('(').append(escaped).append(") Tj T*\n");
        }
        return content.append("ET\n").toString();
    }

    private static byte[] file(List<String> objects) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Integer> starts = new ArrayList<>();
        write(file, "%PDF-1.4\n");
        for (int i = 0; i < objects.size(); i++) {
            starts.add(file.size());
            write(file, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int table = file.size();
        write(file, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        starts.forEach(start -> write(
                file, String.format(Locale.ROOT, "%010d 00000 n %n", start).replace("\r", "")));
        write(file, "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
