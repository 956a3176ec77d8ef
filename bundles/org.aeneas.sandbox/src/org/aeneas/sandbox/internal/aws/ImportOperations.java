package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.aws.DynamoDbBackend.Reply;
import org.aeneas.sandbox.internal.aws.Imports.Refused;
import org.aeneas.sandbox.internal.http.HttpHead;

/** Imports from S3 as DynamoDB has them: what starts and describes them, and what a table does meanwhile. */
final class ImportOperations {
    static final Set<String> NAMES = Set.of("ImportTable", "DescribeImport", "ListImports");

    private static final Set<String> CHANGES = Set.of("DeleteTable", "UpdateTable", "UpdateTimeToLive");

    private final DynamoDbBackend backend;
    private final SourceObjects objects;
    private final ImportLog log;
    private final Imports imports;

    ImportOperations(DynamoDbBackend backend, URI s3proxy, ImportLog log, String region) {
        this.backend = backend;
        this.objects = new SourceObjects(s3proxy);
        this.log = log;
        this.imports = new Imports(region);
    }

    /** @param refused instead of the response, if it is there */
    record Outcome(ObjectNode response, Optional<Refused> refused) {
        private static Outcome of(ObjectNode response) {
            return new Outcome(response, Optional.empty());
        }

        private static Outcome refused(String code, String message) {
            return new Outcome(DynamoDbFront.JSON.createObjectNode(), Optional.of(new Refused(code, message)));
        }
    }

    Outcome serve(HttpHead caller, String operation, ObjectNode request) throws IOException {
        return switch (operation) {
            case "ImportTable" -> begin(caller, request);
            case "DescribeImport" -> describe(request.path("ImportArn").asText());
            default -> Outcome.of(imports.list(request));
        };
    }

    /** DynamoDB compares nothing but the table's name with what was asked under the same token before. */
    private synchronized Outcome begin(HttpHead caller, ObjectNode request) throws IOException {
        Optional<Refused> refused = imports.refused(request);
        if (refused.isPresent()) {
            return new Outcome(request, refused);
        }
        String table = request.at("/TableCreationParameters/TableName").asText();
        if (imports.running(table).isEmpty() && backend.describe(caller, table).isSuccess()) {
            return Outcome.refused("ResourceInUseException", "Table already exists: " + table);
        }
        Optional<ImportJob> same = imports.withToken(request.path("ClientToken").asText());
        if (same.isPresent()) {
            return same.get().table().equals(table) ? description(same.get())
                    : Outcome.refused("ImportConflictException",
                            "Import conflict: Duplicate request detected with conflicting parameters");
        }
        ObjectNode definition = ((ObjectNode) request.get("TableCreationParameters")).deepCopy();
        definition.remove("SSESpecification");
        Reply created = backend.call(caller, "CreateTable", definition);
        if (!created.isSuccess()) {
            return Outcome.refused(created.json().path("__type").asText().replaceFirst("^.*#", ""),
                    created.json().path("message").asText());
        }
        ImportJob job = imports.begin(request, created.json());
        ImportRun run = new ImportRun(job, new Behind(caller, table), objects, log);
        Thread thread = new Thread(run::run, "sandbox-import-" + table);
        thread.setDaemon(true);
        thread.start();
        return description(job);
    }

    private Outcome describe(String arn) {
        if (!arn.contains("/import/")) {
            return Outcome.refused("ValidationException", "Invalid Import ARN");
        }
        return imports.find(arn).map(ImportOperations::description)
                .orElseGet(() -> Outcome.refused("ImportNotFoundException", "Import not found: " + arn));
    }

    private static Outcome description(ImportJob job) {
        ObjectNode answer = DynamoDbFront.JSON.createObjectNode();
        answer.set("ImportTableDescription", job.description());
        return Outcome.of(answer);
    }

    /**
     * What becomes of another operation on a table that is being imported: at first there is no such table, then it is
     * being created, and has no items that one can read or write.
     *
     * @return empty if the table is not
     */
    Optional<Outcome> meanwhile(HttpHead caller, String operation, ObjectNode request) throws IOException {
        Optional<ImportJob> found = imports.running(request.path("TableName").asText());
        for (Map.Entry<String, JsonNode> table : request.path("RequestItems").properties()) {
            found = found.or(() -> imports.running(table.getKey()));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ImportJob job = found.get();
        if (job.visible() && operation.equals("DescribeTable")) {
            ObjectNode described = backend.describe(caller, job.table()).json();
            ((ObjectNode) described.get("Table")).put("TableStatus", "CREATING").put("ItemCount", 0);
            return Optional.of(Outcome.of(described));
        }
        if (operation.equals("CreateTable") || job.visible() && CHANGES.contains(operation)) {
            return Optional.of(Outcome.refused("ResourceInUseException", "Attempt to change a resource which is still "
                    + "in use: Table is being created: " + job.table()));
        }
        return Optional.of(Outcome.refused("ResourceNotFoundException",
                "Requested resource not found: Table: " + job.table() + " not found"));
    }

    boolean anyRunning() {
        return imports.anyRunning();
    }

    /** Dynalite's table, which the import fills while nobody else sees it. */
    private final class Behind implements ImportRun.Table {
        private final HttpHead caller;
        private final String name;

        Behind(HttpHead caller, String name) {
            this.caller = caller;
            this.name = name;
        }

        @Override
        public String put(JsonNode item) throws IOException {
            ObjectNode request = DynamoDbFront.JSON.createObjectNode().put("TableName", name);
            Reply reply = backend.call(caller, "PutItem", request.set("Item", item));
            if (reply.isSuccess()) {
                return "";
            }
            String message = reply.json().path("message").asText();
            if (reply.head().status() >= 500) {
                throw new IOException(message);
            }
            return message.isEmpty() ? reply.json().path("__type").asText() : message;
        }

        @Override
        public boolean active() throws IOException {
            return backend.describe(caller, name).json().at("/Table/TableStatus").asText().equals("ACTIVE");
        }

        @Override
        public void delete() throws IOException {
            backend.call(caller, "DeleteTable", DynamoDbFront.JSON.createObjectNode().put("TableName", name));
        }

        @Override
        public boolean exists() throws IOException {
            return backend.describe(caller, name).isSuccess();
        }
    }
}
