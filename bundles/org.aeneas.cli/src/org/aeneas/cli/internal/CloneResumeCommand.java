package org.aeneas.cli.internal;

import org.aeneas.cassandra.clone.CloneJournal;

import picocli.CommandLine.Command;

/** {@code aeneas clone resume}. */
@Command(name = "resume", description = "Goes on with a clone that was interrupted, from its journal.")
final class CloneResumeCommand extends CloneAction {

    @Override
    public Integer call() {
        CloneJournal journal = options().open();
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
            options().logins(options().description()).execution(journal, listener()).run(progress);
            progress.done();
            terminal().answer(json(journal), text(journal));
            return CommandLineInterface.DONE;
        }
    }
}
