package dev.acumen.testkit;

import dev.acumen.agent.tool.AnnotatedTools;
import dev.acumen.core.tool.Toolkit;
import dev.acumen.tools.Calculator;

/** The contract of toolkits on the calculator. */
class ToolkitsTest extends ToolkitContract {

    @Override
    protected Toolkit toolkit() {
        return AnnotatedTools.shared(new Calculator());
    }

    @Override
    protected String arguments() {
        return "{\"expression\": \"6 * 7\"}";
    }
}
