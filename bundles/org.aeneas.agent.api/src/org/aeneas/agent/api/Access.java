package org.aeneas.agent.api;

import java.util.Arrays;

/** How a client is let in by an agent. */
public sealed interface Access extends AutoCloseable {

    /** Wipes the secrets. */
    @Override
    void close();

    /** With SSL: both sides by certificates. */
    record Certificates(Stores stores) implements Access {
        @Override
        public void close() {
            stores.close();
        }
    }

    /**
     * Without SSL: the agent's own password.
     *
     * @param anywhere the user accepts that password and data go over the network for all to read; otherwise the agent
     *                 must be on this machine, or at the end of a tunnel that begins here
     */
    record Password(char[] password, boolean anywhere) implements Access {
        @Override
        public void close() {
            Arrays.fill(password, '\0');
        }

        @Override
        public String toString() {
            return "password";
        }
    }
}
