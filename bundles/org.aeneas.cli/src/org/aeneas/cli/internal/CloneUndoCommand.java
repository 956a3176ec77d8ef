package org.aeneas.cli.internal;

import org.aeneas.cassandra.clone.CloneJournal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas clone undo}. */
@Command(name = "undo", description = { "Takes a clone back, whole or half-made, from its journal.",
    "Interrupted, it goes on when it is called again." })
final class CloneUndoCommand extends CloneAction {

    @Option(names = "--restore-snitch", description = {
        "Also give the source its earlier snitch back: this restarts its nodes once more, one after the other.",
        "Default: the new snitch, which shows the same datacenter and racks, is kept." })
    private boolean restoreSnitch;

    @Override
    public Integer call() {
        CloneJournal journal = options().open();
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
            options().logins(options().description()).execution(journal, listener()).undo(restoreSnitch,
                    progress);
            progress.done();
            terminal().answer(json(journal), text(journal));
            return CommandLineInterface.DONE;
        }
    }
}
