package dev.acumen.net;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body up to so many bytes; one that goes on beyond them is dropped, and its connection with it. */
public final class BoundedBody implements BodySubscriber<byte[]> {

    /** More bytes came than an answer may have. */
    public static final class Overrun extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param mostBytes that an answer may have */
        public Overrun(long mostBytes) {
            super("the answer is longer than "
                    + (mostBytes >> 20 > 0 ? (mostBytes >> 20) + " MB" : (mostBytes >> 10) + " kB"));
        }
    }

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final long mostBytes;
    private long bytes;
    private Flow.@Nullable Subscription subscription;

    /** @param mostBytes that the body may have */
    public BoundedBody(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        if (bytes <= mostBytes) {
            whole.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            subscription = null;
            whole.onError(new Overrun(mostBytes));
        }
    }

    @Override
    public void onError(Throwable error) {
        whole.onError(error);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
