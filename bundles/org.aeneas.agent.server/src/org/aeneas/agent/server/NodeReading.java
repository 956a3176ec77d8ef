package org.aeneas.agent.server;

/** What tasks read of the data-provider nodes. */
public enum NodeReading {
    /** A snapshot a task, of nodes that go on working: over SSH it is made, checked against the ring, and cleared. */
    SNAPSHOTS,
    /** The files as they are: of nodes that are stopped, and of copies. */
    FILES;

    /** Snapshots, unless the system property {@code aeneas.agent.reading} is {@code files}. */
    public static NodeReading ofMachine() {
        return "files".equals(System.getProperty("aeneas.agent.reading")) ? FILES : SNAPSHOTS;
    }
}
