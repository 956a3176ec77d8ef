package org.aeneas.sandbox.tests;

import static org.aeneas.sandbox.tests.DmsAccount.json;
import static org.aeneas.sandbox.tests.DmsAccount.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** DMS on the wire: its things, their states, and what a task moves. */
@ExtendWith(StandIns.Extension.class)
class DmsFrontTest {
    private DmsAccount dms;

    @BeforeEach
    void begin(StandIns standIns) throws IOException {
        dms = new DmsAccount(standIns);
    }

    @Test
    void should_list_replication_instances_with_their_state() throws Exception {
        JsonNode all = dms.call("DescribeReplicationInstances", object()).json().path("ReplicationInstances");

        assertEquals("aeneas-dms dms.t3.medium available", all.at("/0/ReplicationInstanceIdentifier").asText() + " "
                + all.at("/0/ReplicationInstanceClass").asText() + " "
                + all.at("/0/ReplicationInstanceStatus").asText());
        assertEquals("creating", all.at("/1/ReplicationInstanceStatus").asText());
        assertEquals("ResourceNotFoundFault", dms.call("DescribeReplicationInstances",
                DmsAccount.filter("replication-instance-id", "nobody")).code());
    }

    @Test
    void should_test_endpoints_with_the_rights_of_their_role() throws Exception {
        assertEquals("AccessDeniedFault", dms.createTarget("untrusted", DmsAccount.ROLE.replace("aeneas-dms",
                "some-lambda")).code());
        Answer powerless = dms.createTarget("powerless", DmsAccount.ROLE + "-powerless");
        JsonNode failed = dms.test(powerless.json().at("/Endpoint/EndpointArn").asText());
        assertEquals("failed", failed.path("Status").asText());
        assertTrue(failed.path("LastFailureMessage").asText().contains("dynamodb:PutItem"), failed.toString());
        Answer elsewhere = dms.createSource("elsewhere", DmsAccount.ROLE, "no-such-bucket");
        assertTrue(dms.test(elsewhere.json().at("/Endpoint/EndpointArn").asText()).path("LastFailureMessage").asText()
                .contains("bucket"));
    }

    @Test
    void should_refuse_a_name_twice_and_an_endpoint_in_use() throws Exception {
        dms.connect();
        dms.task("full-load", "DO_NOTHING");

        assertEquals("ResourceAlreadyExistsFault", dms.createTask("full-load", "DO_NOTHING").code());
        Answer delete = dms.call("DeleteEndpoint", object().put("EndpointArn", dms.source()));
        assertEquals("InvalidResourceStateFault", delete.code());
        assertEquals("InvalidParameterValueException", dms.createTarget("double--hyphen", DmsAccount.ROLE).code());
    }

    @Test
    void should_load_what_is_there_and_count_what_it_cannot() throws Exception {
        dms.put("shop/orders/LOAD00000001.csv", "a,1,\"says \"\"hi\"\",\",true\nb,2,\\N,\\N\nc,no number,x,false\n");
        dms.put("shop/orders/LOAD00000002.csv", "d,4,much too long a text,false\n\\N,5,x,true\n");
        dms.put("shop/orders/notes.txt", "nobody reads this");
        dms.connect();
        String task = dms.task("full-load", "DROP_AND_CREATE");
        assertEquals("starting", dms.start(task, "start-replication").json().at("/ReplicationTask/Status").asText());
        assertEquals("InvalidResourceStateFault", dms.start(task, "start-replication").code());
        JsonNode ended = dms.await(task, "stopped");

        assertEquals("Stop Reason FULL_LOAD_ONLY_FINISHED", ended.path("StopReason").asText());
        assertEquals(100, ended.at("/ReplicationTaskStats/FullLoadProgressPercent").asInt());
        JsonNode table = dms.statistics(task);
        assertEquals("Table completed 3 2 0", table.path("TableState").asText() + " "
                + table.path("FullLoadRows").asText() + " " + table.path("FullLoadErrorRows").asText() + " "
                + table.path("FullLoadCondtnlChkFailedRows").asText());
        assertEquals(json("{'line':{'N':'1'},'note':{'S':'says \\'hi\\','},'paid':{'BOOL':true}}".replace("\\'",
                "\\\"")), dms.item("a#1"));
        assertEquals(json("{'line':{'N':'2'}}"), dms.item("b#2"));
        assertEquals("much too l", dms.item("d#4").at("/note/S").asText());
    }

    @Test
    void should_prepare_the_target_as_told() throws Exception {
        dms.put("shop/orders/LOAD00000001.csv", "a,1,x,true\n");
        dms.connect();
        String task = dms.task("full-load", "DROP_AND_CREATE");
        dms.start(task, "start-replication");
        dms.await(task, "stopped");
        assertEquals(200, dms.dynamoDb("DescribeTable", "{'TableName':'" + dms.table() + "'}")
                .at("/Table/ProvisionedThroughput/WriteCapacityUnits").asInt());
        dms.dynamoDb("PutItem", "{'TableName':'" + dms.table() + "','Item':{'tenant#line':{'S':'old'}}}");

        assertEquals("InvalidParameterCombinationException", dms.start(task, "start-replication").code());
        prepare(task, "DO_NOTHING");
        assertEquals(2, dms.items());
        prepare(task, "TRUNCATE_BEFORE_LOAD");
        assertEquals(1, dms.items());
    }

    private void prepare(String task, String mode) throws IOException {
        dms.call("ModifyReplicationTask", object().put("ReplicationTaskArn", task).put("ReplicationTaskSettings",
                "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"" + mode + "\"}}"));
        dms.await(task, "stopped");
        dms.start(task, "reload-target");
        dms.await(task, "running");
        dms.await(task, "stopped");
    }

    @Test
    void should_follow_changes_in_the_order_of_names_until_it_is_stopped() throws Exception {
        dms.put("shop/orders/LOAD00000001.csv", "a,1,x,true\nb,2,x,true\n");
        dms.connect();
        String task = dms.task("full-load-and-cdc", "DROP_AND_CREATE");
        dms.start(task, "start-replication");
        dms.await(task, "running");
        dms.put("changes/CDC00000000000000000002.csv", "U,orders,shop,a,1,\\N,false\nD,orders,shop,b,2,\\N,\\N\n"
                + "I,orders,shop,c,3,new,true\n");
        awaitCount(task, "Inserts");
        dms.put("changes/CDC00000000000000000001.csv", "I,orders,shop,late,1,x,true\n");
        dms.put("changes/CDC00000000000000000003.csv", "I,orders,shop,d,4,x,true\n");
        awaitItem("d#4");

        assertEquals("InvalidResourceStateFault", dms.call("DeleteReplicationTask",
                object().put("ReplicationTaskArn", task)).code());
        dms.call("StopReplicationTask", object().put("ReplicationTaskArn", task));
        assertEquals("Stop Reason NORMAL", dms.await(task, "stopped").path("StopReason").asText());
        assertEquals(json("{'line':{'N':'1'},'note':{'S':'x'},'paid':{'BOOL':false}}"), dms.item("a#1"),
                "an update leaves what the new image lacks");
        assertTrue(dms.item("b#2").isMissingNode());
        assertTrue(dms.item("late#1").isMissingNode(), "what comes after a higher name is skipped");
        assertEquals("2 1 1", dms.statistics(task).path("Inserts").asText() + " "
                + dms.statistics(task).path("Updates").asText() + " " + dms.statistics(task).path("Deletes").asText());
    }

    @Test
    void should_start_nothing_whose_connections_were_not_tested() throws Exception {
        dms.connect();
        String task = dms.task("full-load", "DO_NOTHING");
        dms.call("ModifyEndpoint", json("{'EndpointArn':'" + dms.source() + "','S3Settings':{'CsvDelimiter':';'}}"));

        Answer refused = dms.start(task, "start-replication");

        assertEquals("InvalidResourceStateFault", refused.code());
        assertTrue(refused.body().contains("Test connection"), refused.body());
    }

    @Test
    void should_keep_tags_and_forget_what_was_deleted() throws Exception {
        dms.connect();
        String task = dms.task("full-load", "DO_NOTHING");
        dms.call("AddTagsToResource", json("{'ResourceArn':'" + task + "','Tags':[{'Key':'a','Value':'b'}]}"));
        assertEquals("b", dms.call("ListTagsForResource", object().put("ResourceArn", task)).json()
                .at("/TagList/0/Value").asText());
        dms.call("DeleteReplicationTask", object().put("ReplicationTaskArn", task));
        while (dms.describe(task).path("Status").asText().equals("deleting")) {
            Thread.sleep(50);
        }
        assertEquals("ResourceNotFoundFault", dms.call("DescribeReplicationTasks",
                DmsAccount.filter("replication-task-arn", task)).code());
    }

    private void awaitCount(String task, String member) throws Exception {
        for (int i = 0; i < 200 && dms.statistics(task).path(member).asInt() == 0; i++) {
            Thread.sleep(50);
        }
    }

    private void awaitItem(String key) throws Exception {
        for (int i = 0; i < 200 && dms.item(key).isMissingNode(); i++) {
            Thread.sleep(50);
        }
    }
}
