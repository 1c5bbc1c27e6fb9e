package dev.acumen.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels and their order as in the Encoding Standard and the HTML Standard; the bytes are from the standards' indexes. */
@Timeout(60)
class EncodingTest {

    @ParameterizedTest
    @CsvSource({
        "gb2312, E946, 镕",
        "GB_2312-80, A8BC, ḿ",
        "x-gbk, 80, €",
        "gb18030, 8139EE39, 㐀",
        "big5, A3E1, €",
        "Big5-HKSCS, 9DEE, 㗎",
        "shift_jis, 8740, ①",
        "x-sjis, 8160, ～",
        "sjis, FBFC, 髙",
        "euc-jp, ADA1, ①",
        "iso-2022-jp, 1B24422D211B2842, ①",
        "ks_c_5601-1987, 8141, 갂",
        "euc-kr, B0A1, 가",
        "iso-8859-1, 80, €",
        "us-ascii, 93, “",
        "latin1, 9F, Ÿ",
        "iso-8859-9, 80, €",
        "latin5, FE, ş",
        "iso-8859-11, 80, €",
        "tis-620, A1, ก",
        "iso-8859-2, A3, Ł",
        "iso-8859-8-i, E0, א",
        "visual, E0, א",
        "iso-8859-10, A1, Ą",
        "iso-8859-14, A1, Ḃ",
        "iso-8859-15, A4, €",
        "iso-8859-16, A5, „",
        "koi8-u, AE, ў",
        "koi8-ru, A4, є",
        "koi, C1, а",
        "cp866, 80, А",
        "x-cp1251, A8, Ё",
        "mac, DB, €",
        "x-mac-cyrillic, B6, ґ",
        "x-user-defined, 80, \uF780",
        "unicode11utf8, C3BC, ü",
        "iso-2022-kr, 41, \uFFFD",
    })
    void labelsMeanWhatTheyMeanToBrowsers(String label, String hex, String text) {
        assertThat(read("text/plain; charset=" + label, bytes(hex))).isEqualTo(text);
        assertThat(read("text/plain;charset=\" " + label.toUpperCase(Locale.ROOT) + " \"", bytes(hex)))
                .isEqualTo(text);
    }

    @Test
    void aMarkWinsOverTheHeaderAndThatOverThePage() {
        byte[] marked = joined(bytes("EFBBBF"), "<meta charset=gbk><p>Zürich".getBytes(StandardCharsets.UTF_8));
        assertThat(read("text/html; charset=shift_jis", marked)).isEqualTo("Zürich");
        assertThat(read("text/html; charset=koi8-r", joined(bytes("FFFE"), utf16le("<p>東京"))))
                .isEqualTo("東京");
        assertThat(read("text/html", joined(bytes("FEFF"), "<p>東京".getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo("東京");
        byte[] page = joined("<meta charset=koi8-r><p>".getBytes(StandardCharsets.US_ASCII), bytes("8740"));
        assertThat(read("text/html; charset=shift_jis", page)).isEqualTo("①");
        assertThat(read("text/html; charset=no-such-thing", joined(page, bytes("C1"))))
                .as("an unknown label says nothing")
                .endsWith("а");
    }

    @Test
    void theFirstDeclarationOfThePageCounts() {
        assertThat(page("<meta charset=gb2312><meta charset=shift_jis><p>", "E946"))
                .isEqualTo("镕");
        assertThat(page("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=gb2312'><p>", "E946"))
                .isEqualTo("镕");
        assertThat(page("<meta content='text/html; charset=ks_c_5601-1987' http-equiv=content-type><p>", "8141"))
                .isEqualTo("갂");
        assertThat(page("<meta charset=no-such><meta charset=big5><p>", "9DEE"))
                .as("an unknown label says nothing")
                .isEqualTo("㗎");
        assertThat(page("<!-- <meta charset=shift_jis> --><meta charset=gb2312><p>", "E946"))
                .isEqualTo("镕");
        assertThat(page("<meta name=description content='charset=shift_jis'><meta charset=gb2312><p>", "E946"))
                .isEqualTo("镕");
        assertThat(page("<div title='<meta charset=shift_jis>'></div><meta / charset = \"gb2312\" ><p>", "E946"))
                .isEqualTo("镕");
        assertThat(page("<?xml version='1.0' encoding='gb2312'?><p>", "E946")).isEqualTo("镕");
        assertThat(page("<meta charset=utf-16><p>", "C3BC"))
                .as("markup that can be read is no UTF-16")
                .isEqualTo("ü");
    }

    @Test
    void onlyTheFirst1024BytesAreLookedAt() {
        String declaration = "<meta charset=gb2312>";
        assertThat(page(" ".repeat(1_024 - declaration.length()) + declaration + "<p>", "E946"))
                .isEqualTo("镕");
        assertThat(page(" ".repeat(1_025 - declaration.length()) + declaration + "<p>", "E946"))
                .isEqualTo("éF");
        assertThat(page(" ".repeat(1_025 - declaration.length()) + declaration + "<p>", "C3BC"))
                .as("UTF-8 is recognised all the same")
                .isEqualTo("ü");
    }

    @Test
    void utf16WithoutAMark() {
        assertThat(read("text/html; charset=utf-16le", utf16le("<p>Zürich"))).isEqualTo("Zürich");
        assertThat(read("text/html; charset=utf-16", utf16le("<p>Zürich"))).isEqualTo("Zürich");
        assertThat(read("text/html; charset=utf-16be", "<p>Zürich".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("Zürich");
        assertThat(read("text/html", utf16le("<?xml version='1.0' encoding='utf-16'?><html><p>Zürich")))
                .isEqualTo("Zürich");
        assertThat(read("", joined(bytes("FFFE"), utf16le("<!doctype html><p>Zürich"))))
                .as("without a content type")
                .isEqualTo("Zürich");
        assertThat(read("text/html; charset=utf-16", "<p>Zürich".getBytes(StandardCharsets.UTF_8)))
                .as("declared, but plainly UTF-8")
                .isEqualTo("Zürich");
    }

    @Test
    void aPageThatSaysNothingIsUtf8OrWestern() {
        assertThat(page("<p>", "E2889A")).isEqualTo("√");
        assertThat(page("<p>", "8056FC")).isEqualTo("€Vü");
    }

    private static String page(String markup, String hex) {
        return read("text/html", joined(markup.getBytes(StandardCharsets.US_ASCII), bytes(hex)));
    }

    private static String read(String contentType, byte[] body) {
        return new Documents()
                .read(body, contentType, "http://site.example/page")
                .text();
    }

    private static byte[] utf16le(String text) {
        return text.getBytes(Charset.forName("UTF-16LE"));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
