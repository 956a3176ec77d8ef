package org.aeneas.cassandra.clone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Progress;

/**
 * What runs on a host, as the script {@code discover.sh} beside this class tells it.
 *
 * @param system    id and version of the operating system, as {@code debian 12}; blank where it does not say
 * @param clock     of the host; seconds
 * @param processes of Cassandra
 */
public record HostFacts(String system, Instant clock, List<CassandraProcess> processes) {

    /**
     * A process of Cassandra.
     *
     * @param user          of the operating system
     * @param java          home of its Java
     * @param configuration the folder of its cassandra.yaml, or the file; empty if it does not say
     * @param home          of Cassandra; empty if it does not say
     * @param unit          of systemd; empty for none
     * @param script        of init; empty for none
     * @param jmx           port; empty if it does not say
     * @param storage       the folder below which its data are, unless cassandra.yaml says otherwise
     */
    public record CassandraProcess(long pid, String user, String java, Optional<String> configuration,
            Optional<String> home, Optional<String> unit, Optional<String> script, Optional<Integer> jmx,
            Optional<String> storage) {
    }

    /** @throws org.aeneas.core.ProblemException {@code command-failed}, and those of {@link HostShell#run} */
    public static HostFacts of(HostShell shell, Progress progress) {
        return parse(shell.require(script(), progress));
    }

    private static String script() {
        try (InputStream in = HostFacts.class.getResourceAsStream("discover.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text what the script printed */
    static HostFacts parse(String text) {
        Map<String, String> host = new LinkedHashMap<>();
        List<Map<String, String>> processes = new ArrayList<>();
        Map<String, String> current = host;
        for (String line : text.lines().toList()) {
            String[] fact = line.split("\t", 2);
            if (fact.length < 2) {
                continue;
            }
            if (fact[0].equals("pid")) {
                current = new LinkedHashMap<>();
                processes.add(current);
            }
            if (!fact[1].isBlank()) {
                // The first one counts: of JMX ports the local one, of folders the one that comes first.
                current.putIfAbsent(fact[0], fact[1].strip());
            }
        }
        return new HostFacts(host.getOrDefault("os", ""), Instant.ofEpochSecond(Long.parseLong(
                host.getOrDefault("clock", "0"))), processes.stream().map(HostFacts::process).toList());
    }

    private static CassandraProcess process(Map<String, String> facts) {
        Optional<String> configuration = Optional.ofNullable(facts.get("config"))
                .or(() -> Optional.ofNullable(facts.get("conf"))).or(() -> Optional.ofNullable(facts.get("path")));
        return new CassandraProcess(Long.parseLong(facts.get("pid")), facts.getOrDefault("user", ""),
                facts.getOrDefault("java", ""), configuration,
                Optional.ofNullable(facts.get("home")), Optional.ofNullable(facts.get("unit"))
                        .filter(unit -> !unit.startsWith("user@") && !unit.startsWith("ssh")),
                Optional.ofNullable(facts.get("script")),
                Optional.ofNullable(facts.get("jmx")).map(Integer::valueOf),
                Optional.ofNullable(facts.get("storage")));
    }
}
