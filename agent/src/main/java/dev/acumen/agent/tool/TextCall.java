package dev.acumen.agent.tool;

/**
 * A tool call in the text of a reply.
 *
 * @param name of the tool; empty if it cannot be told
 * @param arguments JSON, or what the model wrote in its place
 * @param begin where it begins in the text
 * @param end where what follows it begins
 * @param isWhole whether it ends; else the reply broke off in it
 */
record TextCall(String name, String arguments, int begin, int end, boolean isWhole) {}
