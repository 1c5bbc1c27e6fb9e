package dev.acumen.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Duration NOW = Duration.ZERO;

    private static Spend spend(long calls, long input, long output, String cost) {
        return new Spend(
                calls, 0, Usage.of(input, output), Optional.ofNullable(cost).map(BigDecimal::new));
    }

    private static Budget calls(long most) {
        return new Budget(OptionalLong.of(most), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void withoutCapsNothingIsReached() {
        assertThat(Budget.unlimited().reachedBy(spend(1 << 30, 1L << 60, 1, "1e9"), Duration.ofDays(999)))
                .isEmpty();
    }

    @Test
    void aCapIsReachedWhenSpendIsAtIt() {
        assertThat(calls(3).reachedBy(spend(2, 0, 0, "0"), NOW)).isEmpty();
        assertThat(calls(3).reachedBy(spend(3, 0, 0, "0"), NOW)).contains("3 of 3 calls");
        assertThat(calls(3).reachedBy(spend(4, 0, 0, "0"), NOW)).contains("4 of 3 calls");
        assertThat(calls(0).reachedBy(Spend.nothing(), NOW)).contains("0 of 0 calls");
    }

    @Test
    void inputAndOutputTokensCountTogether() {
        Budget budget = new Budget(OptionalLong.empty(), OptionalLong.of(10), Optional.empty(), Optional.empty());
        assertThat(budget.reachedBy(spend(1, 6, 3, "0"), NOW)).isEmpty();
        assertThat(budget.reachedBy(spend(1, 6, 4, "0"), NOW)).contains("10 of 10 tokens");
        assertThat(budget.reachedBy(Spend.call(Usage.unreported(), Optional.empty()), NOW))
                .isEmpty();
    }

    @Test
    void anUnknownCostDoesNotBind() {
        Budget budget = new Budget(
                OptionalLong.empty(), OptionalLong.empty(), Optional.of(new BigDecimal("1.50")), Optional.empty());
        assertThat(budget.reachedBy(spend(1, 0, 0, "1.4999"), NOW)).isEmpty();
        assertThat(budget.reachedBy(spend(1, 0, 0, "1.5"), NOW)).contains("$1.5 of $1.50");
        assertThat(budget.reachedBy(spend(1, 0, 0, null), NOW)).isEmpty();
    }

    @Test
    void timeCounts() {
        Budget budget = new Budget(
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(60)));
        assertThat(budget.reachedBy(Spend.nothing(), Duration.ofMillis(59_999))).isEmpty();
        assertThat(budget.reachedBy(Spend.nothing(), Duration.ofSeconds(60))).contains("60 s of 60 s");
    }
}
