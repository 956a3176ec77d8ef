package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.aeneas.cassandra.clone.CassandraVersion;
import org.aeneas.cassandra.clone.ClusterDescription;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.Snitch;
import org.aeneas.cassandra.clone.Streams;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nodetool prints is understood, whatever version prints it. */
class NodetoolTextsTest {
    private static final String STATUS = """
            Datacenter: datacenter1
            =======================
            Status=Up/Down
            |/ State=Normal/Leaving/Joining/Moving
            --  Address    Load       Tokens       Owns (effective)  Host ID                               Rack
            UN  127.0.0.1  108.45 KiB  16          100.0%            f2a7ed4c-7d1b-4a0e-9d0f-9a24e1f1a0aa  rack1
            DN  127.0.0.2  ?           256         ?                 0d1b9f0c-10a5-4c04-8a9f-9a24e1f1a0ab  rack 2
            UJ  2001:db8::1  51.47 KB  1          31.2%            1d1b9f0c-10a5-4c04-8a9f-9a24e1f1a0ac  rack1
            Datacenter: west_tgt
            ====================
            Status=Up/Down
            |/ State=Normal/Leaving/Joining/Moving
            --  Address    Load       Tokens       Owns (effective)  Host ID                               Rack
            UN  10.0.0.9   1.2 TiB    16           0.0%              2d1b9f0c-10a5-4c04-8a9f-9a24e1f1a0ad  r
            """;

    @Test
    void should_list_nodes_with_their_datacenters_racks_and_states() {
        List<NodeStatus> nodes = NodeStatus.parse(STATUS);
        assertEquals(List.of("127.0.0.1", "127.0.0.2", "2001:db8::1", "10.0.0.9"),
                nodes.stream().map(NodeStatus::address).toList());
        assertTrue(nodes.get(0).isUpAndNormal());
        assertFalse(nodes.get(1).up());
        assertEquals(new NodeStatus("127.0.0.2", false, NodeStatus.State.NORMAL, "?", 256,
                "0d1b9f0c-10a5-4c04-8a9f-9a24e1f1a0ab", "datacenter1", "rack 2"), nodes.get(1));
        assertEquals(NodeStatus.State.JOINING, nodes.get(2).state());
        assertFalse(nodes.get(2).isUpAndNormal());
        assertEquals("west_tgt", nodes.get(3).datacenter());
        assertEquals("1.2 TiB", nodes.get(3).load());
    }

    @Test
    void should_say_that_an_answer_names_no_node() {
        assertEquals("nodetool-answer",
                Problems.of(() -> NodeStatus.parse("nodetool: Failed to connect to '127.0.0.1:7199'")).code());
    }

    @Test
    void should_read_the_description_of_an_old_cluster() {
        ClusterDescription cluster = ClusterDescription.parse("""
                Cluster Information:
                \tName: Shop
                \tSnitch: org.apache.cassandra.locator.DynamicEndpointSnitch
                \tPartitioner: org.apache.cassandra.dht.Murmur3Partitioner
                \tSchema versions:
                \t\tea63e099-37c5-3d7b-9ace-32f4c833653d: [127.0.0.1, 127.0.0.2]

                \t\tUNREACHABLE: [127.0.0.3]
                """);
        assertEquals("Shop", cluster.name());
        assertTrue(cluster.hasOneSchema());
        assertEquals(List.of("127.0.0.3"), cluster.unreachable());
    }

    @Test
    void should_read_the_description_of_a_new_cluster_that_disagrees() {
        ClusterDescription cluster = ClusterDescription.parse("""
                Cluster Information:
                \tName: Test Cluster
                \tSnitch: org.apache.cassandra.locator.SimpleSnitch
                \tDynamicEndPointSnitch: enabled
                \tPartitioner: org.apache.cassandra.dht.Murmur3Partitioner
                \tSchema versions:
                \t\tea63e099-37c5-3d7b-9ace-32f4c833653d: [127.0.0.1]
                \t\tfa63e099-37c5-3d7b-9ace-32f4c833653d: [127.0.0.2]

                Stats for all nodes:
                \tLive: 2
                """);
        assertEquals("org.apache.cassandra.locator.SimpleSnitch", cluster.snitch());
        assertFalse(cluster.hasOneSchema());
    }

    @Test
    void should_add_up_what_all_peers_send() {
        Streams streams = Streams.parse("""
                Mode: NORMAL
                Rebuild 5b6b0f90-0a7e-11ee-8a5f-6d1f5e6a7c11
                    /10.0.0.1
                        Receiving 3 files, 47080408 bytes total. Already received 1 files, 20955469 bytes total
                    /10.0.0.2
                        Receiving 2 files, 100 bytes total. Already received 2 files (100.00%), 100 bytes total (99%)
                """);
        assertEquals(new Streams(3, 5, 20955569, 47080508, true, Map.of()), streams);
        assertEquals(Map.of("shop", 300L, "system_auth", 7L), Streams.parse("""
                    /10.0.0.1
                        Receiving 3 files, 470 bytes total. Already received 1 files, 307 bytes total
                            /data/shop/orders-0a7e11ee8a5f6d1f5e6a7c1100000000/me-1-big-Data.db 100/100 bytes(100%) \
                received from idx:0/10.0.0.1
                            shop/lines 200/263 bytes (76%) received from idx:0/10.0.0.1
                            /d/system_auth/roles-5bc52802de2535edaeab188eecebb090/tmp-ka-1-Data.db 7/7 bytes(100%) \
                received from idx:0/10.0.0.1
                """).keyspaces());
        assertFalse(Streams.parse("Mode: NORMAL\nNot sending any streams.\n").active());
    }

    @ParameterizedTest
    @CsvSource({"2.1.20,true,8", "2.1.19,false,8", "2.2.0,true,8", "3.0.31,true,8", "3.1.1,true,8", "3.1.0,false,8",
        "3.7,false,8", "3.11.19,true,8", "4.0.0,true,11", "4.1.10-SNAPSHOT,true,11", "5.0~beta1,true,17",
        "5.1.0,false,17"})
    void should_know_what_is_supported_and_which_java_it_needs(String text, boolean supported, int java) {
        CassandraVersion version = CassandraVersion.of(text);
        assertEquals(supported, version.isSupported());
        assertEquals(java, version.java());
    }

    @Test
    void should_name_the_supported_versions_to_whoever_has_another() {
        assertTrue(Problems.of("version-unsupported", () -> CassandraVersion.of("1.2.19").requireSupported("10.0.0.1"))
                .what().contains("2.1.20"));
        Problems.of("version-unreadable", () -> CassandraVersion.of("ReleaseVersion"));
    }

    @ParameterizedTest
    @CsvSource({"org.apache.cassandra.locator.SimpleSnitch,SIMPLE", "PropertyFileSnitch,PROPERTY_FILE",
        "GossipingPropertyFileSnitch,GOSSIPING_PROPERTY_FILE", "RackInferringSnitch,RACK_INFERRING",
        "Ec2MultiRegionSnitch,CLOUD", "GoogleCloudSnitch,CLOUD"})
    void should_know_snitches(String name, Snitch snitch) {
        assertEquals(snitch, Snitch.of(name, new CassandraVersion(3, 11, 19)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CloudstackSnitch", "com.example.OurSnitch", "AzureSnitch"})
    void should_refuse_other_snitches_by_name(String name) {
        assertEquals(name, Problems.of("snitch-unsupported",
                () -> Snitch.of(name, new CassandraVersion(3, 11, 19))).object());
    }
}
