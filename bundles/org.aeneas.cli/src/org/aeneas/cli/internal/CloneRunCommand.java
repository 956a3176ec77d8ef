package org.aeneas.cli.internal;

import java.util.List;
import java.util.Set;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aeneas clone run}. */
@Command(name = "run", description = { "Makes a clone datacenter.",
    "Interrupted or stopped by a problem, it goes on with 'clone resume' or back with 'clone undo'." })
final class CloneRunCommand extends CloneAction {

    @Mixin
    private CloneFlags flags;

    @Option(names = "--agree", split = ",", paramLabel = "CONSENT", description = {
        "What is agreed to, as the plan asks for it: restarts, unavailable, quorum, repairs." })
    private Set<String> agreed = Set.of();

    @Override
    public Integer call() {
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
            CloneDescription description = options().description();
            CloneLogins logins = options().logins(description);
            SourceCluster cluster = flags.discover(logins, progress);
            CloneChoices choices = flags.choices(description, cluster, logins, progress);
            CloneJournal journal = CloneJournal.begin(options().journal(), CloneOptions.form(), cluster, choices,
                    agreed);
            List<Problem> problems = check(journal, logins, progress);
            if (!problems.isEmpty()) {
                journal.discard();
                problems.stream().skip(1).forEach(terminal()::problem);
                throw problems.get(0).asException();
            }
            logins.execution(journal, listener()).run(progress);
            progress.done();
            terminal().answer(json(journal), text(journal));
            return CommandLineInterface.DONE;
        }
    }

    private List<Problem> check(CloneJournal journal, CloneLogins logins, Progress progress) {
        return logins.execution(journal, listener()).preflight(progress);
    }
}
