package org.aeneas.cassandra.clone;

import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.HostFacts.CassandraProcess;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Finds out what Cassandra is on one host. */
final class NodeDiscovery {
    private final HostLogins hosts;
    private final String host;

    NodeDiscovery(HostLogins hosts, String host) {
        this.hosts = hosts;
        this.host = host;
    }

    SourceNode node(NodeStatus status, Progress progress) {
        HostShell shell = hosts.shell(host, progress);
        CassandraProcess process = process(shell, progress);
        String folder = process.configuration().map(NodeDiscovery::folder).orElseThrow(() -> new Problem(
                "configuration-not-found", "It does not show where the cassandra.yaml is that runs there.", host,
                "Log in as a user who may look at Cassandra's process, or use sudo.").asException());
        YamlText yaml = new YamlText(shell.read(folder + "/" + Installation.YAML, progress).orElseThrow(
                () -> new Problem("configuration-not-found", "There is no cassandra.yaml.", host + ":" + folder,
                        "Say where it is on this host.").asException()));
        CassandraVersion version = nodetool(process, progress).version(progress);
        return new SourceNode(host, status, version, installation(process, folder, yaml), yaml,
                shell.read(folder + "/" + Installation.PLACE, progress).orElse(""),
                shell.read(folder + "/" + Installation.TOPOLOGY, progress).orElse(""));
    }

    Nodetool nodetool(Progress progress) {
        return nodetool(process(hosts.shell(host, progress), progress), progress);
    }

    private Nodetool nodetool(CassandraProcess process, Progress progress) {
        return hosts.nodetool(host, process.home().orElse(""), process.java(), progress);
    }

    /** A host may run several: then it is the one of the login's JMX port. */
    private CassandraProcess process(HostShell shell, Progress progress) {
        List<CassandraProcess> all = HostFacts.of(shell, progress).processes();
        int port = hosts.login(host).jmx().get().port();
        return all.stream().filter(process -> process.jmx().equals(Optional.of(port))).findFirst()
                .or(() -> all.stream().filter(process -> all.size() == 1 && process.jmx().isEmpty()).findFirst())
                .orElseThrow(() -> new Problem("cassandra-not-found", all.isEmpty() ? "Cassandra does not run there."
                        : "No Cassandra there has JMX on port " + port + ", but on " + all.stream()
                                .flatMap(process -> process.jmx().stream()).sorted().toList() + ".", host,
                        "Check the host and the JMX port; start Cassandra there.").asException());
    }

    private static String folder(String configuration) {
        return configuration.endsWith(".yaml") ? configuration.substring(0, configuration.lastIndexOf('/'))
                : configuration.replaceFirst("/+$", "");
    }

    private static Installation installation(CassandraProcess process, String folder, YamlText yaml) {
        String home = process.home().orElse(folder.replaceFirst("/conf$", ""));
        String storage = process.storage().orElse(home + "/data").replaceFirst("/+$", "");
        List<String> data = yaml.list("data_file_directories");
        return new Installation(process.user(), home, folder, data.isEmpty() ? List.of(storage + "/data") : data,
                yaml.value("commitlog_directory").orElse(storage + "/commitlog"),
                yaml.value("saved_caches_directory").orElse(storage + "/saved_caches"), process.java(),
                service(process, home, folder));
    }

    private static Service service(CassandraProcess process, String home, String folder) {
        if (process.unit().isPresent()) {
            String unit = process.unit().get();
            return new Service(Service.Kind.SYSTEMD, "systemctl start " + unit, "systemctl stop " + unit);
        }
        if (process.script().isPresent()) {
            return new Service(Service.Kind.INIT_SCRIPT, process.script().get() + " start",
                    process.script().get() + " stop");
        }
        return Service.tarball(process.user(), home, folder, process.java());
    }
}
