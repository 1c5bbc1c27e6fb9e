package dev.acumen.simulation.web.site;

import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.inquiry.Inquiry;
import java.net.URI;
import java.util.List;

/**
 * A question with its answer.
 *
 * @param inquiry what is asked
 * @param answers ways to write the one answer, the plainest first
 * @param path addresses of the pages that lead to it, from the page of the thing that is named to the page that states the answer
 * @param difficulties habits that make the difference here, apart from those that always do
 */
public record Question(Inquiry inquiry, List<String> answers, List<URI> path, List<Habit> difficulties) {

    public Question {
        answers = List.copyOf(answers);
        path = List.copyOf(path);
        difficulties = List.copyOf(difficulties);
    }
}
