package dev.acumen.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void showsItselfOnlyWhenAsked() {
        Secret secret = new Secret("KEY", " sk-0815\n");
        assertThat(secret.reveal()).isEqualTo("sk-0815");
        assertThat(Optional.of(secret)).asString().doesNotContain("0815");
        assertThat(secret.redact("sk-0815, again sk-0815")).isEqualTo("***, again ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sk-08\n15", "sk-08 15", "sk-0815\u00e9", "sk-08\u000015"})
    void whatHasNoPlaceInAHeaderIsRefusedWithoutBeingShown(String key) {
        assertThatThrownBy(() -> new Secret("KEY", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KEY")
                .hasMessageNotContaining("sk-08");
    }
}
