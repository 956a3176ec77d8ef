package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.TableAdmin.Index;
import org.aeneas.aws.TableAdmin.Key;
import org.aeneas.aws.TableAdmin.KeyType;
import org.aeneas.aws.TableImports;
import org.aeneas.aws.TableImports.Compression;
import org.aeneas.aws.TableImports.Description;
import org.aeneas.aws.TableImports.ItemError;
import org.aeneas.aws.TableImports.Source;
import org.aeneas.aws.TableImports.Status;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class TableImportsTest {
    private static final int ITEMS = 40;

    private AwsSession session;
    private TableImports imports;
    private String table;

    @BeforeEach
    void begin(AwsSession open, TestInfo test) {
        session = open;
        imports = open.imports();
        table = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void should_tell_how_far_an_import_is_until_its_table_is_there() throws InterruptedException {
        stage(lines(ITEMS, ""));
        Description begun = imports.begin("t-" + table, source(), definition(table));
        assertEquals(Status.IN_PROGRESS, begun.status());
        assertEquals(table, begun.table());
        assertEquals("t-" + table, begun.token());
        assertTrue(session.tables().describe(table).filter(found -> found.status().equals("ACTIVE")).isEmpty());
        assertEquals(List.of(begun.arn()), arns(imports.find(table, "")));
        Description ended = await(begun);
        assertEquals(Status.COMPLETED, ended.status());
        assertEquals(List.of((long) ITEMS, (long) ITEMS, 0L),
                List.of(ended.processedItems(), ended.importedItems(), ended.errors()));
        assertEquals(lines(ITEMS, "").length(), ended.processedBytes());
        assertEquals(Optional.empty(), ended.failure());
        assertEquals("ACTIVE", session.tables().describe(table).orElseThrow().status());
        assertEquals(List.of(), imports.find(table, ""));
        assertEquals(List.of(begun.arn()), arns(imports.find(table, begun.token())));
        Problem there = Problems.of("table-exists", () -> imports.begin("other", source(), definition(table)));
        assertEquals(table, there.object());
    }

    @Test
    void should_begin_one_import_however_often_it_is_asked_with_one_token() throws InterruptedException {
        stage(lines(1, ""));
        Description begun = imports.begin("t-" + table, source(), definition(table));
        assertEquals(begun.arn(), imports.begin("t-" + table, source(), definition(table)).arn());
        Problems.of("import-conflict", () -> imports.begin("t-" + table, source(), definition(table + "2")));
        await(begun);
    }

    @Test
    void should_read_the_whole_log_of_refused_items() throws InterruptedException {
        stage(lines(25, "no-") + lines(5, ""));
        Description ended = await(imports.begin("t-" + table, source(), definition(table)));
        assertEquals(Status.FAILED, ended.status());
        assertEquals("ItemValidationError", ended.failure().orElseThrow().code());
        assertEquals(List.of(5L, 25L), List.of(ended.importedItems(), ended.errors()));
        List<ItemError> errors = imports.errors(ended, 100);
        assertEquals(25, errors.size());
        assertEquals(table + "/part-1.json", errors.get(24).key());
        assertEquals(24, errors.get(24).index());
        assertTrue(errors.get(24).reason().contains("Missing the key id"), errors.get(24).reason());
        assertEquals(7, imports.errors(ended, 7).size());
    }

    @Test
    void should_have_no_errors_of_an_import_that_logged_none() throws InterruptedException {
        stage(lines(1, ""));
        assertEquals(List.of(), imports.errors(await(imports.begin("t", source(), definition(table))), 10));
    }

    @Test
    void should_leave_no_table_when_the_bucket_is_missing() throws InterruptedException {
        Description ended = await(imports.begin("t-" + table, new Source("no-such-bucket", "", Compression.NONE),
                definition(table)));
        assertEquals(Status.FAILED, ended.status());
        assertEquals("S3NoSuchBucket", ended.failure().orElseThrow().code());
        assertEquals(Optional.empty(), session.tables().describe(table));
    }

    @Test
    void should_say_that_an_import_is_unknown() {
        String arn = "arn:aws:dynamodb:eu-west-1:000000000000:table/t/import/01658528578619-c4d4e311";
        assertEquals(arn, Problems.of("import-missing", () -> imports.describe(arn)).object());
    }

    @Test
    void should_speak_as_the_service_model_says(StandIns standIns) throws Exception {
        stage(lines(3, "") + lines(2, "no-"));
        try (RecordingProxy dynamoDb = new RecordingProxy(standIns.endpoint(Service.DYNAMODB));
                RecordingProxy logs = new RecordingProxy(standIns.endpoint(Service.CLOUDWATCH_LOGS))) {
            try (AwsSession recorded = Services.aws().connect(standIns.profileWith(Map.of(
                    Service.DYNAMODB, dynamoDb.endpoint(), Service.CLOUDWATCH_LOGS, logs.endpoint())))) {
                Description begun = recorded.imports().begin("t-" + table, source(), definition(table));
                recorded.imports().find(table, "");
                Description ended = await(begun);
                recorded.imports().describe(ended.arn());
                recorded.imports().find(table, "");
                recorded.imports().errors(ended, 10);
            }
            dynamoDb.assertFits("dynamodb", "ImportTable");
            dynamoDb.assertFits("dynamodb", "DescribeImport");
            dynamoDb.assertFits("dynamodb", "ListImports");
            logs.assertFits("cloudwatchlogs", "GetLogEvents");
            List<RecordingProxy.Exchange> described = dynamoDb.of("DescribeImport");
            JsonNode last = json(described.get(described.size() - 1).response()).get("ImportTableDescription");
            Set<String> all = ServiceModel.of("dynamodb.model.ImportTableDescription").members();
            all.remove("InputFormatOptions");
            assertEquals(all, names(last), "all that DynamoDB says of a failed import of JSON");
            JsonNode first = json(dynamoDb.of("ImportTable").get(0).response()).get("ImportTableDescription");
            assertTrue(names(first).containsAll(Set.of("ImportArn", "ImportStatus", "TableArn", "TableId")));
            assertEquals("IN_PROGRESS", first.get("ImportStatus").asText());
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Definition definition(String name) {
        Index index = new Index("by-mail", new Key("mail", KeyType.S), Optional.empty(), false, List.of("name"));
        return new Definition(name, new Key("id", KeyType.S), Optional.of(new Key("n", KeyType.N)),
                new Capacity.Provisioned(7, 9), List.of(index), Optional.of("ttl"), Map.of("project", "aeneas"));
    }

    private Source source() {
        return new Source(StandIns.BUCKET, table + "/", Compression.NONE);
    }

    private void stage(String content) {
        session.objects().put(StandIns.BUCKET, table + "/part-1.json", content.getBytes(StandardCharsets.UTF_8),
                new Encryption.BucketDefault());
    }

    /** @param spoil before the key's name */
    private static String lines(int count, String spoil) {
        return IntStream.range(0, count).mapToObj(n -> "{\"Item\":{\"" + spoil + "id\":{\"S\":\"a\"},\"n\":{\"N\":\""
                + n + "\"}}}\n").collect(Collectors.joining());
    }

    private Description await(Description begun) throws InterruptedException {
        Description now = begun;
        long processed = 0;
        while (now.status() == Status.IN_PROGRESS) {
            Thread.sleep(50);
            now = imports.describe(begun.arn());
            assertTrue(now.processedItems() >= processed, "counters grow");
            processed = now.processedItems();
        }
        return now;
    }

    private static List<String> arns(List<Description> found) {
        return found.stream().map(Description::arn).toList();
    }
}
