package org.aeneas.cassandra.clone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.staging.DurableFiles;

/** Copies Cassandra and its configuration from a node of the source, through this machine, to a host of the clone. */
final class CopyWork implements StepWork {
    private final Step.CopyInstallation step;
    private final CloneSite site;

    CopyWork(Step.CopyInstallation step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        folders().forEach((target, source) -> {
            HostShell shell = site.shell(step.host(), progress);
            if (!shell.run("[ -e " + Command.quote(marker(target)) + " ]", progress).succeeded()) {
                CloneFolders.requireEmpty(shell, List.of(target), progress);
                made().make(parent(target), step.target().user(), progress);
                copy("tar -C " + Command.quote(source) + " -chf - --exclude='*.aeneas-*'" + without(source) + " .",
                        target, progress);
            }
        });
        PackagedCassandra packaged = new PackagedCassandra(step.source(), site.shell(step.from(), progress));
        if (packaged.found(progress)) {
            packaged.complete(site.shell(step.host(), progress), step.target(), progress);
        }
        requireVersion(progress);
    }

    private MadeFolders made() {
        return new MadeFolders(step.id(), step.host(), site);
    }

    private static String parent(String folder) {
        String path = folder.replaceFirst("/+$", "");
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    /** Data may stand inside the home; they are not copied. */
    private String without(String source) {
        Installation from = step.source();
        String prefix = source.replaceFirst("/+$", "") + "/";
        Stream<String> inside = Stream.of(from.dataDirectories(), List.of(from.commitLog(), from.savedCaches()))
                .flatMap(List::stream).filter(folder -> folder.startsWith(prefix))
                .map(folder -> folder.substring(prefix.length()));
        return Stream.concat(Stream.of("data", "logs"), inside).filter(folder -> source.equals(from.home()))
                .map(folder -> " --exclude=" + Command.quote("./" + folder)).collect(Collectors.joining());
    }

    /** Sources by targets: the configuration may stand inside the home, and then comes with it. */
    private Map<String, String> folders() {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put(step.target().home(), step.source().home());
        if (!step.target().configuration().startsWith(step.target().home() + "/")
                || !step.source().configuration().startsWith(step.source().home() + "/")) {
            folders.put(step.target().configuration(), step.source().configuration());
        }
        return folders;
    }

    private void copy(String pack, String target, Progress progress) {
        String archive = "/var/tmp/aeneas-" + site.journal().id() + ".tar";
        HostShell shell = site.shell(step.host(), progress);
        try {
            Path local = Files.createTempFile("aeneas-clone", ".tar");
            try {
                try (OutputStream out = Files.newOutputStream(local)) {
                    site.shell(step.from(), progress).pour(pack, out, progress);
                }
                shell.upload(local, archive, progress);
            } finally {
                Files.delete(local);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
        String part = Command.quote(target + ".aeneas-part");
        String user = Command.quote(step.target().user());
        site.require(step.host(), "set -e; rm -rf " + part + "; mkdir -p " + part + "; tar -C " + part + " -xf "
                + archive + "; rm -f " + archive + "; mkdir -p " + part + "/logs; [ \"$(id -un)\" = " + user
                + " ] || chown -R " + user + ": " + part + "; [ ! -d " + Command.quote(target) + " ] || rmdir "
                + Command.quote(target) + "; mv " + part + " " + Command.quote(target) + "; : >"
                + Command.quote(marker(target)), progress);
    }

    private void requireVersion(Progress progress) {
        CassandraVersion wanted = site.journal().cluster().version();
        CassandraVersion found = step.target().version(site.shell(step.host(), progress), progress);
        if (!found.equals(wanted)) {
            throw new Problem("clone-version", "Cassandra " + found + " runs there; the cluster runs " + wanted + ".",
                    step.host(), "Undo, and choose another folder.").asException();
        }
    }

    @Override
    public void undo(Progress progress) {
        for (String target : folders().keySet()) {
            site.require(step.host(), "rm -rf " + Command.quote(target + ".aeneas-part") + "; [ ! -e "
                    + Command.quote(marker(target)) + " ] || rm -rf " + Command.quote(target), progress);
        }
        site.require(step.host(), "rm -f /var/tmp/aeneas-" + site.journal().id() + ".tar", progress);
        made().remove(progress);
    }

    /** In a folder that was copied whole. */
    private String marker(String target) {
        return target + "/.aeneas-" + site.journal().id();
    }
}
