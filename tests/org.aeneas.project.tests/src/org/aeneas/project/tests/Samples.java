package org.aeneas.project.tests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionField.Kind;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableOptions;
import org.aeneas.project.CloneDatacenter;
import org.aeneas.project.KnownTask;
import org.aeneas.project.Project;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.SourceMetadata;
import org.aeneas.project.SourceSettings;
import org.aeneas.project.TargetSettings;

/** Projects to save. */
final class Samples {
    static final UUID PROJECT = new UUID(1, 1);
    static final UUID AGENT = new UUID(2, 2);
    static final UUID TASK = new UUID(3, 3);

    /** As an engine's connection form. */
    static final List<ConnectionField> FORM = List.of(
            new ConnectionField("host", ConnectionField.MAIN, "Server name", Kind.TEXT, true, ""),
            new ConnectionField("port", ConnectionField.MAIN, "Server port", Kind.NUMBER, true, "9042"),
            new ConnectionField("user", ConnectionField.MAIN, "User name", Kind.TEXT, false, ""),
            new ConnectionField("password", ConnectionField.MAIN, "Password", Kind.SECRET, false, ""),
            new ConnectionField("trust-password", "SSL", "Trust store password", Kind.SECRET, false, ""));

    private Samples() {
    }

    /** With something of all that a project can have. */
    static Project full() {
        return new Project(PROJECT, "Shop to AWS", "cassandra", Project.DYNAMODB, Optional.of("production"),
                Optional.of(new SourceSettings(Map.of("host", "10.0.0.1", "port", "9042", "user", "reader"),
                        Set.of("password"))),
                Optional.of(new TargetSettings("eu-west-1", Optional.of("production"))), mapping(),
                List.of(new CloneDatacenter("dc1_tgt", "dc1")),
                List.of(new RegisteredAgent(AGENT, "the big machine", new AgentAddress("agent.example.org", 8080),
                        Optional.of("my stores"), Optional.of("0A:1B"), false)),
                List.of(new KnownTask(TASK, AGENT, "orders")), Optional.of(metadata()));
    }

    static MappingOptions mapping() {
        return MappingOptions.DEFAULT
                .withTable("shop.orders", TableOptions.DEFAULT.withTargetTable("Orders").withIndexes(
                        Set.of("by_day", "by_customer", "a_view")).withColumn("note",
                                ColumnOptions.DEFAULT.withExcluded(true)))
                .withTable("shop.carts", TableOptions.DEFAULT.withEpochMillis(true).withTtlName("expires"));
    }

    static SourceMetadata metadata() {
        return SourceMetadata.of(Instant.parse("2026-01-02T03:04:05Z"), "Apache Cassandra 5.0.2, cluster shop",
                schema());
    }

    static Schema schema() {
        return SchemaReader.read("""
                CREATE TYPE shop.unused (x int);
                CREATE TYPE shop.street (name text, number int);
                CREATE TYPE shop.address (street frozen<street>, city text);
                CREATE TABLE shop.orders (id uuid, day date, "Customer" text, address frozen<address>, note text,
                    PRIMARY KEY ((id), day)) WITH CLUSTERING ORDER BY (day DESC);
                CREATE INDEX by_customer ON shop.orders ("Customer");
                CREATE TABLE shop.carts (id uuid PRIMARY KEY, items map<text, int>);
                CREATE FUNCTION shop.twice (x int) RETURNS NULL ON NULL INPUT RETURNS int LANGUAGE java AS 'return x;';
                """, "the test", "");
    }
}
