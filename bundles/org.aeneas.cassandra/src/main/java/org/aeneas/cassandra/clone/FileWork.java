package org.aeneas.cassandra.clone;

import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/** Changes configuration files, and keeps beside each what it was. */
final class FileWork implements StepWork {
    private final Step.EditFiles step;
    private final CloneSite site;

    FileWork(Step.EditFiles step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        HostShell shell = site.shell(step.host(), progress);
        site.cloneNode(step.host()).ifPresent(node -> new CloneFolders(step.id(), node, site).make(progress));
        for (HostFile file : step.files()) {
            keep(shell, file, site.journal().id(), progress);
            shell.apply(file, progress);
        }
    }

    @Override
    public void undo(Progress progress) {
        HostShell shell = site.shell(step.host(), progress);
        for (HostFile file : step.files()) {
            restore(shell, file, site.journal().id(), progress);
        }
        site.cloneNode(step.host()).ifPresent(node -> new CloneFolders(step.id(), node, site).remove(progress));
        String restart = step.id().replaceFirst("^snitch:", "restart:");
        if (!restart.equals(step.id())) {
            restart(restart, progress);
        }
    }

    /** Where Cassandra has not been stopped since the files changed, it does not know the change. */
    private void restart(String id, Progress progress) {
        for (Step candidate : site.journal().plan().steps()) {
            if (candidate.id().equals(id) && candidate instanceof Step.Restart restart
                    && site.journal().record(id).facts().containsKey(RestartWork.BEFORE)) {
                new RestartWork(restart, site).back(step.id(), progress);
            }
        }
    }

    /** A copy of the first time, with owner and rights. */
    static void keep(HostShell shell, HostFile file, String id, Progress progress) {
        String path = Command.quote(file.path());
        String kept = Command.quote(kept(file, id));
        shell.require("if [ -e " + path + " ] && [ ! -e " + kept + " ]; then cp -p " + path + " " + kept
                + ".part && mv " + kept + ".part " + kept + "; fi", progress);
    }

    /** From the copy where there is one: it has every byte, and not the text alone that the plan knows. */
    static void restore(HostShell shell, HostFile file, String id, Progress progress) {
        String kept = kept(file, id);
        if (shell.run("[ -e " + Command.quote(kept) + " ]", progress).succeeded()) {
            shell.requireEither(file, progress);
            shell.replace(file.path(), kept, progress);
        } else {
            shell.apply(file.reversed(), progress);
        }
        shell.remove(kept, progress);
    }

    private static String kept(HostFile file, String id) {
        return file.path() + ".aeneas-" + id;
    }
}
