package dev.acumen.tools.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.tool.ToolFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PdfTest {

    private static final String ADDRESS = "http://site.example/files/report.pdf";

    @Test
    void textPageByPage() throws IOException {
        ReadableDocument document = read(pdf(3, "", ""));
        assertThat(document.title()).isEqualTo("report.pdf");
        assertThat(document.text())
                .isEqualTo(
                        "This is page 1\nsecond line\n\n-- page 2 --\n\nThis is page 2\nsecond line\n\n-- page 3 --\n\n"
                                + "This is page 3\nsecond line");
        assertThat(read(pdf(1, "Annual report", "")).title()).isEqualTo("Annual report");
    }

    @Test
    void manyPagesStopAtTheLimit() throws IOException {
        byte[] pdf = pdf(60, "", "");
        assertThat(new Documents(20, 0).read(pdf, "application/pdf", ADDRESS).text())
                .contains("This is page 20")
                .doesNotContain("This is page 21")
                .endsWith("(only the first 20 of 60 pages are read)");
        assertThat(read(pdf).text()).contains("This is page 60");
    }

    @Test
    void pagesWithoutText() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            assertThat(read(saved(document)).text())
                    .isEqualTo("(this PDF holds no text, only pictures of its 1 pages)");
        }
    }

    @Test
    void protectedAndBrokenFiles() throws IOException {
        assertThatThrownBy(() -> read(pdf(1, "", "secret")))
                .isInstanceOf(ToolFailure.class)
                .hasMessage(ADDRESS + " is a PDF that is protected with a password");
        byte[] whole = pdf(3, "", "");
        assertThatThrownBy(() -> read("%PDF-1.7\nnothing of the kind".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ToolFailure.class)
                .hasMessage(ADDRESS + " is a PDF that is broken and cannot be read");
        for (int cut = 10; cut < whole.length; cut += whole.length / 40) {
            byte[] broken = Arrays.copyOf(whole, cut);
            try {
                read(broken);
            } catch (ToolFailure e) {
                assertThat(e).hasMessageContaining("broken");
            }
        }
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] spaces = new byte[1_000_000];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                out.write(spaces);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(
                ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
                                + packed.size() + ">>stream\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(pdf.toByteArray()))
                .isInstanceOf(ToolFailure.class)
                .hasMessageContaining("unpacks to far more than it should");
    }

    private static ReadableDocument read(byte[] pdf) {
        return new Documents().read(pdf, "application/pdf", ADDRESS);
    }

    private static byte[] pdf(int pages, String title, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText("This is page " + i);
                    content.newLineAtOffset(0, -20);
                    content.showText("second line");
                    content.endText();
                }
            }
            if (!title.isEmpty()) {
                document.getDocumentInformation().setTitle(title);
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
