package dev.acumen.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies of the environment. */
class ProxiesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://a.example/, HTTPS_PROXY, http://p.example:3128, -, p.example:3128",
                "https://a.example/, https_proxy, p.example:3128, -, p.example:3128",
                "http://a.example/, HTTPS_PROXY, http://p.example:3128, -, -",
                "http://a.example/, HTTP_PROXY, http://user:pw@p.example, -, p.example:80",
                "https://a.example/, ALL_PROXY, http://p.example:1, -, p.example:1",
                "https://a.example/, HTTPS_PROXY, http://p.example:1, a.example, -",
                "https://www.a.example/, HTTPS_PROXY, http://p.example:1, .a.example, -",
                "https://www.a.example/, HTTPS_PROXY, http://p.example:1, *.a.example, -",
                "https://ba.example/, HTTPS_PROXY, http://p.example:1, a.example, p.example:1",
                "https://a.example/, HTTPS_PROXY, http://p.example:1, *, -",
                "http://127.0.0.1:8080/, HTTP_PROXY, http://p.example:1, -, -",
                "https://a.example/, HTTPS_PROXY, not a host, -, -"
            })
    void areReadAsCommandLineProgramsDo(String address, String name, String proxy, String exempt, String chosen) {
        Map<String, String> environment =
                exempt == null ? Map.of(name, proxy) : Map.of(name, proxy, "NO_PROXY", "x.example, " + exempt);
        Proxy found = Proxies.of(environment).select(URI.create(address)).get(0);
        assertThat(found)
                .isEqualTo(
                        chosen == null
                                ? Proxy.NO_PROXY
                                : new Proxy(
                                        Proxy.Type.HTTP,
                                        InetSocketAddress.createUnresolved(
                                                chosen.split(":")[0], Integer.parseInt(chosen.split(":")[1]))));
    }
}
