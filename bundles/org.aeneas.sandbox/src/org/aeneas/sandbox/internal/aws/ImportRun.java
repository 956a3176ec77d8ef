package org.aeneas.sandbox.internal.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The work of one import: each line of each object into the table. As DynamoDB does, it goes on after an item that the
 * table refuses, leaves the rest of an object in which a line is no item, and ends as failed after either.
 */
final class ImportRun {
    /** DynamoDB takes minutes for the smallest import: nobody shall get used to one that has ended at once. */
    private static final long PAUSE_MILLIS = 500;
    private static final long POLL_MILLIS = 50;

    private final ImportJob job;
    private final Table table;
    private final SourceObjects objects;
    private final ImportLog log;

    /** The table behind, as only the import sees it. */
    interface Table {
        /** @return what the table says against the item; empty if it has it now */
        String put(JsonNode item) throws IOException;

        boolean active() throws IOException;

        void delete() throws IOException;

        boolean exists() throws IOException;
    }

    ImportRun(ImportJob job, Table table, SourceObjects objects, ImportLog log) {
        this.job = job;
        this.table = table;
        this.objects = objects;
        this.log = log;
    }

    void run() {
        try {
            while (!table.active()) {
                Thread.sleep(POLL_MILLIS);
            }
            importAll();
        } catch (SourceObjects.RefusedException e) {
            job.fail(e.code(), e.getMessage());
        } catch (IOException e) {
            job.fail("InternalServerError", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.fail("InternalServerError", "The stand-in was stopped");
        }
    }

    private void importAll() throws IOException, InterruptedException {
        try {
            List<String> keys = objects.keys(job.bucket(), job.prefix());
            job.show();
            Thread.sleep(PAUSE_MILLIS);
            for (String key : keys) {
                importObject(key);
            }
        } catch (SourceObjects.RefusedException e) {
            if (!job.visible()) {
                table.delete();
                while (table.exists()) {
                    Thread.sleep(POLL_MILLIS);
                }
            }
            throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
        job.end();
    }

    private void importObject(String key) throws IOException {
        long index = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                objects.open(job.bucket(), key, job.compression()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!importLine(key, index++, line)) {
                    return;
                }
            }
        } catch (SourceObjects.RefusedException e) {
            throw e;
        } catch (IOException e) {
            wrong(key, index, 0, "The object cannot be read: " + e.getMessage());
        }
    }

    /** @return whether the object can be read on */
    private boolean importLine(String key, long index, String line) throws IOException {
        long size = line.getBytes(StandardCharsets.UTF_8).length + 1L;
        JsonNode item;
        try {
            item = DynamoDbFront.JSON.readTree(line).path("Item");
        } catch (JsonProcessingException e) {
            wrong(key, index, size, "Input data is not valid DynamoDB JSON");
            return false;
        }
        if (!item.isObject()) {
            wrong(key, index, size, "The line has no Item");
            return false;
        }
        String refused = table.put(item);
        if (refused.isEmpty()) {
            job.item(size);
        } else {
            wrong(key, index, size, refused);
        }
        return true;
    }

    private void wrong(String key, long index, long size, String why) {
        ObjectNode message = DynamoDbFront.JSON.createObjectNode();
        message.putObject("itemS3Pointer").put("bucket", job.bucket()).put("key", key).put("itemIndex", index);
        message.put("importArn", job.arn()).putArray("errorMessages").add(why);
        log.add(job.errorStream(), message.toString());
        job.wrong(size);
    }
}
