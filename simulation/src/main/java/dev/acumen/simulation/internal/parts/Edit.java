package dev.acumen.simulation.internal.parts;

import java.util.List;

/**
 * An edit as a reviewer replies with it.
 *
 * @param action ADD, UPDATE, DELETE or KEEP
 * @param id of the lesson it is about; empty for ADD
 * @param text the wording; empty where the action needs none
 * @param from numbers of the candidates or proposals it rests on
 */
record Edit(String action, String id, String text, List<Integer> from) {

    boolean isAdd() {
        return action.equals("ADD");
    }
}
