package dev.acumen.agent.tool;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A form in which models write tool calls into the text of a reply, because they were trained on it or were told to. This table is the only place that
 * knows them; {@link CallBody} reads what stands in them.
 *
 * @param models who writes so
 * @param head what a call begins with; group {@code name} is the tool, where it stands there
 * @param tail what a call ends with, where it does
 * @param body what stands between
 * @param isMarked whether such a text is a call wherever it stands; else it is one only at the end of a reply, and prose with JSON in it is none
 */
record CallForm(String models, Pattern head, Pattern tail, Body body, boolean isMarked) {

    /** What stands in a call. */
    enum Body {
        /** Calls with their names, in any notation. */
        CALLS,
        /** The arguments of the tool that the head names: JSON, elements or plain text. */
        ARGUMENTS
    }

    private static final String NAME = "(?:functions?\\.)?(?<name>[\\w.-]{1,128}?)";
    /** DeepSeek's tokens have bars and spaces of their own, which some servers turn into those of ASCII. */
    private static final String BAR = "[|｜]";

    private static final String SP = "[▁_ ]";

    static final CallForm PROTOCOL = marked(
            "the prompt of this agent, Gemma",
            "```(?:tool_calls?|tool_code|tool_use|function_calls?)[^\\S\\n]*\\n",
            "```",
            Body.CALLS);

    private static final CallForm HERMES = marked(
            "Hermes, Qwen, GLM, Granite, Jamba, Hunyuan, Nemotron, OLMo",
            "(?i)<(?:[\\w-]+:)?(?:tool_?calls?|function_?calls?|tool_use|tools)>",
            "(?i)</(?:[\\w-]+:)?(?:tool_?calls?|function_?calls?|tool_use|tools)>",
            Body.CALLS);

    /** Where tools are called in text, these are calls even of a tool that there is not, and the model is told. */
    static final List<CallForm> ASKED_FOR = List.of(PROTOCOL, HERMES);

    /** In the order in which they are looked for: a form that may stand within another one comes first. */
    static final List<CallForm> TABLE = List.of(
            marked("Qwen3-Coder, Seed-OSS, Llama 3", "<function=\"?" + NAME + "\"?>", "</function>", Body.ARGUMENTS),
            marked(
                    "MiniMax, Claude, Step, DeepSeek V3.2",
                    "<(?:[\\w-]+:|" + BAR + "DSML" + BAR + ")?invoke\\s+name=[\"']?" + NAME + "[\"']?\\s*>",
                    "</(?:[\\w-]+:|" + BAR + "DSML" + BAR + ")?invoke>",
                    Body.ARGUMENTS),
            marked(
                    "tags with the name as an attribute",
                    "<(?:tool|tool_call|tool_use|function|function_call)\\s+name=[\"']" + NAME + "[\"']\\s*>",
                    "</(?:tool|tool_call|tool_use|function|function_call)>",
                    Body.ARGUMENTS),
            marked(
                    "Kimi K2",
                    "<\\|tool_call_begin\\|>\\s*" + NAME + "(?::\\d+)?\\s*<\\|tool_call_argument_begin\\|>",
                    "<\\|tool_call_end\\|>",
                    Body.ARGUMENTS),
            marked(
                    "DeepSeek V2, V3, R1",
                    "<" + BAR + "tool" + SP + "call" + SP + "begin" + BAR + ">\\s*function\\s*<" + BAR + "tool" + SP
                            + "sep" + BAR + ">\\s*" + NAME + "\\s*(?=\\n|```|\\{)",
                    "<" + BAR + "tool" + SP + "call" + SP + "end" + BAR + ">",
                    Body.ARGUMENTS),
            marked(
                    "DeepSeek V3.1",
                    "<" + BAR + "tool" + SP + "call" + SP + "begin" + BAR + ">\\s*" + NAME + "\\s*<" + BAR + "tool" + SP
                            + "sep" + BAR + ">",
                    "<" + BAR + "tool" + SP + "call" + SP + "end" + BAR + ">",
                    Body.ARGUMENTS),
            marked(
                    "gpt-oss (Harmony)",
                    "(?:commentary|analysis|assistant|final)\\s*to=" + NAME
                            + "(?=[\\s<{]|json|code|\\z)(?:\\s*(?:<\\|(?:channel|constrain)\\|>)?\\s*(?:commentary|analysis|json|code)\\b)*\\s*(?:<\\|message\\|>)?",
                    "<\\|(?:call|end|start|return)\\|>|assistant(?=commentary|final|analysis)",
                    Body.ARGUMENTS),
            marked(
                    "Mistral",
                    "\\[TOOL_CALLS]\\s*" + NAME + "\\s*(?:\\[CALL_ID]\\s*[\\w-]*\\s*)?(?:\\[ARGS]|(?=\\{))",
                    "(?=\\[TOOL_CALLS])|</s>",
                    Body.ARGUMENTS),
            marked("Mistral", "(?<![\\w.-])" + NAME + "\\[ARGS]", "(?=[\\w.-]+\\[ARGS])|</s>", Body.ARGUMENTS),
            marked("Mistral", "\\[TOOL_CALLS]", "\\[/TOOL_CALLS]|(?=\\[TOOL_CALLS])|</s>", Body.CALLS),
            PROTOCOL,
            HERMES,
            marked(
                    "Granite 3, Phi 4, LFM2, Step",
                    "<\\|(?:tool_calls?|tool_call_start|function_calls?)\\|>",
                    "<\\|/?(?:tool_calls?|tool_call_end|function_calls?)\\|>",
                    Body.CALLS),
            marked("Phi 4", "functools\\s*(?=\\[)", "\\z", Body.CALLS),
            marked("InternLM", "<\\|action_start\\|>\\s*<\\|plugin\\|>", "<\\|action_end\\|>", Body.CALLS),
            marked("Cohere", "<\\|START_ACTION\\|>", "<\\|END_ACTION\\|>", Body.CALLS),
            marked(
                    "Llama 3 and 4",
                    "<\\|python_(?:tag|start)\\|>",
                    "<\\|(?:python_end|eom_id|eot_id|eot|eom)\\|>",
                    Body.CALLS),
            marked("FunctionGemma", "<start_function_call>", "<end_function_call>", Body.CALLS),
            marked("xLAM", "\\[TOOL_CALL]", "\\[/TOOL_CALL]", Body.CALLS),
            marked("Functionary", "(?m)^>>>\\s*" + NAME + "\\s*\\n", "(?=^>>>)", Body.ARGUMENTS),
            marked(
                    "Qwen-Agent",
                    "✿FUNCTION✿:\\s*" + NAME + "\\s*✿ARGS✿:",
                    "(?=✿(?:RESULT|RETURN|FUNCTION)✿)",
                    Body.ARGUMENTS),
            marked(
                    "ReAct",
                    "(?im)^[ \\t>*_#-]*Action(?: Name)?[*_]*[ \\t]*:[*_]*[ \\t]*[`*\"']*" + NAME
                            + "[`*\"']*[ \\t]*\\R\\s*[>*_#-]*Action[ _]?Input[*_]*[ \\t]*:[*_]*[ \\t]*",
                    "(?im)(?=^[ \\t>*_#-]*(?:Observation|Thought|Action|Final Answer)[*_]*[ \\t]*:)",
                    Body.ARGUMENTS),
            marked(
                    "ReAct, Cohere",
                    "(?im)^[ \\t>*_#-]*Action[*_]*[ \\t]*:[*_]*\\s*(?=[`\\[{\\w])",
                    "(?im)(?=^[ \\t>*_#-]*(?:Observation|Thought|Action|Final Answer)[*_]*[ \\t]*:)",
                    Body.CALLS),
            marked("tags named like the tool", "<" + NAME + ">(?=\\s*[<{])", "</TOOL_NAME>", Body.ARGUMENTS),
            atEnd(
                    "a block of code",
                    "```(?:json|javascript|xml|python|text|plaintext)?[^\\S\\n]*\\n",
                    "```",
                    Body.CALLS),
            atEnd("JSON, Llama 3, xLAM", "(?=\\{\\s*[\"']|\\[\\s*\\{|\\[\\s*[\\w.-]+\\()", "\\z", Body.CALLS),
            atEnd(
                    "GLM 4, Kimi K2 and Mistral without their tokens",
                    "(?m)(?:^[ \\t]*|(?<=\\}))" + NAME + "(?::\\d+)?\\s*(?=\\{)",
                    "\\z",
                    Body.ARGUMENTS),
            atEnd("Python", "(?m)^[ \\t]*(?=[\\w.-]+\\()", "\\z", Body.CALLS));

    /** Where a model goes on with the answer of a tool that it made up itself. */
    static final Pattern INVENTED = Pattern.compile(
            "(?im)^[ \\t>*_#-]*Observation[*_]*[ \\t]*:|<(?:tool_response|tool_output|function_results?|tool_result)>"
                    + "|\\[TOOL_RESULTS]|✿RESULT✿|<[|｜]tool[▁_ ]outputs?[▁_ ]begin[|｜]>");

    /** What stands around several calls, or ends a reply. */
    static final Pattern AROUND = Pattern.compile(
            "</?(?:[\\w-]+:)?(?:tool_?calls?|function_?calls?|tool_use)>"
                    + "|<[|｜]/?(?:tool[▁_ ]calls?[▁_ ](?:section_)?(?:begin|end)|DSML[|｜]function_calls|python_(?:tag|start|end)|START_ACTION|END_ACTION|plugin|action_start|action_end)[|｜]>"
                    + "|</[|｜]DSML[|｜]function_calls>|\\[/?TOOL_CALLS?]|<\\|(?:call|end|return|eom_id|eot_id|eot|eom|im_end|tool_call|/tool_call)\\|>|</s>|</?(?:start|end)_function_call>|(?m:```\\w*\\s*$)");

    /** Whether such a call goes to the end of the text, so that only what stands in it shows whether it is whole. */
    static boolean isToTheEnd(Pattern tail) {
        return tail.pattern().equals("\\z");
    }

    /** What a call of that tool ends with. */
    Pattern tail(String tool) {
        return tail.pattern().contains("TOOL_NAME")
                ? Pattern.compile(tail.pattern().replace("TOOL_NAME", Pattern.quote(tool)))
                : tail;
    }

    private static CallForm marked(String models, String head, String tail, Body body) {
        return new CallForm(models, Pattern.compile(head), Pattern.compile(tail), body, true);
    }

    private static CallForm atEnd(String models, String head, String tail, Body body) {
        return new CallForm(models, Pattern.compile(head), Pattern.compile(tail), body, false);
    }
}
