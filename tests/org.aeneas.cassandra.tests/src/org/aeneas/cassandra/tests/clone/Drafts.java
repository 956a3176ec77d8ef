package org.aeneas.cassandra.tests.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.aeneas.cassandra.clone.CassandraVersion;
import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.Replication;
import org.aeneas.cassandra.clone.Service;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.cassandra.clone.YamlText;

/** Clusters on paper. */
final class Drafts {
    static final String DATACENTER = "dc1";
    static final Replication SIMPLE_3 = new Replication("SimpleStrategy", Map.of("replication_factor", "3"));
    static final Replication TOPOLOGY_3 = Replication.topology(Map.of(DATACENTER, 3));

    private Drafts() {
    }

    static SourceCluster cluster(String snitch, String version, int nodes, Keyspace... keyspaces) {
        return cluster(snitch, version, racks(nodes), keyspaces);
    }

    /** @param racks of each node */
    static SourceCluster cluster(String snitch, String version, List<String> racks, Keyspace... keyspaces) {
        List<SourceNode> list = new ArrayList<>();
        for (int i = 0; i < racks.size(); i++) {
            list.add(node("10.0.0." + (i + 1), racks.get(i), version, snitch, true));
        }
        return new SourceCluster("Shop", "Murmur3Partitioner", snitch, list, List.of(keyspaces));
    }

    private static List<String> racks(int nodes) {
        List<String> racks = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            racks.add("rack1");
        }
        return racks;
    }

    static SourceNode node(String address, String rack, String version, String snitch, boolean up) {
        NodeStatus status = new NodeStatus(address, up, NodeStatus.State.NORMAL, "1 GiB", 16,
                "f2a7ed4c-7d1b-4a0e-9d0f-" + String.format("%012x", address.hashCode() & 0xfffffff), DATACENTER, rack);
        YamlText yaml = new YamlText("""
                cluster_name: 'Shop'
                num_tokens: 16
                initial_token: 1,2,3
                listen_address: %1$s
                broadcast_address: 203.0.113.7
                rpc_address: %1$s
                start_native_transport: true
                endpoint_snitch: %2$s
                data_file_directories:
                    - /var/lib/cassandra/data
                seed_provider:
                    - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                      parameters:
                          - seeds: "10.0.0.1"
                """.formatted(address, snitch));
        return new SourceNode(address, status, CassandraVersion.of(version), installation("/var/lib/cassandra"), yaml,
                "dc=" + DATACENTER + "\nrack=" + rack + "\n", "default=DC1:r1\n");
    }

    private static Installation installation(String data) {
        return new Installation("cassandra", "/usr/share/cassandra", "/etc/cassandra", List.of(data + "/data"),
                data + "/commitlog", data + "/saved_caches", "/usr/lib/jvm/java", new Service(Service.Kind.SYSTEMD,
                        "sudo systemctl start cassandra", "sudo systemctl stop cassandra"));
    }

    static CloneNode cloneNode(String address, boolean copy, String version) {
        return new CloneNode(address, address, "rack1", CassandraVersion.of(version), installation("/data/cassandra"),
                new YamlText(""), "", "", copy, OptionalInt.empty(), OptionalInt.empty(), true);
    }

    static CloneChoices choices(Set<String> keyspaces, Set<Consistency> levels, CloneNode... nodes) {
        return new CloneChoices(DATACENTER, CloneChoices.SUFFIX, List.of(nodes), keyspaces, levels, false,
                OptionalInt.empty(), false);
    }
}
