package dev.acumen.benchmarks.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Answers every chat completion at {@code /after/MS/v1} after so many milliseconds, with about 2 KB. One thread that waits for sockets and the
 * clock, because it shares the machine with what is measured. Prints its port, and ends when its standard input does: with its parent.
 */
public final class LatencyServer {

    private static final int WAITING_CONNECTIONS = 4_096;

    private final Selector selector;
    private final ServerSocketChannel door;
    private final PriorityQueue<Exchange.Due> due = new PriorityQueue<>();

    private LatencyServer() throws IOException {
        selector = Selector.open();
        door = ServerSocketChannel.open();
        door.configureBlocking(false);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        door.bind(new InetSocketAddress(loopback, 0), WAITING_CONNECTIONS);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Serves until the parent is gone. */
    public static void main(String[] args) throws IOException {
        LatencyServer server = new LatencyServer();
        System.out.println(server.door.socket().getLocalPort());
        JavaProcess.endWithParent();
        server.serve();
    }

    private void serve() throws IOException {
        while (true) {
            sendDue();
            long wait = due.isEmpty() ? 0 : millisUntil(due.element());
            selector.select(this::ready, wait);
        }
    }

    /** Rounded up, because to the selector 0 means for ever. */
    private static long millisUntil(Exchange.Due next) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(next.at() - System.nanoTime())) + 1;
    }

    private void sendDue() {
        long now = System.nanoTime();
        while (!due.isEmpty() && due.element().at() - now <= 0) {
            Exchange.Due answer = due.remove();
            try {
                answer.send();
            } catch (IOException e) {
                answer.giveUp();
            }
        }
    }

    private void ready(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
        } else if (key.attachment() instanceof Exchange exchange) {
            try {
                exchange.read().ifPresent(due::add);
            } catch (IOException | RuntimeException e) {
                exchange.close();
            }
        }
    }

    private void accept() {
        try {
            for (SocketChannel client = door.accept(); client != null; client = door.accept()) {
                client.configureBlocking(false);
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                client.register(selector, SelectionKey.OP_READ, new Exchange(client));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the latency server cannot take connections", e);
        }
    }
}
