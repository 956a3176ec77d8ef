package org.aeneas.dms;

import java.util.List;

/**
 * What stands at AWS for a plan; ARNs.
 *
 * @param source endpoint
 * @param target endpoint
 * @param tasks  in the plan's order
 */
public record Made(String source, String target, List<String> tasks) {
    public Made {
        tasks = List.copyOf(tasks);
    }
}
