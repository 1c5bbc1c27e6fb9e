package dev.acumen.core.run;

import dev.langchain4j.data.message.ChatMessage;
import java.util.List;

/** How likely a frozen model is to write a reply that it is given. Asks the model, which is paid for like other calls. Each is asked by one thread. */
@FunctionalInterface
public interface ReplyLikelihood {

    /**
     * Log-probabilities at temperature 1.
     *
     * @param before the messages that are replied to
     * @param reply the text of the reply
     * @return the natural logarithm of the probability of each token of the reply, in its order; empty if the server does not tell, or the tokens of the reply cannot be told
     *     from those before it
     */
    List<Double> of(List<ChatMessage> before, String reply);
}
