package org.aeneas.cassandra.clone.setup;

import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.NodeReport;
import org.aeneas.cassandra.clone.Service;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.cassandra.clone.YamlText;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/** What was typed goes before what was found. */
final class Overrides {
    private final SetupState state;
    private final HostLogins hosts;

    Overrides(SetupState state, HostLogins hosts) {
        this.state = state;
        this.hosts = hosts;
    }

    NodeReport apply(NodeReport report, Progress progress) {
        if (report.node().isEmpty()) {
            return report;
        }
        try {
            return new NodeReport(report.host(), report.address(), Optional.of(node(report.node().get(), progress)),
                    Optional.empty());
        } catch (CancelledException e) {
            throw e;
        } catch (ProblemException e) {
            return new NodeReport(report.host(), report.address(), Optional.empty(), Optional.of(e.problem()));
        }
    }

    private SourceNode node(SourceNode found, Progress progress) {
        Answers row = state.rows().stream().filter(it -> it.host().equals(found.host())).findFirst().orElseThrow();
        Installation there = found.installation();
        HostShell shell = hosts.shell(found.host(), progress);
        String folder = typed(row, SetupField.CONFIGURATION).map(Overrides::folder).orElse(there.configuration());
        List<String> data = typed(row, SetupField.DATA).map(Answers::list).orElse(there.dataDirectories());
        for (String directory : data) {
            requireFolder(directory, shell, progress);
        }
        Installation now = new Installation(typed(row, SetupField.OWNER).orElse(there.user()),
                typed(row, SetupField.HOME).orElse(there.home()), folder, data,
                typed(row, SetupField.COMMIT_LOG).orElse(there.commitLog()), there.savedCaches(), there.java(),
                service(row, there.service()));
        if (folder.equals(there.configuration())) {
            return new SourceNode(found.host(), found.status(), found.version(), now, found.yaml(), found.place(),
                    found.topology());
        }
        YamlText yaml = new YamlText(shell.read(now.file(Installation.YAML), progress).orElseThrow(() -> new Problem(
                "configuration-not-found", "There is no cassandra.yaml.", found.host() + ":" + folder,
                "Say where it is on this host.").asException()));
        return new SourceNode(found.host(), found.status(), found.version(), now, yaml,
                shell.read(now.file(Installation.PLACE), progress).orElse(""),
                shell.read(now.file(Installation.TOPOLOGY), progress).orElse(""));
    }

    private Service service(Answers row, Service found) {
        Optional<String> start = typed(row, SetupField.START).filter(line -> !line.equals(found.start()));
        Optional<String> stop = typed(row, SetupField.STOP).filter(line -> !line.equals(found.stop()));
        return start.isEmpty() && stop.isEmpty() ? found
                : Services.of(start.orElse(found.start()), stop.orElse(found.stop()));
    }

    /** Of the node itself, else of all where it is not just what was found on the first one. */
    private Optional<String> typed(Answers row, SetupField field) {
        if (row.has(field)) {
            return Optional.of(row.get(field));
        }
        return Optional.of(state.parameters().get(field))
                .filter(text -> !text.isEmpty() && !text.equals(state.found().get(field)));
    }

    private static String folder(String path) {
        return path.endsWith(".yaml") ? path.substring(0, path.lastIndexOf('/')) : path.replaceFirst("/+$", "");
    }

    private static void requireFolder(String path, HostShell shell, Progress progress) {
        if (!shell.run("[ -d " + Command.quote(path) + " ]", progress).succeeded()) {
            throw new Problem("folder-missing", "There is no folder of this name, or you may not see it.",
                    shell.host() + ":" + path, "Correct the data directories of this node, or use sudo.")
                            .asException();
        }
    }
}
