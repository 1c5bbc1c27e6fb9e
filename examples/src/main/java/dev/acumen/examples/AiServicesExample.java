package dev.acumen.examples;

import dev.acumen.Acumen;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import java.nio.file.Path;

/** Uses a library behind an interface of langchain4j's {@code AiServices}: the lessons stand before whatever the service asks. */
public final class AiServicesExample {

    private AiServicesExample() {}

    /** A service as any application has it. */
    public interface Clerk {
        /** Prices a shipment. */
        @SystemMessage("{{instructions}}")
        String price(@V("instructions") String instructions, @UserMessage String shipment);
    }

    /** Arguments: the home folder, the URL of an OpenAI-compatible server, the model's name, the library. */
    public static void main(String[] args) {
        System.out.println(price(
                Path.of(args[0]),
                args[1],
                args[2],
                args[3],
                Freight.heldOut(5).get(4).input()));
    }

    static String price(Path home, String url, String model, String library, String shipment) {
        ChatModel plain = OpenAiChatModel.builder()
                .baseUrl(url)
                .apiKey("none")
                .modelName(model)
                .temperature(0.3)
                .build();
        try (Acumen acumen = Acumen.at(home).build()) {
            Clerk clerk = AiServices.create(Clerk.class, acumen.decorate(plain, library));
            return clerk.price(Freight.instructions(), shipment);
        }
    }
}
