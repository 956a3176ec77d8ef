package org.aeneas.aws.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.aeneas.aws.TableImports;
import org.aeneas.aws.TableImports.ItemError;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What DynamoDB writes to CloudWatch Logs of the items that an import refuses. */
final class ImportErrorLog {
    private static final JsonFactory JSON = new JsonFactory();

    private final Supplier<CloudWatchLogsClient> client;
    private final SdkCall call;

    /** @param client is asked for only when there is something to read */
    ImportErrorLog(Supplier<CloudWatchLogsClient> client, SdkCall call) {
        this.client = client;
        this.call = call;
    }

    List<ItemError> read(String stream, int most) {
        CloudWatchLogsClient logs = client.get();
        return call.run("GetLogEvents", TableImports.LOG_GROUP + " " + stream, () -> {
            try {
                return read(logs, stream, most);
            } catch (ResourceNotFoundException nothingYet) {
                return List.of();
            }
        });
    }

    /** The last page is the one that names itself as the next one. */
    private static List<ItemError> read(CloudWatchLogsClient logs, String stream, int most) {
        List<ItemError> errors = new ArrayList<>();
        String token = null;
        while (errors.size() < most) {
            String from = token;
            GetLogEventsResponse page = logs.getLogEvents(r -> r.logGroupName(TableImports.LOG_GROUP)
                    .logStreamName(stream).startFromHead(true).nextToken(from));
            page.events().stream().limit(most - errors.size()).map(OutputLogEvent::message).map(ImportErrorLog::parse)
                    .forEach(errors::add);
            token = page.nextForwardToken();
            if (token == null || token.equals(from)) {
                break;
            }
        }
        return errors;
    }

    /** {@code {"itemS3Pointer":{"bucket":…,"key":…,"itemIndex":0},"importArn":…,"errorMessages":["…"]}} */
    static ItemError parse(String message) {
        String key = "";
        long index = 0;
        List<String> reasons = new ArrayList<>();
        try (JsonParser json = JSON.createParser(message)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                String name = json.currentName();
                if (token == JsonToken.VALUE_STRING && "key".equals(name)) {
                    key = json.getText();
                } else if (token == JsonToken.VALUE_NUMBER_INT && "itemIndex".equals(name)) {
                    index = json.getLongValue();
                } else if (token == JsonToken.VALUE_STRING && isIn(json, "errorMessages")) {
                    reasons.add(json.getText());
                }
            }
        } catch (IOException e) {
            // Whatever else stands in the log: people can read it.
            return new ItemError("", 0, message);
        }
        return new ItemError(key, index, reasons.isEmpty() ? message : String.join(" ", reasons));
    }

    private static boolean isIn(JsonParser json, String array) {
        JsonStreamContext here = json.getParsingContext();
        return here.inArray() && array.equals(here.getParent().getCurrentName());
    }
}
