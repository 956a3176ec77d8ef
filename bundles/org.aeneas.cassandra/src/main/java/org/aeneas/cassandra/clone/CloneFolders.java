package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;

/** The folders of a clone's node: they are its own, and empty before it starts. */
final class CloneFolders {
    /** A status of our own: there is something in it. */
    private static final int OCCUPIED = 46;
    private static final List<String> KEYS = List.of("hints_directory", "cdc_raw_directory");

    private final String step;
    private final CloneNode node;
    private final CloneSite site;

    /** @param step by whose record it is known which of them were made */
    CloneFolders(String step, CloneNode node, CloneSite site) {
        this.step = step;
        this.node = node;
        this.site = site;
    }

    /** @throws org.aeneas.core.ProblemException {@code clone-occupied} */
    void make(Progress progress) {
        HostShell shell = site.shell(node.host(), progress);
        String user = node.installation().user();
        for (String folder : folders()) {
            made().make(folder, user, progress);
            shell.require("[ \"$(id -un)\" = " + Command.quote(user) + " ] || chown " + Command.quote(user) + ": "
                    + Command.quote(folder), progress);
        }
        requireEmpty(shell, folders(), progress);
    }

    static void requireEmpty(HostShell shell, List<String> folders, Progress progress) {
        for (String folder : folders) {
            CommandResult result = shell.run("f=" + Command.quote(folder) + "; [ ! -e \"$f\" ] || [ -z \"$(ls -A \"$f\""
                    + " | grep -vx lost+found)\" ] || exit " + OCCUPIED, progress);
            if (result.status() == OCCUPIED) {
                throw new Problem("clone-occupied", "This folder of the clone is not empty.", shell.host() + ":"
                        + folder, "Empty it, or choose another folder.").asException();
            }
        }
    }

    /** Takes the data out; the folders stay. Only after {@link #make} has found them empty. */
    void empty(Progress progress) {
        for (String folder : folders()) {
            site.shell(node.host(), progress).require("f=" + Command.quote(folder) + "; [ ! -d \"$f\" ] || find \"$f\""
                    + " -mindepth 1 -maxdepth 1 ! -name lost+found -exec rm -rf {} +", progress);
        }
    }

    void remove(Progress progress) {
        made().remove(progress);
    }

    private MadeFolders made() {
        return new MadeFolders(step, node.host(), site);
    }

    List<String> folders() {
        return folders(node, site.journal().plan());
    }

    static List<String> folders(CloneNode node, ClonePlan plan) {
        Installation there = node.installation();
        List<String> folders = new ArrayList<>(there.dataDirectories());
        folders.add(there.commitLog());
        folders.add(there.savedCaches());
        plan.steps().stream().filter(step -> step instanceof Step.EditFiles && step.host().equals(node.host()))
                .flatMap(step -> ((Step.EditFiles) step).files().stream())
                .filter(file -> file.path().endsWith(Installation.YAML)).map(file -> new YamlText(file.after()))
                .flatMap(yaml -> KEYS.stream().map(yaml::value)).flatMap(Optional::stream)
                .forEach(folders::add);
        return folders;
    }
}
