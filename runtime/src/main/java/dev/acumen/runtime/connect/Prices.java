package dev.acumen.runtime.connect;

import dev.acumen.core.run.Price;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.AcumenConfig.PriceConfig;
import dev.acumen.runtime.config.YamlFile;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What models cost: the endpoint's own price in {@code acumen.yaml}, else the model's in its table of prices, else the list
 * price of a hosted model in the table that comes with the command. Otherwise the price is unknown.
 */
final class Prices {

    private static final String BUILT_IN = "prices.yaml";

    private Prices() {}

    /**
     * A price and where it is from.
     *
     * @param price of the model's tokens
     * @param source in words
     */
    record Found(Price price, String source) {}

    /** The table that comes with the command. */
    private record Table(String asOf, Map<String, Map<String, PriceConfig>> hosts) {}

    /** The price of a model at a server, if it is known. */
    static Optional<Found> of(AcumenConfig config, URI server, String model) {
        @Nullable PriceConfig own = config.endpointOrEmpty().price();
        if (own != null) {
            return Optional.of(new Found(price(own), "acumen.yaml"));
        }
        Map<String, PriceConfig> prices = Optional.ofNullable(config.prices()).orElse(Map.of());
        if (prices.containsKey(model)) {
            return Optional.ofNullable(prices.get(model)).map(found -> new Found(price(found), "acumen.yaml"));
        }
        Table table = YamlFile.resource(Prices.class, BUILT_IN, Table.class);
        String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(table.hosts().getOrDefault(host, Map.of()).get(model))
                .map(found -> new Found(price(found), "list price as of " + table.asOf()));
    }

    private static Price price(PriceConfig known) {
        return new Price(known.input(), Optional.ofNullable(known.cachedInput()).orElse(known.input()), known.output());
    }
}
