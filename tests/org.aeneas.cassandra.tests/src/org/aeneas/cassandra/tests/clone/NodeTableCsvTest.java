package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.Endpoint;
import org.aeneas.cassandra.clone.setup.NodeTableCsv;
import org.aeneas.cassandra.clone.setup.NodeTableCsv.Uploaded;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of nodes goes to a file and comes back, and what is wrong with a file is said by line and column. */
class NodeTableCsvTest {
    private static final String HEAD = "Private IP:SSH port,OS User,JMX port\n";
    private final List<Answers> known = List.of(row("10.0.0.1:22"), row("10.0.0.2:22"));

    private static Answers row(String address) {
        return Answers.NONE.with(SetupField.PRIVATE, address).with(SetupField.DATACENTER, "dc1")
                .with(SetupField.RACK, "rack1").with(SetupField.USER, "ubuntu")
                .with(SetupField.PASSWORD, "open, \"Sesame\"").with(SetupField.DATA, "/a, /b");
    }

    @Test
    void should_come_back_as_it_went() {
        assertEquals(known, NodeTableCsv.read(NodeTableCsv.write(known, true), List.of(
                Answers.NONE.with(SetupField.PRIVATE, "10.0.0.1").with(SetupField.DATACENTER, "dc1")
                        .with(SetupField.RACK, "rack1"),
                Answers.NONE.with(SetupField.PRIVATE, "10.0.0.2").with(SetupField.DATACENTER, "dc1")
                        .with(SetupField.RACK, "rack1"))).rows().stream().map(NodeTableCsvTest::answered).toList());
    }

    /** Without those that are blank. */
    private static Answers answered(Answers row) {
        Answers some = Answers.NONE;
        for (SetupField field : SetupField.NODE) {
            some = row.has(field) ? some.with(field, row.get(field)) : some;
        }
        return some;
    }

    @Test
    void should_write_secrets_only_when_asked_and_keep_those_that_are_typed() {
        String text = NodeTableCsv.write(known, false);
        assertFalse(text.contains("Sesame") || text.contains("Password") || text.contains("Passphrase"), text);
        Uploaded back = NodeTableCsv.read(text.replace("ubuntu", "admin"), known);
        assertEquals(List.of(), back.mistakes());
        assertEquals("admin", back.rows().get(1).get(SetupField.USER));
        assertEquals("open, \"Sesame\"", back.rows().get(1).get(SetupField.PASSWORD));
    }

    @Test
    void should_take_semicolons_a_byte_order_mark_blank_lines_and_another_order() {
        Uploaded back = NodeTableCsv.read("\uFEFFos user;private ip:ssh port;State\r\nb;10.0.0.2;ok\r\n;;\r\n"
                + "a;10.0.0.1:22;\r\n", known);
        assertEquals(List.of(), back.mistakes());
        assertEquals(List.of("a", "b"), back.rows().stream().map(row -> row.get(SetupField.USER)).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "10.0.0.1,u,7199 | The file has no line for the node 10.0.0.2.",
        "10.0.0.1,u,7199/10.0.0.2,u,0 | Line 3, column \"JMX port\": JMX port must be a number from 1 to 65535.",
        "10.0.0.1,u,7199/10.0.0.1,u,/10.0.0.2,, | Line 3, column \"Private IP:SSH port\": The node 10.0.0.1 is there",
        "10.0.0.1,u,/10.0.0.2,,/10.9.9.9,, | Line 4, column \"Private IP:SSH port\": The cluster knows no node",
        "10.0.0.1,u,/,u,1 | Line 3, column \"Private IP:SSH port\": It is missing.",
        "10.0.0.1:99999,u, | Line 2, column \"Private IP:SSH port\": Private IP:SSH port: the port must be",
        "10.0.0.1,u,1,more/10.0.0.2,, | Line 2: It has 4 cells, but there are 3 columns.",
        "10.0.0.1,\"u,1 | It is not to be read as CSV",
    })
    void should_say_line_and_column_of_a_mistake_and_change_nothing(String lines, String expected) {
        Uploaded back = NodeTableCsv.read(HEAD + lines.replace('/', '\n'), known);
        assertEquals(known, back.rows());
        assertTrue(back.mistakes().stream().anyMatch(mistake -> mistake.toString().contains(expected)),
                back.mistakes().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "User,Private IP:SSH port | Line 1, column \"User\": This column is not known.",
        "OS User | Line 1, column \"Private IP:SSH port\": This column is missing.",
        "Rack,Private IP:SSH port,Rack | Line 1, column \"Rack\": This column is there twice.",
    })
    void should_say_what_is_wrong_with_the_columns(String head, String expected) {
        List<NodeTableCsv.Mistake> mistakes = NodeTableCsv.read(head + "\n", known).mistakes();
        assertTrue(mistakes.toString().contains(expected), mistakes.toString());
    }

    @Test
    void should_refuse_another_datacenter_than_the_cluster_shows() {
        Uploaded back = NodeTableCsv.read(NodeTableCsv.write(known, false).replaceFirst("dc1", "dc7"), known);
        assertEquals("[Line 2, column \"Datacenter\": The cluster shows dc1.]", back.mistakes().toString());
    }

    @ParameterizedTest
    @CsvSource({"172.28.37.102:22, 172.28.37.102, 22", "node-1, node-1, 22", "[2001:db8::1]:2222, 2001:db8::1, 2222",
        "2001:db8::1, 2001:db8::1, 22"})
    void should_know_hosts_and_ports(String text, String host, int port) {
        assertEquals(new Endpoint(host, port), Endpoint.of(text));
        assertEquals(new Endpoint(host, port), Endpoint.of(Endpoint.of(text).toString()));
    }

    @Test
    void should_show_no_secret() {
        assertFalse(known.toString().contains("Sesame"));
    }
}
