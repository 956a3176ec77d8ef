package org.aeneas.project;

import java.util.UUID;

import org.aeneas.project.internal.Require;

/**
 * A task that was created from this project. Its state is the agent's to tell; here it is known to exist, also while
 * its agent does not answer.
 *
 * @param id    as the agent has it
 * @param agent {@link RegisteredAgent#id()}
 */
public record KnownTask(UUID id, UUID agent, String name) {

    public KnownTask {
        Require.present("The task's id", id);
        Require.present("The task's agent", agent);
        Require.text("The task's name", name, Require.NAME);
    }
}
