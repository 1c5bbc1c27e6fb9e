package dev.acumen.tools.fetch;

import dev.acumen.tools.fetch.FetchFailure.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;

/** Single requests, each in a thread of its own, so that the one who waits can go at the deadline or when it is interrupted. */
final class Hops implements AutoCloseable {

    private final FetchSettings settings;
    private final AddressRules rules;
    private final Connection connection;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "acumen-fetch");
        thread.setDaemon(true);
        return thread;
    });

    Hops(FetchSettings settings) {
        this.settings = settings;
        this.rules = new AddressRules(settings.allowedNetworks());
        this.connection = new Connection(settings);
    }

    Hop get(WebAddress address, Duration limit) {
        HttpGet request = new HttpGet(address.uri());
        Future<Hop> answer = threads.submit(() -> connection.get(request, address, targets(address), limit));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw timedOut(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure(Reason.INTERRUPTED, "reading " + address + " was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(address, e.getCause() == null ? e : e.getCause());
        } finally {
            request.cancel();
            answer.cancel(true);
        }
    }

    FetchFailure timedOut(WebAddress address) {
        return new FetchFailure(
                Reason.TIMED_OUT, address + " did not answer within " + seconds(settings.timeout()) + " seconds");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connection.close();
    }

    /** Where to connect to: looked up once, and checked. */
    private List<InetSocketAddress> targets(WebAddress address) throws UnknownHostException {
        var told = settings.connectTo(address.host());
        if (told.isPresent()) {
            return List.of(told.get());
        }
        if (!settings.ports().contains(address.port())) {
            throw notAllowed(address, "port " + address.port() + " is not allowed");
        }
        var number = HostName.number(address.host());
        var found =
                number.isPresent() ? List.of(number.get()) : settings.resolver().resolve(address.host());
        if (found.isEmpty()) {
            throw new UnknownHostException(address.host());
        }
        if (!found.stream().allMatch(rules::allows)) {
            throw notAllowed(address, "it is not on the public internet");
        }
        return found.stream()
                .map(one -> new InetSocketAddress(one, address.port()))
                .toList();
    }

    private static FetchFailure notAllowed(WebAddress address, String why) {
        return new FetchFailure(Reason.NOT_ALLOWED, "reading " + address + " is not allowed: " + why);
    }

    private FetchFailure failure(WebAddress address, Throwable cause) {
        if (cause instanceof FetchFailure known) {
            return known;
        }
        if (cause instanceof UnknownHostException) {
            return unreachable("there is no host " + address.host(), cause);
        }
        if (cause instanceof SocketTimeoutException) {
            return timedOut(address);
        }
        if (cause instanceof SSLException) {
            return unreachable("there is no secure connection with " + address.host(), cause);
        }
        if (cause instanceof IOException) {
            return unreachable(address + " cannot be fetched: the connection failed or broke off", cause);
        }
        return unreachable(address + " cannot be fetched: the server does not answer in proper HTTP", cause);
    }

    private static FetchFailure unreachable(String message, Throwable cause) {
        return new FetchFailure(Reason.UNREACHABLE, message, cause);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0
                ? String.valueOf(time.toSeconds())
                : String.valueOf(time.toMillis() / 1_000.0);
    }
}
