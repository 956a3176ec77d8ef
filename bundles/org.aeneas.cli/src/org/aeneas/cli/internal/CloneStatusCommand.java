package org.aeneas.cli.internal;

import org.aeneas.cassandra.clone.CloneJournal;

import picocli.CommandLine.Command;

/** {@code aeneas clone status}. */
@Command(name = "status", description = { "Shows from its journal how far a clone is.",
    "Asks no host. Exit status 1 if the clone is neither complete nor undone." })
final class CloneStatusCommand extends CloneAction {

    @Override
    public Integer call() {
        CloneJournal journal = options().open();
        terminal().answer(json(journal), text(journal));
        return journal.complete() || journal.undone() ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }
}
