package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.HostFile;
import org.aeneas.cassandra.clone.PropertiesText;
import org.aeneas.cassandra.clone.YamlText;
import org.junit.jupiter.api.Test;

/** Configuration files keep what their owner wrote, but for what must change. */
class ConfigurationTextsTest {
    private static final YamlText YAML = new YamlText("""
            # The name of the cluster
            cluster_name: 'Test Cluster'
            num_tokens: 256  # as ever
            # initial_token:
            data_file_directories:
                - /var/lib/cassandra/data
                # the big one
                - "/mnt/big"
            endpoint_snitch: SimpleSnitch

            seed_provider:
                - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                  parameters:
                      - seeds: "10.0.0.1, 10.0.0.2"
            # last
            initial_token: -9223372036854775808
            server_encryption_options:
                internode_encryption: all
                keystore_password: s3cret
            """);

    @Test
    void should_read_values_lists_and_seeds() {
        assertEquals(Optional.of("Test Cluster"), YAML.value("cluster_name"));
        assertEquals(Optional.of("256"), YAML.value("num_tokens"));
        assertEquals(List.of("/var/lib/cassandra/data", "/mnt/big"), YAML.list("data_file_directories"));
        assertEquals(List.of("/a", "/b"), new YamlText("data_file_directories: [ '/a', /b ]\n").list(
                "data_file_directories"));
        assertEquals(List.of("10.0.0.1", "10.0.0.2"), YAML.seeds());
        assertEquals(Optional.empty(), YAML.value("rpc_address"));
    }

    @Test
    void should_change_the_lines_of_one_key_alone() {
        String changed = YAML.with("endpoint_snitch", "GossipingPropertyFileSnitch").text();
        assertEquals(YAML.text().replace("endpoint_snitch: Simple", "endpoint_snitch: GossipingPropertyFile"), changed);
    }

    @Test
    void should_replace_and_remove_a_key_with_all_of_its_lines() {
        YamlText changed = YAML.with("data_file_directories", List.of("/data")).without("initial_token")
                .withSeeds(List.of("10.0.0.7"));
        assertEquals(List.of("/data"), changed.list("data_file_directories"));
        assertEquals(List.of("10.0.0.7"), changed.seeds());
        assertFalse(changed.text().contains("\ninitial_token"), changed.text());
        assertTrue(changed.text().contains("# initial_token:\n"), changed.text());
        assertTrue(changed.text().contains("endpoint_snitch: SimpleSnitch\n\nseed_provider:"), changed.text());
    }

    @Test
    void should_add_a_key_that_is_not_there() {
        assertTrue(YAML.with("auto_bootstrap", "false").text().endsWith("keystore_password: s3cret\n"
                + "auto_bootstrap: false\n"));
    }

    @Test
    void should_set_properties_once_and_keep_comments() {
        PropertiesText place = new PropertiesText("# comment\ndc=dc1\nrack = rack1\ndc=dc1\n");
        assertEquals("# comment\ndc=dc2\nrack = rack1\n", place.with("dc", "dc2").text());
        assertEquals(Optional.of("rack1"), place.value("rack"));
        assertEquals("dc_suffix=_tgt\n", new PropertiesText("").with("dc_suffix", "_tgt").text());
    }

    @Test
    void should_show_a_change_without_passwords() {
        HostFile file = new HostFile("/etc/cassandra/cassandra.yaml", YAML.text(),
                YAML.with("server_encryption_options", "none").text());
        assertTrue(file.diff().contains("-    internode_encryption: all"), file.diff());
        assertFalse(file.diff().contains("s3cret"), file.diff());
        assertTrue(file.isChange());
        assertEquals(file, file.reversed().reversed());
    }
}
