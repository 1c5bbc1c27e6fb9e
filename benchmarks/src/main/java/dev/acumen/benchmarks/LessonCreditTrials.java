package dev.acumen.benchmarks;

import dev.acumen.learning.credit.LessonEffect;
import java.nio.file.Files;
import java.util.logging.LogManager;

public final class LessonCreditTrials {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        int seeds = Integer.parseInt(args[0]);
        int harmful = Integer.parseInt(args[1]);
        int epochs = Integer.parseInt(args[2]);
        int tp = 0, fp = 0, fn = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            long t = System.nanoTime();
            CreditTrial.Found found = new CreditTrial(seed, harmful, epochs).run(Files.createTempDirectory("credit"));
            System.out.println(
                    "seed " + seed + " masked " + found.credit().masked() + " s " + (System.nanoTime() - t) / 1e9
                            + " together " + found.credit().harmfulTogether());
            for (LessonEffect e : found.credit().effects()) {
                boolean bad = found.planted().contains(e.lesson().id());
                boolean flag = e.verdict() == LessonEffect.Verdict.HARMS;
                if (bad && flag) tp++;
                else if (bad) fn++;
                else if (flag) fp++;
                System.out.println((bad ? "WRONG " : "      ") + e.lesson().id() + " " + e.estimate() + " "
                        + e.verdict() + " more " + e.more());
            }
        }
        System.out.println("tp " + tp + " fp " + fp + " fn " + fn);
    }
}
