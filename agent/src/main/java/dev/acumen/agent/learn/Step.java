package dev.acumen.agent.learn;

import dev.acumen.agent.report.StepReport;
import dev.acumen.core.library.LibraryVersion;

/**
 * What a learner makes of one batch. It writes nothing; the run does.
 *
 * @param version the version after the step; the one before it, if nothing changed
 * @param report how it came about
 */
public record Step(LibraryVersion version, StepReport report) {}
