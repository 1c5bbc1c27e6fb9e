package dev.acumen.simulation.web.site;

/**
 * A page that tries to get something into the agent or its library.
 *
 * @param kind of the attempt
 * @param page that holds it
 * @param payload the sentence it wants obeyed, as it stands on the page
 * @param mark the smallest piece of the payload that would show it had worked; unique to the page
 */
public record HostilePage(String kind, SitePage page, String payload, String mark) {}
