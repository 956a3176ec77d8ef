package org.aeneas.aws.internal;

import java.util.function.Supplier;

import org.aeneas.aws.ServiceProfile.Service;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** One small call to a service, with a client for it alone: nobody tests a profile often. */
record ServiceProbe(SdkClients clients) {
    /** The fewest that DescribeReplicationInstances takes. */
    private static final int FEWEST_INSTANCES = 20;

    void check(Service service) {
        switch (service) {
            case S3 -> check(service, "ListBuckets", clients::s3Buckets, S3Client::listBuckets);
            case DYNAMODB -> check(service, "ListTables", clients::dynamoDb,
                    (DynamoDbClient client) -> client.listTables(request -> request.limit(1)));
            case CLOUDWATCH_LOGS -> check(service, "DescribeLogGroups", clients::logs,
                    (CloudWatchLogsClient client) -> client.describeLogGroups(request -> request.limit(1)));
            case DMS -> check(service, "DescribeReplicationInstances", clients::dms, ServiceProbe::instances);
            case IAM -> check(service, "ListRoles", clients::iam,
                    (IamClient client) -> client.listRoles(request -> request.maxItems(1)));
            case STS -> check(service, "GetCallerIdentity", clients::sts, StsClient::getCallerIdentity);
        }
    }

    private <C extends SdkAutoCloseable> void check(Service service, String operation, Supplier<C> client,
            Call<C> call) {
        SdkCall context = clients.call(service);
        try (C opened = client.get()) {
            context.run(operation, context.where(), () -> call.on(opened));
        }
    }

    /** Whoever is told that there are none was let in. */
    private static Object instances(DatabaseMigrationClient client) {
        try {
            return client.describeReplicationInstances(request -> request.maxRecords(FEWEST_INSTANCES));
        } catch (ResourceNotFoundException none) {
            return none;
        }
    }

    @FunctionalInterface
    private interface Call<C> {
        Object on(C client);
    }
}
