package dev.acumen.evaluators.internal.judge;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The judging model at the site of each attempt. A site is bound once, however many judges of a specification look at the attempt and
 * however often: what they ask are further turns there, in the order in which they ask, so that a run can be repeated.
 */
final class JudgeModels {

    private final Endpoint endpoint;
    private final Map<CallSite, ChatModel> models = new ConcurrentHashMap<>();

    /** @param endpoint the judging model */
    JudgeModels(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    ChatModel at(Rollout rollout) {
        RolloutId id = rollout.id();
        CallSite site = new CallSite(id.pass(), Phase.JUDGE, id.task().value(), id.sample());
        return models.computeIfAbsent(site, endpoint::at);
    }
}
