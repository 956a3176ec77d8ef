package org.aeneas.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.aeneas.core.Problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * The file that describes a source's and a clone's hosts: JSON, with comments. It holds no secrets.
 *
 * @param login      of all hosts that do not say otherwise
 * @param first      address of a node of the source
 * @param cql        of the source
 * @param source     nodes whose login differs, or that are reached by another address; others need not be named
 * @param datacenter of the source; that of {@code first} if it is not named
 * @param suffix     of the clone's name
 * @param nodes      of the clone
 */
record CloneDescription(Login login, String first, Cql cql, List<Host> source, Optional<String> datacenter,
        Optional<String> suffix, List<Node> nodes) {
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    enum Sudo { NONE, NO_PASSWORD, PASSWORD }

    /**
     * What is left out is as in the file's own {@code login}.
     *
     * @param user     of SSH
     * @param port     of SSH
     * @param key      file with a private key; else the password is asked for
     * @param sudo     whether commands need root
     * @param jmxPort  of Cassandra
     * @param jmxUser  of Cassandra
     * @param nodetool where it is
     */
    record Login(Optional<String> user, OptionalInt port, Optional<Path> key, Optional<Sudo> sudo, OptionalInt jmxPort,
            Optional<String> jmxUser, Optional<String> nodetool) {
        static final Login EMPTY = new Login(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
                OptionalInt.empty(), Optional.empty(), Optional.empty());

        Login over(Login other) {
            return new Login(user.or(other::user), port.isPresent() ? port : other.port, key.or(other::key),
                    sudo.or(other::sudo), jmxPort.isPresent() ? jmxPort : other.jmxPort, jmxUser.or(other::jmxUser),
                    nodetool.or(other::nodetool));
        }
    }

    record Cql(OptionalInt port, Optional<String> user) {
    }

    /**
     * @param address by which the cluster knows it
     * @param ssh     by which it is reached from here; {@code address} if it is left out
     */
    record Host(String address, Optional<String> ssh, Optional<Login> login) {
    }

    /**
     * @param copy  Cassandra comes from a node of the source; else it is in {@code home} already
     * @param heap  MB
     * @param start a line of shell; with {@code stop}, where it is no archive's {@code bin/cassandra}
     */
    record Node(String address, Optional<String> ssh, Optional<Login> login, Optional<String> rack, String home,
            Optional<String> configuration, List<String> data, Optional<String> commitLog,
            Optional<String> savedCaches, String java, String user, Optional<Boolean> copy, OptionalInt heap,
            OptionalInt tokens, Optional<Boolean> seed, Optional<String> start, Optional<String> stop) {
    }

    CloneDescription {
        login = login == null ? Login.EMPTY : login;
        cql = cql == null ? new Cql(OptionalInt.empty(), Optional.empty()) : cql;
        source = source == null ? List.of() : List.copyOf(source);
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
    }

    static CloneDescription read(Path file) {
        try {
            CloneDescription read = MAPPER.readValue(Files.readAllBytes(file), CloneDescription.class);
            if (read.first == null) {
                throw problem(file, "It does not name a node of the source: \"first\".", null);
            }
            for (Node node : read.nodes) {
                if (node.address() == null || node.home() == null || node.data() == null || node.java() == null
                        || node.user() == null) {
                    throw problem(file, "A node of the clone lacks one of address, home, data, java, user.", null);
                }
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw problem(file, place(e) + "\"" + e.getPropertyName() + "\" is not known here.", e);
        } catch (JsonProcessingException e) {
            throw problem(file, place(e) + e.getOriginalMessage().lines().findFirst().orElse("") + ".", e);
        } catch (IOException e) {
            throw problem(file, "It cannot be read.", e);
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private static RuntimeException problem(Path file, String what, Exception cause) {
        return new Problem("clone-file", what, file.toString(), "Write it as README.md shows, under \"A clone"
                + " datacenter\".").asException(cause);
    }
}
