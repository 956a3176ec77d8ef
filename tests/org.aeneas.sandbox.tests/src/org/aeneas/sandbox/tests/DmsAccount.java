package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;

/** DMS as somebody calls it who knows AWS's documentation only; with one table {@code shop.orders}. */
final class DmsAccount {
    static final String ROLE = "arn:aws:iam::000000000000:role/aeneas-dms";
    static final String BUCKET = "dms-sources";

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MILLIS = 20_000;

    private final StandIns standIns;
    private final SignedClient client;
    private final int number = NAMES.incrementAndGet();
    private final String instance;
    private String source = "";
    private String target = "";

    DmsAccount(StandIns standIns) throws IOException {
        this.standIns = standIns;
        this.client = new SignedClient(standIns.keys());
        client.s3("PUT", standIns.endpoint(Service.S3), "/" + BUCKET, "", Map.of());
        instance = call("DescribeReplicationInstances", filter("replication-instance-id", "aeneas-dms")).json()
                .at("/ReplicationInstances/0/ReplicationInstanceArn").asText();
    }

    Answer call(String operation, JsonNode body) throws IOException {
        return client.dms(standIns.endpoint(Service.DMS), operation, body.toString());
    }

    String instance() {
        return instance;
    }

    String source() {
        return source;
    }

    /** The table in DynamoDB that the task loads. */
    String table() {
        return "dms" + number;
    }

    String folder() {
        return "folder" + number;
    }

    void put(String key, String csv) throws IOException {
        assertEquals(200, client.s3("PUT", standIns.endpoint(Service.S3), "/" + BUCKET + "/" + folder() + "/" + key, csv,
                Map.of()).status());
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    static ObjectNode filter(String name, String value) {
        return json("{'Filters':[{'Name':'" + name + "','Values':['" + value + "']}]}");
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    Answer createSource(String name, String role, String bucket) throws IOException {
        ObjectNode request = object().put("EndpointIdentifier", name).put("EndpointType", "source")
                .put("EngineName", "s3");
        request.putObject("S3Settings").put("ServiceAccessRoleArn", role).put("BucketName", bucket)
                .put("BucketFolder", folder()).put("CdcPath", "changes").put("CsvNullValue", "\\N")
                .put("ExternalTableDefinition", json("{'TableCount':'1','Tables':[{'TableName':'orders','TablePath':"
                        + "'shop/orders/','TableOwner':'shop','TableColumns':["
                        + "{'ColumnName':'tenant','ColumnType':'STRING','ColumnLength':'100'},"
                        + "{'ColumnName':'line','ColumnType':'INT8'},"
                        + "{'ColumnName':'note','ColumnType':'STRING','ColumnLength':'10','ColumnNullable':'true'},"
                        + "{'ColumnName':'paid','ColumnType':'BOOLEAN','ColumnNullable':'true'}],"
                        + "'TableColumnsTotal':'4'}]}").toString());
        return call("CreateEndpoint", request);
    }

    Answer createTarget(String name, String role) throws IOException {
        ObjectNode request = object().put("EndpointIdentifier", name).put("EndpointType", "target")
                .put("EngineName", "dynamodb");
        request.putObject("DynamoDbSettings").put("ServiceAccessRoleArn", role);
        return call("CreateEndpoint", request);
    }

    /** Both endpoints, tested. */
    void connect() throws IOException {
        source = createSource("source-" + number, ROLE, BUCKET).json().at("/Endpoint/EndpointArn").asText();
        target = createTarget("target-" + number, ROLE).json().at("/Endpoint/EndpointArn").asText();
        assertEquals("successful", test(source).path("Status").asText());
        assertEquals("successful", test(target).path("Status").asText());
    }

    JsonNode test(String endpoint) throws IOException {
        call("TestConnection", object().put("ReplicationInstanceArn", instance).put("EndpointArn", endpoint));
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode connection;
        do {
            connection = call("DescribeConnections", filter("endpoint-arn", endpoint)).json().at("/Connections/0");
        } while (connection.path("Status").asText().equals("testing") && System.currentTimeMillis() < end);
        return connection;
    }

    Answer createTask(String migration, String preparation) throws IOException {
        ObjectNode request = object().put("ReplicationTaskIdentifier", "Task-" + number)
                .put("SourceEndpointArn", source).put("TargetEndpointArn", target)
                .put("ReplicationInstanceArn", instance).put("MigrationType", migration)
                .put("TableMappings", mappings())
                .put("ReplicationTaskSettings", "{\"FullLoadSettings\":{\"TargetTablePrepMode\":\"" + preparation
                        + "\"}}");
        return call("CreateReplicationTask", request);
    }

    /** A task that is ready. */
    String task(String migration, String preparation) throws IOException {
        Answer created = createTask(migration, preparation);
        String arn = created.json().at("/ReplicationTask/ReplicationTaskArn").asText();
        await(arn, "ready");
        return arn;
    }

    String mappings() {
        return json("{'rules':[{'rule-type':'selection','rule-id':'1','rule-name':'1','rule-action':'include',"
                + "'object-locator':{'schema-name':'shop','table-name':'%'}},{'rule-type':'object-mapping','rule-id':'2',"
                + "'rule-name':'2','rule-action':'map-record-to-record','object-locator':{'schema-name':'shop',"
                + "'table-name':'orders'},'target-table-name':'" + table() + "','mapping-parameters':{"
                + "'partition-key-name':'tenant#line','exclude-columns':['tenant'],'attribute-mappings':[{"
                + "'target-attribute-name':'tenant#line','attribute-type':'scalar','attribute-sub-type':'string',"
                + "'value':'${tenant}#${line}'}]}}]}").toString();
    }

    Answer start(String task, String type) throws IOException {
        return call("StartReplicationTask", object().put("ReplicationTaskArn", task)
                .put("StartReplicationTaskType", type));
    }

    JsonNode describe(String task) throws IOException {
        return call("DescribeReplicationTasks", filter("replication-task-arn", task)).json().at("/ReplicationTasks/0");
    }

    JsonNode await(String task, String status) throws IOException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonNode described = describe(task);
        while (!described.path("Status").asText().equals(status)) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("Not " + status + ": " + described);
            }
            described = describe(task);
        }
        return described;
    }

    JsonNode statistics(String task) throws IOException {
        return call("DescribeTableStatistics", object().put("ReplicationTaskArn", task)).json()
                .at("/TableStatistics/0");
    }

    JsonNode dynamoDb(String operation, String body) throws IOException {
        return DynamoDbTables.of(standIns).call(operation, body.replace('\'', '"')).json();
    }

    /** An item by its key, without the key. */
    JsonNode item(String key) throws IOException {
        JsonNode item = dynamoDb("GetItem", "{'TableName':'" + table() + "','Key':{'tenant#line':{'S':'" + key
                + "'}}}").path("Item");
        if (item instanceof ObjectNode found) {
            found.remove(List.of("tenant#line"));
        }
        return item;
    }

    int items() throws IOException {
        return dynamoDb("Scan", "{'TableName':'" + table() + "'}").path("Count").asInt();
    }
}
