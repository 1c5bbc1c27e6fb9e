package dev.acumen.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.ToolUse;
import dev.acumen.core.run.CallMetadata;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskInput;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCallsTest {

    private static final Task TASK = Samples.task("t1");
    private static final RolloutId ID = new RolloutId(Samples.PASS, TASK.id(), 0);

    private final Desk desk = new Desk();

    /** Calls of add with 2 and 3, as models write them. */
    static Stream<String> forms() {
        String json = "{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}";
        String args = "{\"a\": 2, \"b\": 3}";
        return Stream.of(
                "<tool_call>\n" + json + "\n</tool_call>",
                "<tool_call>" + json,
                "<tool_call>\n{'name': 'add', 'arguments': {'a': 2, 'b': 3}}\n</tool_call>",
                "<tool_call>[" + json + "]</tool_call>",
                "<tool_calls>[" + json + "]</tool_calls>",
                "<function_call>" + json + "</function_call>",
                "<functioncall> {\"name\": \"add\", \"arguments\": '{\"a\": 2, \"b\": 3}'}",
                "<TOOLCALL>[" + json + "]</TOOLCALL>",
                "<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}</tool_call>",
                "```tool_call\n" + json + "\n```",
                "```tool_code\nadd(a=2, b=3)\n```",
                "```tool_code\nprint(default_api.add(a=2, b=3))\n```",
                json,
                "[" + json + "]",
                "{\"name\": \"add\", \"parameters\": {\"a\": 2, \"b\": 3}}",
                "{\"type\": \"function\", \"name\": \"add\", \"parameters\": {\"a\": \"2\", \"b\": \"3\"}}",
                "{\"function\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}",
                "{\"function\": {\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}}",
                "{\"type\": \"function\", \"function\": {\"name\": \"add\", \"arguments\": \"{\\\"a\\\": 2, \\\"b\\\": 3}\"}}",
                "{\"tool_calls\": [{\"id\": \"c1\", \"type\": \"function\", \"function\": {\"name\": \"add\", \"arguments\": \"{\\\"a\\\":2,\\\"b\\\":3}\"}}]}",
                "{\"function_call\": {\"name\": \"add\", \"arguments\": \"{\\\"a\\\":2,\\\"b\\\":3}\"}}",
                "{\"type\": \"tool_use\", \"id\": \"t1\", \"name\": \"add\", \"input\": {\"a\": 2, \"b\": 3}}",
                "{\"functionCall\": {\"name\": \"add\", \"args\": {\"a\": 2, \"b\": 3}}}",
                "{\"tool\": \"add\", \"args\": {\"a\": 2, \"b\": 3}}",
                "{\"tool_name\": \"add\", \"parameters\": {\"a\": 2, \"b\": 3}}",
                "{\"action\": \"add\", \"action_input\": {\"a\": 2, \"b\": 3}}",
                "{\"tool_uses\": [{\"recipient_name\": \"functions.add\", \"parameters\": {\"a\": 2, \"b\": 3}}]}",
                "{\"add\": {\"a\": 2, \"b\": 3}}",
                "{\"tool\": \"add\", \"a\": 2, \"b\": 3}",
                "{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}",
                "```json\n" + json + "\n```",
                "```json\n[" + json + "]\n```",
                "```\n" + json + "\n```",
                "```json" + "\n{\"name\": \"add\", \"parameters\": {\"a\": 2, \"b\": 3}}```",
                "<tool_call>\n<function=add>\n<parameter=a>\n2\n</parameter>\n<parameter=b>\n3\n</parameter>\n</function>\n</tool_call>",
                "<function=add>\n<parameter=a>2</parameter>\n<parameter=b>3</parameter>\n</function>",
                "<seed:tool_call><function=add><parameter=a>2</parameter><parameter=b>3</parameter></function></seed:tool_call>",
                "<function=add>" + args + "</function>",
                "<function=add>" + args,
                "[TOOL_CALLS][" + json + "]",
                "[TOOL_CALLS] [" + json + "]</s>",
                "[TOOL_CALLS]add[ARGS]" + args,
                "[TOOL_CALLS]add[CALL_ID]abc123def[ARGS]" + args,
                "[TOOL_CALLS]add" + args,
                "add[ARGS]" + args,
                "add" + args,
                "<|python_tag|>{\"name\": \"add\", \"parameters\": {\"a\": 2, \"b\": 3}}<|eom_id|>",
                "<|python_tag|>add.call(a=2, b=3)",
                "[add(a=2, b=3)]",
                "<|python_start|>[add(a=2, b=3)]<|python_end|>",
                "add(a=2, b=3)",
                "add(2, 3)",
                "<|tool_call_start|>[add(a=2, b=3)]<|tool_call_end|>",
                "<function_calls>\nadd(a=2, b=3)\n</function_calls>",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>add\n```json\n" + args
                        + "\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>add<｜tool▁sep｜>" + args
                        + "<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>",
                "<|tool_calls_begin|><|tool_call_begin|>function<|tool_sep|>add\n```json\n" + args
                        + "\n```<|tool_call_end|><|tool_calls_end|>",
                "<｜DSML｜function_calls>\n<｜DSML｜invoke name=\"add\">\n<｜DSML｜parameter name=\"a\" string=\"false\">2</｜DSML｜parameter>\n"
                        + "<｜DSML｜parameter name=\"b\" string=\"false\">3</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>",
                "<minimax:tool_call>\n<invoke name=\"add\">\n<parameter name=\"a\">2</parameter>\n<parameter name=\"b\">3</parameter>\n</invoke>\n</minimax:tool_call>",
                "<function_calls>\n<invoke name=\"add\">\n<parameter name=\"a\">2</parameter>\n<parameter name=\"b\">3</parameter>\n</invoke>\n</function_calls>",
                "<x:function_calls><x:invoke name=\"add\"><x:parameter name=\"a\">2</x:parameter><x:parameter name=\"b\">3</x:parameter></x:invoke></x:function_calls>",
                "<function_calls><invoke><tool_name>add</tool_name><parameters><a>2</a><b>3</b></parameters></invoke></function_calls>",
                "<tool_use><name>add</name><arguments>" + args + "</arguments></tool_use>",
                "<tool_call name=\"add\">" + args + "</tool_call>",
                "<add>\n<a>2</a>\n<b>3</b>\n</add>",
                "Thought: I must add.\nAction: add\nAction Input: " + args,
                "Action: add\nAction Input: " + args + "\nObservation: 6\nThought: I know\nFinal Answer: 6",
                "**Action:** add\n**Action Input:** " + args,
                "Action: add\nAction Input:\n```json\n" + args + "\n```",
                "Action: add(2, 3)",
                "Action:\n```json\n{\"action\": \"add\", \"action_input\": " + args + "}\n```",
                "Action: ```json\n[\n{\"tool_name\": \"add\", \"parameters\": " + args + "}\n]\n```",
                "<|START_ACTION|>[{\"tool_call_id\": \"0\", \"tool_name\": \"add\", \"parameters\": " + args
                        + "}]<|END_ACTION|>",
                "<|tool_calls_section_begin|><|tool_call_begin|>functions.add:0<|tool_call_argument_begin|>" + args
                        + "<|tool_call_end|><|tool_calls_section_end|>",
                "functions.add:0" + args,
                "<tool_call>add\n<arg_key>a</arg_key>\n<arg_value>2</arg_value>\n<arg_key>b</arg_key>\n<arg_value>3</arg_value>\n</tool_call>",
                "add\n" + args,
                "<|tool_call|>[" + json + "]",
                "<|tool_call|>[" + json + "]<|/tool_call|>",
                "functools[" + json + "]",
                "<|action_start|><|plugin|>\n{\"name\": \"add\", \"parameters\": " + args + "}<|action_end|>",
                ">>>add\n" + args,
                "✿FUNCTION✿: add\n✿ARGS✿: " + args + "\n✿RESULT✿: 6",
                "<start_function_call>call:add{a:2,b:3}<end_function_call>",
                "<|channel|>analysis<|message|>I add.<|end|><|start|>assistant<|channel|>commentary to=functions.add <|constrain|>json<|message|>"
                        + args + "<|call|>",
                "<|start|>assistant to=functions.add<|channel|>commentary json<|message|>" + args,
                "<|start|>assistant<|channel|>commentary to=functions.add code<|message|>" + args + "<|call|>",
                "analysisI must add.assistantcommentary to=functions.add json" + args,
                "commentary to=functions.add <|constrain|>json<|message|>" + args,
                json + "<|eot_id|>",
                "```json\n" + json + "\n```\n<|im_end|>",
                "```tool_call\n" + json,
                "<tool_call>\n" + json + "\n</tool_call>\nI will wait for the result.",
                "<tool_call>\n" + json + "\n</tool_call>\n<tool_response>\n6\n</tool_response>\nThe sum is 6.",
                "<tool_call>{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":2,\\\"b\\\":3}\"}</tool_call>",
                "<|tool_call|>call:add{a:2,b:3}<|/tool_call|>",
                "[TOOL_CALLS]\n[{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}, \"id\": \"abc123def\"}]",
                "<tools>\n" + json + "\n</tools>",
                "Calling the tool: " + json,
                "```xml\n<tool_call>\n" + json + "\n</tool_call>\n```",
                "Action: add\nAction Input: " + args + "\n",
                "Action: add[2, 3]",
                "<|tool▁call▁begin|>function<|tool▁sep|>add\n" + args + "<|tool▁call▁end|>");
    }

    static Stream<String> formsBehindText() {
        return forms().filter(form -> !form.startsWith("analysis")).map(form -> "I will add the two.\n\n" + form);
    }

    @ParameterizedTest
    @MethodSource({"forms", "formsBehindText"})
    void aCallInTheTextIsMadeWhereTheServerWasOfferedTools(String form) {
        ScriptedModel model = first(form, "5");

        Attempt attempt = attempt(model, ToolCalling.AUTO);

        assertThat(desk.calls).containsExactly("add 2 3");
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("5");
        assertThat(attempt.ending()).isEqualTo(new Ending.Completed());
        ChatRequest second = model.requests().get(1);
        assertThat(ScriptedModel.text(second)).contains("add answers:\n<tool_output>\n5\n</tool_output>");
        assertThat(second.toolSpecifications()).isNullOrEmpty();
        assertThat(((SystemMessage) second.messages().get(0)).text())
                .startsWith("Answer.")
                .contains("- add: Adds.");
        assertThat(second.messages())
                .noneMatch(ToolExecutionResultMessage.class::isInstance)
                .noneMatch(message -> message instanceof AiMessage reply && reply.hasToolExecutionRequests());
        assertThat(attempt.trajectory().turns().get(0).remarks())
                .anySatisfy(remark -> assertThat(remark)
                        .startsWith("the server left tool calls in the text, as written by ")
                        .endsWith(", so they are called in text"));
    }

    @ParameterizedTest
    @MethodSource({"forms", "formsBehindText"})
    void aCallInTheTextIsMadeWhereToolsAreCalledInText(String form) {
        Attempt attempt = attempt(first(form, "5"), ToolCalling.TEXT);

        assertThat(desk.calls).containsExactly("add 2 3");
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"Ann\", \"arguments\": {\"a\": 2}}",
                "{\"name\": \"google\", \"arguments\": {\"q\": \"x\"}}",
                "```json\n{\"name\": \"subtract\", \"parameters\": {\"a\": 2, \"b\": 3}}\n```",
                "{\"sum\": 5, \"add\": [2, 3]}",
                "{\"answer\": {\"name\": \"x\"}}",
                "[{\"name\": \"add\"}]",
                "The function is\n```python\ndef add(a, b):\n    return a + b\n```",
                "```python\nprint(sum([2, 3]))\n```",
                "subtract(a=2, b=3)",
                "[2, 3]",
                "[1](https://example.com)",
                "I called add(a=2, b=3) and the answer is 5.",
                "add(a=2, b=3) gives 5.",
                "I used this:\n```json\n{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}\n```\nThe answer is 5.",
                "Models write <tool_call> before a call and </tool_call> after it.",
                "<tool_call>{\"name\": \"google\", \"arguments\": {}}</tool_call>",
                "Action: wait\nAction Input: none",
                "Action: None",
                "Use [TOOL_CALLS] as the token",
                "<answer><a>2</a></answer>",
                "<function=subtract>{\"a\": 2}</function>",
                "{\"type\": \"function\", \"function\": {\"name\": \"add\", \"parameters\": {\"type\": \"object\", \"properties\": {}}}}",
                "<tools>{\"name\": \"add\", \"parameters\": {\"type\": \"object\", \"properties\": {\"a\": {}}}}</tools>",
                "I have these tools:\n- add(a, b)\n- echo(text)",
                "See the docs of `add(a=2, b=3)`",
                "The set {add} has one element",
                "f(x) = {x if x > 0",
                "5"
            })
    void whatNamesNoToolIsAnAnswer(String text) {
        ScriptedModel model = first(text, "another");

        Attempt attempt = attempt(model, ToolCalling.AUTO);

        assertThat(model.requests()).hasSize(1);
        assertThat(attempt.ending()).isEqualTo(new Ending.Completed());
        assertThat(desk.calls).isEmpty();
    }

    static Stream<String> several() {
        String one = "{\"name\": \"add\", \"arguments\": {\"a\": 1, \"b\": 1}}";
        String two = "{\"name\": \"echo\", \"arguments\": {\"text\": \"x, }y\"}}";
        return Stream.of(
                "<tool_call>\n" + one + "\n</tool_call>\n<tool_call>\n" + two + "\n</tool_call>",
                "<tool_call>\n" + one + "\n" + two + "\n</tool_call>",
                "[TOOL_CALLS][" + one + ", " + two + "]",
                "[TOOL_CALLS]add[ARGS]{\"a\": 1, \"b\": 1}[TOOL_CALLS]echo[ARGS]{\"text\": \"x, }y\"}",
                "add[ARGS]{\"a\": 1, \"b\": 1}echo[ARGS]{\"text\": \"x, }y\"}",
                "[" + one + ", " + two + "]",
                one + "\n" + two,
                one + "; " + two,
                "<|python_tag|>" + one + "; " + two,
                "```json\n" + one + "\n```\n```json\n" + two + "\n```",
                "```tool_call\n" + one + "\n```\n```tool_call\n" + two + "\n```",
                "[add(a=1, b=1), echo(text='x, }y')]",
                "add(a=1, b=1)\necho(text=\"x, }y\")",
                "<function=add><parameter=a>1</parameter><parameter=b>1</parameter></function><function=echo><parameter=text>x, }y</parameter></function>",
                "<invoke name=\"add\"><parameter name=\"a\">1</parameter><parameter name=\"b\">1</parameter></invoke>\n<invoke name=\"echo\"><parameter name=\"text\">x, }y</parameter></invoke>",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>add<｜tool▁sep｜>{\"a\": 1, \"b\": 1}<｜tool▁call▁end｜>\n"
                        + "<｜tool▁call▁begin｜>echo<｜tool▁sep｜>{\"text\": \"x, }y\"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
                "functions.add:0{\"a\": 1, \"b\": 1}functions.echo:1{\"text\": \"x, }y\"}",
                "Action: add\nAction Input: {\"a\": 1, \"b\": 1}\n\nAction: echo\nAction Input: x, }y");
    }

    @ParameterizedTest
    @MethodSource("several")
    void severalCallsOfOneReplyAreAllMade(String text) {
        attempt(first(text, "done"), ToolCalling.AUTO);

        assertThat(desk.calls).containsExactlyInAnyOrder("add 1 1", "echo x, }y");
    }

    @Test
    void aCallOfAnUnknownToolBesideAKnownOneIsTold() {
        ScriptedModel model = first(
                "<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}</tool_call>"
                        + "<tool_call>{\"name\": \"google\", \"arguments\": {}}</tool_call>",
                "5");

        attempt(model, ToolCalling.AUTO);

        assertThat(desk.calls).containsExactly("add 2 3");
        assertThat(ScriptedModel.text(model.requests().get(1))).contains("there is no tool 'google'");
    }

    @Test
    void callsOfSeveralTurnsHaveDifferentIds() {
        String call = "<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": %d}}</tool_call>";
        Attempt attempt =
                attempt(ScriptedModel.inOrder(String.format(call, 3), String.format(call, 4), "6"), ToolCalling.TEXT);

        assertThat(attempt.trajectory().turns().stream()
                        .flatMap(turn -> turn.tools().stream())
                        .map(ToolUse::id))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think><tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}</tool_call></think>5",
                "<think>I could write\n{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}\n</think>\n5",
                "<|channel|>analysis<|message|>[add(a=2, b=3)]<|end|><|start|>assistant<|channel|>final<|message|>5"
            })
    void whatIsCalledInThinkingIsNotMade(String text) {
        Attempt attempt = attempt(first(text, "another"), ToolCalling.AUTO);

        assertThat(desk.calls).isEmpty();
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("5");
    }

    @Test
    void whatAServerToldApartAsThinkingIsNotMade() {
        AiMessage reply = AiMessage.builder()
                .thinking("<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}</tool_call>")
                .text("5")
                .build();

        assertThat(attempt(
                                ScriptedModel.responding(request ->
                                        ChatResponse.builder().aiMessage(reply).build()),
                                ToolCalling.AUTO)
                        .trajectory()
                        .finalAnswer())
                .isEqualTo("5");
        assertThat(desk.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_call>\n{\"name\": \"echo\", \"arguments\": {\"text\": \"half of i",
                "<tool_call>\n{\"na",
                "<tool_call>{\"name\": \"ec",
                "```tool_call\n{\"name\": \"echo\", \"arguments\": {\"text\": \"half of i",
                "[TOOL_CALLS]echo[ARGS]{\"text\": \"half of i",
                "[TOOL_CALLS][{\"name\": \"echo\", \"arguments\": {\"text\": \"half of i",
                "<function=echo><parameter=text>half of i",
                "<invoke name=\"echo\"><parameter name=\"text\">half of i",
                "<tool_call>echo\n<arg_key>text</arg_key>\n<arg_value>half of i",
                "<|python_start|>[echo(text=\"half of i",
                "[echo(text=\"half of i",
                "{\"name\": \"echo\", \"arguments\": {\"text\": \"half of i",
                "```json\n{\"name\": \"echo\", \"arguments\": {\"text\": \"half of i",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>echo<｜tool▁sep｜>{\"text\": \"half of i",
                "Action: echo\nAction Input: {\"text\": \"half of i"
            })
    void aCallThatBreaksOffIsToldAndNotMade(String text) {
        ScriptedModel model = first(text, "done");

        Attempt attempt = attempt(model, ToolCalling.AUTO);

        assertThat(desk.calls).isEmpty();
        assertThat(ScriptedModel.text(model.requests().get(1))).contains("error: the call was not made");
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("done");
    }

    @Test
    void noCallInTheTextOfAReplyThatWasCutOffIsMade() {
        ScriptedModel model =
                ScriptedModel.responding(request -> request.messages().size() > 2
                        ? ScriptedModel.reply("done")
                        : ScriptedModel.reply(
                                "First.\n<tool_call>{\"name\": \"echo\", \"arguments\": {\"text\": \"half",
                                FinishReason.LENGTH));

        Attempt attempt = attempt(model, ToolCalling.AUTO);

        assertThat(desk.calls).isEmpty();
        assertThat(ScriptedModel.text(model.requests().get(1)))
                .contains("First.", "was cut off")
                .doesNotContain("half");
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("done");
    }

    @Test
    void whatTheModelMadeUpInPlaceOfAToolIsNotKept() {
        ScriptedModel model = first(
                "Action: add\nAction Input: {\"a\": 2, \"b\": 3}\nObservation: 6\nAction: echo\nAction Input: six\nObservation: six",
                "5");

        attempt(model, ToolCalling.AUTO);

        assertThat(desk.calls).containsExactly("add 2 3");
        assertThat(ScriptedModel.text(model.requests().get(1))).doesNotContain("Observation: 6", "six");
    }

    @Test
    void aServerThatHadCallsInFieldsBeforeIsAnsweredInFields() {
        AtomicInteger turn = new AtomicInteger();
        ScriptedModel model = ScriptedModel.responding(request -> switch (turn.incrementAndGet()) {
            case 1 ->
                ChatResponse.builder()
                        .aiMessage(AiMessage.from(ToolExecutionRequest.builder()
                                .id("x1")
                                .name("add")
                                .arguments("{\"a\": 1, \"b\": 1}")
                                .build()))
                        .build();
            case 2 ->
                ScriptedModel.reply(
                        "Now the rest.\n<tool_call>\n{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}\n</tool_call>");
            default -> ScriptedModel.reply("5");
        });

        Attempt attempt = attempt(model, ToolCalling.AUTO);

        assertThat(desk.calls).containsExactly("add 1 1", "add 2 3");
        ChatRequest third = model.requests().get(2);
        assertThat(third.toolSpecifications()).isNotEmpty();
        assertThat(third.messages().get(third.messages().size() - 1)).isInstanceOf(ToolExecutionResultMessage.class);
        AiMessage said = (AiMessage) third.messages().get(third.messages().size() - 2);
        assertThat(said.text()).isEqualTo("Now the rest.");
        assertThat(said.toolExecutionRequests()).hasSize(1);
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("5");
    }

    @Test
    void backslashesInArgumentsStayWhatTheyAre() {
        for (String text : List.of(
                "<tool_call>{\"name\": \"echo\", \"arguments\": {\"text\": \"\\d+ \\frac{1}{2} \\nabla\"}}</tool_call>",
                "<function=echo><parameter=text>\n\\d+ \\frac{1}{2} \\nabla\n</parameter></function>",
                "[echo(text=\"\\d+ \\frac{1}{2} \\nabla\")]",
                "[echo(text=r'\\d+ \\frac{1}{2} \\nabla')]",
                "echo[ARGS]{\"text\": \"\\\\d+ \\\\frac{1}{2} \\\\nabla\"}",
                "Action: echo\nAction Input: \\d+ \\frac{1}{2} \\nabla")) {
            attempt(first(text, "done"), ToolCalling.AUTO);
        }

        assertThat(desk.calls).hasSize(6).containsOnly("echo \\d+ \\frac{1}{2} \\nabla");
    }

    @Test
    void repliesOfAnEarlierRunAreReadAsTheyWereThen() {
        String call = "<tool_call>{\"name\": \"echo\", \"arguments\": {\"text\": \"\\d\"}}</tool_call>";

        Attempt auto = attempt(earlier(AiMessage.from(call)), ToolCalling.AUTO);
        assertThat(auto.trajectory().finalAnswer()).isEqualTo(call);
        assertThat(desk.calls).isEmpty();
        attempt(earlier(AiMessage.from(call), AiMessage.from("[echo(text=\"x\")]")), ToolCalling.TEXT);
        AiMessage inFields = AiMessage.from(ToolExecutionRequest.builder()
                .id("x1")
                .name("echo")
                .arguments("{\"text\": \"\\d \\frac\"}")
                .build());
        attempt(earlier(inFields, AiMessage.from("done")), ToolCalling.AUTO);
        assertThat(desk.calls).containsExactly("echo d", "echo d \frac");
    }

    private static ScriptedModel earlier(AiMessage... replies) {
        AtomicInteger turn = new AtomicInteger();
        return ScriptedModel.responding(request -> ChatResponse.builder()
                .aiMessage(replies[turn.getAndIncrement()])
                .metadata(new CallMetadata(ChatResponseMetadata.builder(), Duration.ZERO, ReplyReading.FIRST))
                .build());
    }

    @Test
    void whereFieldsAreInsistedOnACallInTheTextIsAnsweredInThem() {
        ScriptedModel model =
                first("I add.\n<tool_call>{\"name\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}</tool_call>", "5");

        attempt(model, ToolCalling.NATIVE);

        assertThat(desk.calls).containsExactly("add 2 3");
        ChatRequest second = model.requests().get(1);
        assertThat(second.toolSpecifications()).isNotEmpty();
        assertThat(second.messages().get(second.messages().size() - 1)).isInstanceOf(ToolExecutionResultMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```tool_call\n{\"name\": \"google\", \"arguments\": {}}\n```",
                "<tool_call>{\"name\": \"google\", \"arguments\": {}}</tool_call>",
                "```tool_call\n{\"query\": \"x\"}\n```",
                "```tool_call\n{query x}\n```"
            })
    void whoeverWasAskedToCallInTextIsToldOfACallThatCannotBeMade(String text) {
        ScriptedModel model = first(text, "done");

        Attempt attempt = attempt(model, ToolCalling.TEXT);

        assertThat(ScriptedModel.text(model.requests().get(1))).contains("error: ");
        assertThat(attempt.trajectory().finalAnswer()).isEqualTo("done");
    }

    @Test
    void valuesAreOfTheTypesThatTheToolTakes() {
        for (String text : List.of(
                "<function=echo><parameter=text>\n5\n</parameter></function>",
                "<tool_call>echo\n<arg_key>text</arg_key>\n<arg_value>5</arg_value></tool_call>",
                "Action: echo[Paris, France]",
                "[echo(text=\"5\")]",
                "<function=echo><parameter=text>\n{\"a\": [1]}\n</parameter></function>",
                "[echo(text=\"\"\"a \"b\"\nc\"\"\")]",
                "[echo(\"it's \\\"5\\\"\")]")) {
            attempt(first(text, "done"), ToolCalling.AUTO);
        }

        assertThat(desk.calls)
                .containsExactly(
                        "echo 5",
                        "echo 5",
                        "echo Paris, France",
                        "echo 5",
                        "echo {\"a\": [1]}",
                        "echo a \"b\"\nc",
                        "echo it's \"5\"");
    }

    @Test
    void hostileTextIsReadInGoodTime() {
        for (String text : List.of(
                "{".repeat(50_000),
                "[".repeat(50_000),
                "<tool_call>".repeat(5_000),
                "[TOOL_CALLS]".repeat(5_000),
                "Action: x\nAction Input: ".repeat(5_000),
                "add(".repeat(20_000),
                "to=a ".repeat(20_000),
                "<a>".repeat(20_000),
                "a.".repeat(50_000),
                "<function=a>".repeat(5_000),
                "{\"a\": 1} ".repeat(10_000) + "so")) {
            assertThat(attempt(first(text, "done"), ToolCalling.AUTO).ending()).isEqualTo(new Ending.Completed());
        }
        assertThat(desk.calls).isEmpty();
    }

    private static ScriptedModel first(String text, String then) {
        return ScriptedModel.inOrder(text, then);
    }

    private Attempt attempt(ScriptedModel model, ToolCalling calling) {
        AnnotatedTools tools = AnnotatedTools.perAttempt(List.of(Desk.class), Set.of("count"), id -> List.of(desk));
        try (ToolAgent agent = ToolAgent.builder(tools)
                .limits(AgentLimits.builder().calling(calling).build())
                .build()) {
            return agent.attempt(new Assignment(
                    ID,
                    TaskInput.of(TASK),
                    List.of(SystemMessage.from("Answer."), UserMessage.from(TASK.input())),
                    model,
                    0.7,
                    OptionalInt.empty()));
        }
    }
}
