package dev.acumen.endpoints.internal.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A body of which each part is told of as it comes.
 *
 * @param body reads it
 * @param heard told, from the client's threads
 */
record HeardBody(BodySubscriber<byte[]> body, Runnable heard) implements BodySubscriber<byte[]> {

    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        heard.run();
        body.onNext(parts);
    }

    @Override
    public void onError(Throwable error) {
        body.onError(error);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
