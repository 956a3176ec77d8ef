package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.ConnectionState;
import org.aeneas.aws.Replications.Definition;
import org.aeneas.aws.Replications.Files;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.aws.Replications.Migration;
import org.aeneas.aws.Replications.Start;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.TableState;
import org.aeneas.aws.Replications.Tables;
import org.aeneas.aws.Replications.Task;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class ReplicationsTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";
    private static final String SETTINGS = "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"DROP_AND_CREATE\"}}";
    private static final String OPERATIONS = "DescribeReplicationInstances CreateEndpoint DescribeEndpoints"
            + " ModifyEndpoint DeleteEndpoint TestConnection DescribeConnections CreateReplicationTask"
            + " ModifyReplicationTask StartReplicationTask StopReplicationTask DeleteReplicationTask"
            + " DescribeReplicationTasks DescribeTableStatistics ListTagsForResource";

    private AwsSession session;
    private Replications dms;
    private String name;

    @BeforeEach
    void begin(AwsSession open, TestInfo test) {
        session = open;
        dms = open.replications();
        name = test.getTestMethod().orElseThrow().getName().replace('_', '-');
    }

    @Test
    void should_list_instances_with_their_state() {
        List<Instance> instances = dms.instances();

        assertEquals(List.of("aeneas-dms", "aeneas-dms-new"), instances.stream().map(Instance::name).toList());
        assertEquals(List.of(true, false), instances.stream().map(Instance::isAvailable).toList());
    }

    @Test
    void should_make_a_thing_once_and_change_it_when_asked_again() {
        String first = dms.ensure(files("a"), name);
        assertEquals(first, dms.ensure(files("b"), name));
        String target = dms.ensure(tables(), name);
        String task = dms.ensure(definition(first, target, mappings("x")), name);
        assertEquals(task, dms.ensure(definition(first, target, mappings("y")), name));

        String taken = Problems.of("dms-name-taken", () -> dms.ensure(files("a"), "another")).what();
        assertTrue(taken.contains("another task's (" + name), taken);
        Problems.of("dms-name-taken", () -> dms.ensure(definition(first, target, mappings("x")), "another"));
        Problems.of("dms-state", () -> dms.deleteEndpoint(first));
        await(task, State.READY);
        dms.deleteTask(task);
        dms.deleteTask(task);
        while (!dms.tasks(List.of(task)).isEmpty()) {
            pause();
        }
        dms.deleteEndpoint(first);
        dms.deleteEndpoint(first);
        Problems.of("dms-missing", () -> dms.start(task, Start.FIRST));
    }

    @Test
    void should_say_what_a_connection_lacks() {
        Problems.of("dms-role", () -> dms.ensure(new Tables(name, ROLE.replace("aeneas-dms", "some-lambda")), name));
        String endpoint = dms.ensure(new Tables(name, ROLE + "-powerless"), name);
        assertEquals(ConnectionState.UNTESTED, dms.connection(instance(), endpoint).state());
        assertEquals(ConnectionState.FAILED, tested(endpoint));
        assertTrue(dms.connection(instance(), endpoint).failure().contains("dynamodb:PutItem"));
    }

    @Test
    void should_say_what_dms_does_not_take() {
        String source = dms.ensure(files(name), name);
        String target = dms.ensure(tables(), name);

        String refused = Problems.of("dms-refused",
                () -> dms.ensure(definition(source, target, "{\"rules\":[]}"), name)).what();

        assertTrue(refused.contains("selection rule"), refused);
    }

    @Test
    void should_load_a_table_and_speak_as_the_service_model_says(StandIns standIns) throws Exception {
        session.objects().put(StandIns.BUCKET, name + "/shop/orders/LOAD00000001.csv",
                "a,1\nb,no number\n".getBytes(StandardCharsets.UTF_8), new Encryption.BucketDefault());
        try (RecordingProxy proxy = new RecordingProxy(standIns.endpoint(Service.DMS));
                AwsSession recorded = Services.aws().connect(standIns.profileWith(
                        Map.of(Service.DMS, proxy.endpoint())))) {
            dms = recorded.replications();
            String source = dms.ensure(files(name), name);
            dms.ensure(files(name), name);
            String target = dms.ensure(tables(), name);
            assertEquals(ConnectionState.SUCCESSFUL, tested(source));
            assertEquals(ConnectionState.SUCCESSFUL, tested(target));
            String task = dms.ensure(definition(source, target, mappings(name)), name);
            await(task, State.READY);
            dms.ensure(definition(source, target, mappings(name)), name);
            await(task, State.READY);
            dms.start(task, Start.FIRST);
            dms.start(task, Start.FIRST);
            Task ended = await(task, State.STOPPED);
            assertTrue(ended.isLoaded(), ended.toString());
            assertEquals(100, ended.percent());
            assertEquals(List.of(new Replications.Statistics("shop", "orders", TableState.COMPLETED, 1, 1, 0, 0, 0,
                    0)), dms.statistics(task));
            dms.stop(task);
            dms.deleteTask(task);
            while (!dms.tasks(List.of(task)).isEmpty()) {
                pause();
            }
            dms.deleteEndpoint(source);
            for (String operation : OPERATIONS.split(" ")) {
                proxy.assertFits("databasemigration", operation);
            }
        }
    }

    @Test
    void should_be_patient_where_dms_takes_no_more_calls(StandIns standIns) {
        dms.instances();
        standIns.traffic().inject(Fault.always(Service.DMS, "DescribeReplicationInstances", Fault.Kind.THROTTLE)
                .times(4));

        assertEquals(2, dms.instances().size());
    }

    @Test
    void should_leave_it_to_who_paces_his_calls_to_repeat_one_that_is_refused(StandIns standIns) {
        Replications impatient = dms.impatient();
        assertEquals(2, impatient.instances().size());
        standIns.traffic().inject(Fault.always(Service.DMS, "DescribeReplicationInstances", Fault.Kind.THROTTLE)
                .times(1));
        standIns.traffic().inject(Fault.always(Service.DMS, "DescribeReplicationInstances", Fault.Kind.SERVER_ERROR)
                .after(1).times(1));

        Problems.of("aws-throttled", impatient::instances);
        assertEquals(2, impatient.instances().size(), "other faults are overcome");
    }

    private Files files(String folder) {
        return new Files(name + "-source", ROLE, StandIns.BUCKET, folder, "", "\\N", "{\"TableCount\":\"1\","
                + "\"Tables\":[{\"TableName\":\"orders\",\"TablePath\":\"shop/orders/\",\"TableOwner\":\"shop\","
                + "\"TableColumns\":[{\"ColumnName\":\"id\",\"ColumnType\":\"STRING\",\"ColumnLength\":\"9\"},"
                + "{\"ColumnName\":\"n\",\"ColumnType\":\"INT8\"}],\"TableColumnsTotal\":\"2\"}]}");
    }

    private Tables tables() {
        return new Tables(name + "-target", ROLE);
    }

    private Definition definition(String source, String target, String mappings) {
        return new Definition(name, instance(), source, target, Migration.FULL_LOAD, mappings, SETTINGS);
    }

    private static String mappings(String table) {
        String orders = "\"object-locator\":{\"schema-name\":\"shop\",\"table-name\":\"orders\"}";
        return "{\"rules\":[{\"rule-type\":\"selection\",\"rule-id\":\"1\",\"rule-name\":\"1\",\"rule-action\":"
                + "\"include\"," + orders + "},{\"rule-type\":\"object-mapping\",\"rule-id\":\"2\",\"rule-name\":\"2\","
                + "\"rule-action\":\"map-record-to-record\",\"target-table-name\":\"" + table + "\"," + orders
                + ",\"mapping-parameters\":{\"partition-key-name\":\"id\"}}]}";
    }

    private String instance() {
        return dms.instances().get(0).arn();
    }

    private ConnectionState tested(String endpoint) {
        dms.test(instance(), endpoint);
        dms.test(instance(), endpoint);
        while (dms.connection(instance(), endpoint).state() == ConnectionState.TESTING) {
            pause();
        }
        return dms.connection(instance(), endpoint).state();
    }

    private Task await(String task, State state) {
        Task now = dms.tasks(List.of(task)).get(0);
        for (int i = 0; i < 400 && now.state() != state; i++) {
            pause();
            now = dms.tasks(List.of(task)).get(0);
        }
        assertEquals(state, now.state());
        return now;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
