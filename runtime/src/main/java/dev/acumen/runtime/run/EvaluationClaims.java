package dev.acumen.runtime.run;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.learning.compare.Claims;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.store.ExperienceStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps beside a library's version what an evaluation found of it, where it was held against no lessons or against another version of the same library, by the same model and
 * agent.
 *
 * @param store with the libraries
 * @param spec of the evaluation
 * @param connection to the model that attempted the tasks
 * @param clock gives the time
 * @param tasks how many there are to attempt
 */
record EvaluationClaims(ExperienceStore store, EvaluationSpec spec, Connection connection, Clock clock, int tasks) {

    /** Keeps what the arms came to, and tells it. */
    List<Claim> keep(RunId run, List<MeasuredArm> arms, List<List<Group>> groups) {
        List<Claim> claims = new ArrayList<>();
        for (int arm = 1; arm < arms.size(); arm++) {
            for (int before = 0; before < arm; before++) {
                MeasuredArm first = arms.get(before);
                MeasuredArm second = arms.get(arm);
                Pair pair = new Pair(first, second, groups.get(before), groups.get(arm));
                library(first, second).flatMap(name -> claim(run, name, pair)).ifPresent(claims::add);
            }
        }
        for (Claim claim : claims) {
            // The same attempts looked at again are no new evidence.
            boolean isKnown = store.libraries().claims(claim.library()).stream()
                    .anyMatch(known -> known.version().equals(claim.version())
                            && known.against().equals(claim.against())
                            && known.endpoint().equals(claim.endpoint())
                            && known.compared().equals(claim.compared()));
            if (!isKnown) {
                store.libraries().claim(claim);
            }
        }
        return claims;
    }

    private record Pair(MeasuredArm before, MeasuredArm after, List<Group> first, List<Group> second) {}

    /** The library of a version that is held against no lessons, or another of its versions. */
    private Optional<String> library(MeasuredArm before, MeasuredArm after) {
        boolean isComparable = before.asked().isWholeVersion()
                && after.asked().isWholeVersion()
                && !before.isSecond()
                && !after.isSecond();
        Optional<String> library = named(after);
        boolean isSame = named(before).isEmpty() || named(before).equals(library);
        return library.filter(
                        name -> isComparable && isSame && spec.own().agent().isEmpty())
                .filter(name -> !id(before).equals(id(after)))
                .filter(name -> store.libraries().head(name).isPresent()
                        && Lookup.versions(store.libraries(), name).contains(id(after)));
    }

    private Optional<String> named(MeasuredArm arm) {
        return arm.asked().kind() == EvaluationArm.Kind.ALL
                ? spec.libraryName()
                : arm.asked().libraryName();
    }

    private static VersionId id(MeasuredArm arm) {
        return arm.arm().version().id();
    }

    private Optional<Claim> claim(RunId run, String library, Pair pair) {
        LibraryVersion version = pair.after().arm().version();
        SequentialComparison.Terms terms =
                spec.until().orElseGet(() -> new SequentialComparison.Terms(spec.alpha(), 0));
        try {
            return Claims.claim(
                    new Claims.Subject(
                            library,
                            version.id(),
                            id(pair.before()),
                            run,
                            connection.settings().name()),
                    pair.first(),
                    pair.second(),
                    terms,
                    pair.first().size() == tasks,
                    PractisedTasks.behind(store, version),
                    clock.instant());
        } catch (IllegalArgumentException e) {
            // Rewards beyond 0 to 1 allow no claim; the comparison itself stands.
            return Optional.empty();
        }
    }
}
