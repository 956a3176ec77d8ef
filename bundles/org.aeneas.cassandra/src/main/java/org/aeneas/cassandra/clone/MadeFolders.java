package org.aeneas.cassandra.clone;

import java.util.Comparator;

import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/** Folders that a step makes on a host, parents included, so that undoing it leaves none behind. */
final class MadeFolders {
    private static final String MADE = "made:";

    private final String step;
    private final String host;
    private final CloneSite site;

    /** @param step by whose record it is known which folders were made */
    MadeFolders(String step, String host, CloneSite site) {
        this.step = step;
        this.host = host;
        this.site = site;
    }

    /** Makes a folder that is missing, and gives what it makes to that user. */
    void make(String folder, String user, Progress progress) {
        HostShell shell = site.shell(host, progress);
        String path = Command.quote(folder);
        String owner = Command.quote(user);
        String missing = shell.require("p=" + path + "; while [ ! -d \"$p\" ]; do printf '%s\\n' \"$p\";"
                + " p=$(dirname \"$p\"); done", progress);
        missing.lines().forEach(made -> site.journal().fact(step, MADE + made, ""));
        for (String made : missing.lines().sorted(Comparator.comparing(String::length)).toList()) {
            String one = Command.quote(made);
            shell.require("mkdir -p " + one + " && { [ \"$(id -un)\" = " + owner + " ] || chown " + owner + ": " + one
                    + "; }", progress);
        }
    }

    /** Those that were made and are empty again. */
    void remove(Progress progress) {
        site.journal().record(step).facts().keySet().stream().filter(fact -> fact.startsWith(MADE))
                .map(fact -> fact.substring(MADE.length())).sorted(Comparator.comparing(String::length).reversed())
                .forEach(folder -> site.shell(host, progress).run("rmdir " + Command.quote(folder), progress));
    }
}
