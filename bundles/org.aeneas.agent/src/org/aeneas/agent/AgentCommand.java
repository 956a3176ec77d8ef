package org.aeneas.agent;

import java.util.List;

/**
 * A command of the agent that runs or asks its service: {@code serve}, {@code status}, {@code unregister}. Found as an
 * OSGi service. What is needed before there is a service is in {@link AgentCommandLine} itself.
 */
public interface AgentCommand {

    /** Without dashes. */
    String name();

    /** @return the exit status: 0 done, 1 failed, 2 wrong usage */
    int run(List<String> arguments, Terminal terminal);

    /** The process is told to end; {@link #run} returns soon after. Called by another thread. */
    default void stop() {
        // what is over soon needs no telling
    }
}
