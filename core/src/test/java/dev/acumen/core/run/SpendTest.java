package dev.acumen.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SpendTest {

    private static final Price PRICE = new Price(new BigDecimal("2"), new BigDecimal("0.5"), new BigDecimal("8"));

    private static Usage usage(long input, long cached, long output) {
        return new Usage(OptionalLong.of(input), OptionalLong.of(cached), OptionalLong.of(output));
    }

    private static Spend priced(Usage usage) {
        return Spend.call(usage, PRICE.of(usage));
    }

    @Test
    void notReportedIsNotZero() {
        assertThat(Usage.unreported()).isNotEqualTo(Usage.of(0, 0));
        assertThat(Usage.unreported().isReported()).isFalse();
        assertThat(Usage.of(0, 0).isReported()).isTrue();
        assertThat(Usage.unreported().plus(Usage.unreported())).isEqualTo(Usage.unreported());
        assertThat(Usage.of(1, 2).plus(Usage.of(3, 4)).cachedInputTokens()).isEmpty();
    }

    @Test
    void whatWasReportedAddsUp() {
        assertThat(usage(10, 4, 3).plus(Usage.unreported())).isEqualTo(usage(10, 4, 3));
        assertThat(Usage.unreported().plus(usage(10, 4, 3))).isEqualTo(usage(10, 4, 3));
        assertThat(usage(10, 4, 3).plus(Usage.of(1, 1))).isEqualTo(usage(11, 4, 4));
        assertThat(usage(10, 4, 3).totalTokens()).isEqualTo(13);
    }

    @Test
    void callsWithoutUsageAreCounted() {
        Spend both = Spend.call(Usage.unreported(), Optional.empty()).plus(priced(usage(10, 4, 3)));
        assertThat(both.calls()).isEqualTo(2);
        assertThat(both.callsWithoutUsage()).isEqualTo(1);
        assertThat(both.usage()).isEqualTo(usage(10, 4, 3));
        Usage half = new Usage(OptionalLong.of(5), OptionalLong.empty(), OptionalLong.empty());
        assertThat(Spend.call(half, PRICE.of(half)).callsWithoutUsage()).isEqualTo(1);
    }

    @Test
    void anUnknownCostStaysUnknown() {
        Spend unknown = Spend.call(Usage.of(1, 1), Optional.empty());
        assertThat(Spend.nothing().costUsd()).contains(BigDecimal.ZERO);
        assertThat(unknown.plus(priced(usage(10, 4, 3))).costUsd()).isEmpty();
        assertThat(priced(usage(10, 4, 3)).plus(unknown).costUsd()).isEmpty();
        assertThat(PRICE.of(Usage.unreported())).isEmpty();
    }

    @Test
    void nothingIsNeutral() {
        Spend spend = priced(usage(10, 4, 3));
        assertThat(Spend.nothing().plus(spend).costUsd().orElseThrow())
                .isEqualByComparingTo(spend.costUsd().orElseThrow());
        assertThat(spend.plus(Spend.nothing()).usage()).isEqualTo(spend.usage());
    }

    @Test
    void cachedTokensAreCheaper() {
        assertThat(PRICE.of(usage(1_000_000, 400_000, 100_000)).orElseThrow()).isEqualByComparingTo("2.2");
        assertThat(PRICE.of(Usage.of(1_000_000, 100_000)).orElseThrow()).isEqualByComparingTo("2.8");
        assertThat(PRICE.of(Usage.of(0, 1)).orElseThrow()).isEqualByComparingTo("0.000008");
    }

    @Test
    void aServerThatCountsMoreCachedTokensThanInputPaysNothingBack() {
        assertThat(PRICE.of(usage(10, 50, 0)).orElseThrow()).isEqualByComparingTo("0.000005");
    }

    @Test
    void aThousandSmallCostsAddUpExactly() {
        Spend sum = Spend.nothing();
        for (int i = 0; i < 1_000; i++) {
            sum = sum.plus(priced(Usage.of(1, 1)));
        }
        assertThat(sum.costUsd().orElseThrow()).isEqualByComparingTo("0.01");
    }

    @Test
    void pricesAreNotNegative() {
        assertThatThrownBy(() -> new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownCostCanBeTakenAsNone() {
        Spend unknown = Spend.call(Usage.of(10, 3), Optional.empty());
        Spend known = Spend.call(Usage.of(10, 3), Optional.of(new BigDecimal("0.5")));
        assertThat(unknown.atKnownCost().plus(known.atKnownCost()).costUsd()).contains(new BigDecimal("0.5"));
        assertThat(known.atKnownCost()).isEqualTo(known);
    }
}
