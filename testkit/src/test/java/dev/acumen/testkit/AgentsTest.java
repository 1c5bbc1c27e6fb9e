package dev.acumen.testkit;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.tool.AnnotatedTools;
import dev.acumen.agent.tool.OwnAgent;
import dev.acumen.agent.tool.ToolAgent;
import dev.acumen.tools.Calculator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract of agents on the built-in ones. */
class AgentsTest {

    @Nested
    class OfOneCall extends AgentContract {

        @Override
        protected Agent agent() {
            return new SingleCallAgent();
        }
    }

    @Nested
    class WithTools extends AgentContract {

        private final ToolAgent agent =
                ToolAgent.builder(AnnotatedTools.shared(new Calculator())).build();

        @AfterEach
        void close() {
            agent.close();
        }

        @Override
        protected Agent agent() {
            return agent;
        }
    }

    @Nested
    class OfOwnCode extends AgentContract {

        @Override
        protected Agent agent() {
            return new OwnAgent((model, task) -> model.chat(task.text()));
        }
    }
}
