package dev.acumen.tools.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.COM:80/a/../b, http://example.com/b",
        "https://example.com., https://example.com/",
        "https://example.com?q=1#top, https://example.com/?q=1",
        "example.com/a b, https://example.com/a%20b",
        "https://bücher.example/ü, https://xn--bcher-kva.example/%C3%BC",
        "http://2130706433/, http://127.0.0.1/",
        "http://0x7f.1/, http://127.0.0.1/",
        "http://0177.0.0.01/, http://127.0.0.1/",
        "http://127.1/, http://127.0.0.1/",
        "http://127.0.0.1./, http://127.0.0.1/",
        "http://１２７.０.０.１/, http://127.0.0.1/",
        "http://127。0。0。1/, http://127.0.0.1/",
        "http://%31%32%37.0.0.1/, http://127.0.0.1/",
        "http://[::ffff:127.0.0.1]/, http://127.0.0.1/",
        "http://[::1]:8080/x, http://[0:0:0:0:0:0:0:1]:8080/x",
        "http://example.com\\@127.0.0.1/, http://example.com/@127.0.0.1/"
    })
    void hasOneSpelling(String written, String canonical) {
        assertThat(WebAddress.parse(written)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file:///etc/passwd",
                "ftp://example.com/",
                "gopher://127.0.0.1:6379/_x",
                "javascript:alert(1)",
                "http://",
                "http://user@example.com/",
                "http://good.example:80@127.0.0.1/",
                "http://999.1.1.1.1/",
                "http://256.256.256.256/",
                "http://example.com:99999/",
                "http://exa mple.com/",
                "http://[fe80::1%25eth0]/",
                "http://example.com:80:80/"
            })
    void refusesWhatIsNoAddress(String written) {
        assertThatThrownBy(() -> WebAddress.parse(written))
                .isInstanceOfSatisfying(
                        FetchFailure.class, e -> assertThat(e.reason()).isEqualTo(FetchFailure.Reason.BAD_ADDRESS))
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void notPublic(String address) throws Exception {
        assertThat(new AddressRules(List.of()).allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void isPublic(String address) throws Exception {
        assertThat(new AddressRules(List.of()).allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void networksAreAllowedByName() throws Exception {
        AddressRules rules = new AddressRules(List.of(Network.parse("10.0.0.0/9"), Network.parse("fd00::/8")));
        assertThat(rules.allows(InetAddress.getByName("10.127.255.255"))).isTrue();
        assertThat(rules.allows(InetAddress.getByName("10.128.0.0"))).isFalse();
        assertThat(rules.allows(InetAddress.getByName("fdff::1"))).isTrue();
        assertThat(rules.allows(InetAddress.getByName("fc00::1"))).isFalse();
        assertThatThrownBy(() -> Network.parse("localhost/8")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Network.parse("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    }
}
