package org.aeneas.agent.internal.configure;

import org.aeneas.agent.PipedTerminal;

/** What Ctrl+C leaves: as long as the last answer is not there, the earlier settings; then all of the new ones. */
final class Interrupted implements AutoCloseable {
    private final Thread hook = new Thread(this::onShutdown, "configuration-interrupted");
    private boolean interrupted;
    private boolean kept;

    Interrupted() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Not by the terminal: who waits there for an answer has it locked. */
    private synchronized void onShutdown() {
        interrupted = true;
        if (!kept) {
            System.err.println(System.lineSeparator() + "Interrupted. Nothing was changed in the settings.");
        }
    }

    /** Does what is not to be left half done: who interrupts it waits. */
    synchronized void keep(Runnable work) {
        if (interrupted) {
            throw PipedTerminal.ended(null);
        }
        work.run();
        kept = true;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook has its say.
            return;
        }
    }
}
