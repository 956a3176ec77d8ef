package org.aeneas.dms.tests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.dms.LoadPlan;
import org.aeneas.dms.LoadSettings;
import org.aeneas.dms.Loading;
import org.aeneas.dms.Made;
import org.aeneas.dms.Poller;
import org.aeneas.dms.Setup;
import org.aeneas.load.TableDefinitions;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.tests.support.StandIns;

/** Two tables whose files are on S3, and whose targets are there. */
final class Staged {
    static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final AwsSession session;
    private final Poller poller;
    private final String keyspace = "dms" + NAMES.incrementAndGet();
    private final String name = "load-" + keyspace;
    private final List<TableMapping> tables;

    Staged(AwsSession session) {
        this(session, new Poller(Duration.ofMillis(50)));
    }

    /** @param poller may be shared with others */
    Staged(AwsSession session, Poller poller) {
        this.session = session;
        this.poller = poller;
        Schema schema = SchemaReader.read("CREATE TABLE " + keyspace + ".orders (id text, line int, note text,"
                + " PRIMARY KEY (id, line)); CREATE TABLE " + keyspace + ".days (day date, hour int, n bigint,"
                + " PRIMARY KEY ((day, hour)));", "test", "");
        tables = Mapper.propose(schema, MappingOptions.DEFAULT);
        for (TableMapping table : tables) {
            session.tables().create(TableDefinitions.of(table, new Capacity.OnDemand(), Map.of()),
                    Progress.NONE);
        }
    }

    void put(String table, int number, String csv) {
        session.objects().put(StandIns.BUCKET, name + "/data/" + keyspace + "/" + table + "/LOAD0000000" + number + ".csv",
                csv.getBytes(StandardCharsets.UTF_8), new Encryption.BucketDefault());
    }

    LoadPlan plan(boolean apart) {
        return plan("aeneas-dms", ROLE, apart);
    }

    LoadPlan plan(String instance, String role, boolean apart) {
        String arn = session.replications().instances().stream().filter(i -> i.name().equals(instance)).findFirst()
                .orElseThrow().arn();
        return new LoadPlan(name, name, arn, role, StandIns.BUCKET, name + "/data", tables, LoadSettings.defaults(),
                apart);
    }

    Setup setup() {
        return new Setup(session.replications(), poller);
    }

    Loading loading(Made made) {
        return new Loading(session.replications(), made, poller);
    }

    String name() {
        return name;
    }

    /** As DMS names the table. */
    String table(String table) {
        return keyspace + "." + table;
    }

    private String target(String table) {
        return tables.stream().filter(mapping -> mapping.source().name().equals(table)).findFirst().orElseThrow()
                .targetTable();
    }

    int items(String table) {
        int[] count = new int[1];
        session.items().scan(target(table), 0, 1, page -> count[0] += page.size());
        return count[0];
    }
}
