package dev.acumen.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.Samples;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in comes out, and what is on disk today can be read tomorrow. */
class EntryCodecTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/acumen/store/journal/entries.jsonl");

    private final EntryCodec codec = new EntryCodec();

    @Test
    void everyKindComesBackAsItWas() {
        for (int seed = 0; seed < 150; seed++) {
            for (JournalEntry entry : new Samples(seed).oneOfEach()) {
                byte[] onDisk = codec.write(entry).getBytes(StandardCharsets.UTF_8);
                String json = new String(onDisk, StandardCharsets.UTF_8);
                assertThat(json).as("seed %d", seed).doesNotContain("\n", "\r");
                assertThat(codec.read(json)).as("seed %d", seed).isEqualTo(entry);
                assertThat(codec.write(codec.read(json))).isEqualTo(json);
            }
        }
    }

    @Test
    void systemMessagesOfAttemptsAreLeftOut() {
        ScoredRollout attempt = new Samples(1).attempt(new RunId("freight-1"));
        Rollout rollout = attempt.rollout();
        List<ChatMessage> withSystem = new ArrayList<>(rollout.trajectory().messages());
        withSystem.add(0, SystemMessage.from("You are a clerk. [L1] Weigh twice."));
        ScoredRollout whole = new ScoredRollout(
                new Rollout(rollout.id(), rollout.exposure(), new Trajectory(withSystem), rollout.ending()),
                attempt.score());
        assertThat(codec.read(codec.write(new JournalEntry.Attempted(whole))))
                .isEqualTo(new JournalEntry.Attempted(attempt));
    }

    @Test
    void theFormOnDiskStaysWhatItIs() throws IOException {
        String now = new Samples(11).oneOfEach().stream().map(codec::write).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("acumen.golden")) {
            Files.writeString(GOLDEN, now);
        }
        assertThat(now).isEqualTo(Files.readString(GOLDEN));
        assertThat(Files.readString(GOLDEN).lines().map(codec::read))
                .containsExactlyElementsOf(new Samples(11).oneOfEach());
    }

    @Test
    void aDeleteKeepsItsReasonAndOneWithoutSaysNothingOfIt() {
        LessonEdit made = new LessonEdit.Delete(
                new LessonId(3), Provenance.by("the library's limits"), Optional.of("it was the weakest"));
        LessonEdit proposed = new LessonEdit.Delete(new LessonId(3), Provenance.by("model"));

        assertThat(codec.writeValue(made)).contains("it was the weakest");
        assertThat(codec.readValue(codec.writeValue(made), LessonEdit.class)).isEqualTo(made);
        assertThat(codec.writeValue(proposed)).doesNotContain("reason");
        assertThat(codec.readValue(codec.writeValue(proposed), LessonEdit.class))
                .isEqualTo(proposed);
    }

    @Test
    void attemptsFromBeforeLessonsWereKeptShowedAllOfTheirVersion() throws IOException {
        List<JournalEntry> earlier = Files.readString(GOLDEN.resolveSibling("entries-before-exposure.jsonl"))
                .lines()
                .map(codec::read)
                .toList();
        assertThat(earlier)
                .filteredOn(JournalEntry.Attempted.class::isInstance)
                .isNotEmpty()
                .allSatisfy(entry -> {
                    Rollout rollout = ((JournalEntry.Attempted) entry).attempt().rollout();
                    assertThat(rollout.exposure()).isEqualTo(Exposure.whole(rollout.library()));
                });
    }

    @Test
    void anAttemptKeepsHowLessonsWereLeftOutOfItAndOthersAreWrittenAsTheyEverWere() throws IOException {
        ScoredRollout plain = new Samples(1).attempt(new RunId("freight-1"));
        Rollout rollout = plain.rollout();
        Exposure drawn = Exposure.drawn(
                rollout.library(),
                List.of(new LessonId(2)),
                new Exposure.Dropout(0.25, List.of(new LessonId(1), new LessonId(7))));
        JournalEntry masked = new JournalEntry.Attempted(new ScoredRollout(
                new Rollout(rollout.id(), drawn, rollout.trajectory(), rollout.ending()), plain.score()));
        String json = codec.write(masked);
        assertThat(json).contains("\"dropout\":{\"rate\":0.25,\"leftOut\":[\"L1\",\"L7\"]}");
        assertThat(codec.read(json)).isEqualTo(masked);
        assertThat(codec.write(new JournalEntry.Attempted(plain))).doesNotContain("dropout");
        // The lines of this file are from before lessons were ever left out at random.
        assertThat(Files.readString(GOLDEN)
                        .lines()
                        .map(codec::read)
                        .filter(JournalEntry.Attempted.class::isInstance)
                        .map(entry -> ((JournalEntry.Attempted) entry)
                                .attempt()
                                .rollout()
                                .exposure()))
                .isNotEmpty()
                .allSatisfy(exposure -> assertThat(exposure.dropout()).isEmpty())
                .anySatisfy(exposure -> assertThat(exposure.shown()).isPresent());
    }

    @Test
    void repliesFromBeforeThereWereSeveralRulesAreReadByTheFirst() throws IOException {
        assertThat(Files.readString(GOLDEN.resolveSibling("entries-before-exposure.jsonl"))
                        .lines()
                        .map(codec::read)
                        .filter(JournalEntry.CallFinished.class::isInstance)
                        .map(entry -> ((JournalEntry.CallFinished) entry).call().reading()))
                .isNotEmpty()
                .containsOnly(ReplyReading.FIRST);
        assertThat(new Samples(11)
                        .oneOfEach().stream()
                                .map(codec::write)
                                .map(codec::read)
                                .filter(JournalEntry.CallFinished.class::isInstance)
                                .map(entry -> ((JournalEntry.CallFinished) entry)
                                        .call()
                                        .reading()))
                .isNotEmpty()
                .containsOnly(ReplyReading.latest());
    }

    @Test
    void aScoreOfOneRewardIsWrittenAsItEverWas() {
        Score.Graded one = new Score.Graded(new Reward(0.5), "half");
        Score.Graded several = new Score.Graded(new Reward(0.5), new Rewards(Map.of("format", 1.0)), "half");
        String before = "{\"score\":\"graded\",\"reward\":{\"value\":0.5},\"detail\":\"half\"}";
        assertThat(codec.readValue(before, Score.class)).isEqualTo(one);
        assertThat(codec.writeValue(one)).isEqualTo(before);
        assertThat(codec.writeValue(several)).contains("\"rewards\":{\"format\":1.0}");
        assertThat(codec.readValue(codec.writeValue(several), Score.class)).isEqualTo(several);
        assertThatThrownBy(() -> codec.readValue(before.replace("0.5}", "0.5},\"rewards\":{\"a b\":1}"), Score.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsOfLaterVersionsAreReadOver() {
        String line = codec.write(new Samples(2).oneOfEach().get(1));
        String later = line.replaceFirst("\\{", "{\"later\":[1,{}],");
        assertThat(codec.read(later)).isEqualTo(codec.read(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"entry\":\"unknown\"}",
                "{\"entry\":\"call-started\"}",
                "{\"entry\":\"run-ended\",\"run\":\"a b\"}",
                "{\"entry\":\"call-started\",\"key\":null}"
            })
    void whatIsNoEntryIsRefused(String json) {
        assertThatThrownBy(() -> codec.read(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
