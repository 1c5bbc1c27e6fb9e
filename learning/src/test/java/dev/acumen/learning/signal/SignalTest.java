package dev.acumen.learning.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.learning.group.CentredAdvantage;
import dev.acumen.learning.group.DecoupledAdvantage;
import dev.acumen.learning.group.DiscriminativeVotes;
import dev.acumen.learning.group.FilteredGroups;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.LeaveOneOutAdvantage;
import dev.acumen.learning.group.SoftOverlong;
import dev.acumen.learning.group.ZeroSumVotes;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grpo",
                "dr-grpo",
                "loo",
                "gdpo",
                "gvpo:beta=0.5:replay=3",
                "disco:tau=0.2",
                "dr-grpo,dapo,gfpo:adaptive,hicra",
                "grpo,dapo:cache=100:failures=0.25:max=1000:refill=3:resample=2",
                "gdpo,gfpo:efficient:keep=3",
                "loo,hicra:alpha=0.1",
                "gdpo,gspo:attempts=8",
                "published"
            })
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(Signal.parse(text)).hasToString(text);
        assertThat(Signal.parse(Signal.parse(text).toString())).isEqualTo(Signal.parse(text));
    }

    @Test
    void theOrderOfNamesMakesNoDifferenceAndGroupRelativeIsTheUsualWay() {
        assertThat(Signal.parse(" hicra , gfpo:shortest")).isEqualTo(Signal.parse("gfpo:shortest,hicra,grpo"));
    }

    @Test
    void eachNameStandsForItsStrategy() {
        assertThat(Signal.parse("grpo").advantages(List.of())).isEqualTo(new GroupRelativeAdvantage());
        assertThat(Signal.parse("dr-grpo").advantages(List.of())).isEqualTo(new CentredAdvantage());
        assertThat(Signal.parse("loo").advantages(List.of())).isEqualTo(new LeaveOneOutAdvantage());
        assertThat(Signal.parse("gdpo").advantages(List.of())).isEqualTo(new DecoupledAdvantage(List.of()));
        assertThat(Signal.parse("gvpo:beta=0.5").advantages(List.of())).isEqualTo(new ZeroSumVotes(0.5));
        assertThat(Signal.parse("disco:tau=0.3").advantages(List.of())).isEqualTo(new DiscriminativeVotes(0.3));
        assertThat(Signal.parse("gfpo:adaptive").groups())
                .isEqualTo(new FilteredGroups(FilteredGroups.By.ADAPTIVE, OptionalInt.empty()));
        assertThat(Signal.parse("dapo:refill=3:resample=2:failures=0.5").sampling())
                .isEqualTo(new Sampling(3, 2, 0.5));
        assertThat(Signal.parse("grpo").sampling()).isEqualTo(Sampling.none());
        assertThat(Signal.parse("hicra").planning()).isEqualTo(OptionalDouble.of(0.2));
        assertThat(Signal.parse("gspo").measured()).isEqualTo(20);
        assertThat(Signal.parse("grpo").measured()).isZero();
        assertThat(Signal.parse("gvpo").replayed()).isEqualTo(2);
        assertThat(Signal.parse("dapo").rewards(OptionalInt.empty()))
                .isEqualTo(new SoftOverlong(OverlongPenalty.PUBLISHED));
        assertThat(Signal.parse("dapo").rewards(OptionalInt.of(1_000)))
                .as("a limit on replies sets the length from which the penalty is full")
                .isEqualTo(new SoftOverlong(new OverlongPenalty(1_000, 200)));
    }

    @Test
    void aPublishedSignalCountsGroupsAndOthersCountWeights() {
        assertThat(Signal.published().isWeighed()).isFalse();
        assertThat(Signal.parse("grpo").isWeighed()).isTrue();
        assertThat(Signal.parse("balanced").isWeighed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"published", "balanced", "cheap", "many-rewards"})
    void thereArePresets(String preset) {
        assertThat(Signal.parse(preset).parts()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grpo,loo|the signals grpo and loo do not go together",
                "disco,gfpo|the signals disco and gfpo do not go together",
                "gspo,hicra|the signals gspo and hicra do not go together: with gspo an attempt has credit as a whole",
                "gspo:attempts=-1|attempts of gspo must be at least 2",
                "gspo:attempts=1|attempts of gspo must be at least 2, or 0 to measure no drift, not 1",
                "dapo,dapo|names dapo twice",
                "ppo|there is no signal 'ppo'; there are grpo, dr-grpo",
                "balanced,hicra|there is no signal 'balanced'; there are grpo",
                "gfpo:longest|gfpo keeps shortest, efficient or adaptive attempts, not 'longest'",
                "gfpo:adaptive:keep=3|how many attempts are kept adaptively",
                "gvpo:beta=1:beta=2|'gvpo:beta=1:beta=2' sets beta twice",
                "gfpo:keep=0|2 attempts or more are kept",
                "gfpo:keep=1|2 attempts or more are kept",
                "gfpo:keep=2.5|keep of gfpo is a whole number",
                "hicra:alpha=2|alpha of hicra is from 0 to 1",
                "hicra:alpha=x|'x' in 'hicra:alpha=x' is not a number",
                "loo:alpha=1|loo has nothing to set",
                "dapo:size=3|dapo has refill=N, resample=N, failures=N, max=N, cache=N",
                "dapo:refill=0|refill and resample of dapo must be at least 1",
                "gvpo:replay=-1|replay must not be negative"
            })
    void whatMakesNoSenseIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> Signal.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
