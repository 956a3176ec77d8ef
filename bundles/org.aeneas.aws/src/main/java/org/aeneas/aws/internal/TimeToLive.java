package org.aeneas.aws.internal;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The attribute by which DynamoDB expires a table's items. */
final class TimeToLive {
    private final DynamoDbClient client;
    private final SdkCall call;

    TimeToLive(DynamoDbClient client, SdkCall call) {
        this.client = client;
        this.call = call;
    }

    /** Does nothing if it is on already: DynamoDB refuses to be told twice. Does not wait until it works (an hour). */
    void switchOn(String table, String attribute, Progress progress) {
        Polling.until("end its change of TTL", table, progress,
                () -> describe(table).timeToLiveStatus() != TimeToLiveStatus.DISABLING);
        TimeToLiveDescription now = describe(table);
        boolean on = now.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || now.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
        if (on && !attribute.equals(now.attributeName())) {
            throw new Problem("ttl-attribute-differs", "The table expires its items by the attribute "
                    + now.attributeName() + " and not by " + attribute + ".", table,
                    "Switch TTL off on the table and start this again an hour later, or let the table be dropped.")
                    .asException();
        }
        if (!on) {
            call.run("UpdateTimeToLive", table, () -> client.updateTimeToLive(r -> r.tableName(table)
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(attribute))));
        }
    }

    private TimeToLiveDescription describe(String table) {
        return call.run("DescribeTimeToLive", table,
                () -> client.describeTimeToLive(r -> r.tableName(table)).timeToLiveDescription());
    }
}
