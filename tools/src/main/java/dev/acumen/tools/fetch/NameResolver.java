package dev.acumen.tools.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. It is asked once for each hop, and what it answers is what is connected to. */
@FunctionalInterface
public interface NameResolver {

    /** The addresses of a host, at least one. Numeric hosts are not asked for. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Asks the system. */
    static NameResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
