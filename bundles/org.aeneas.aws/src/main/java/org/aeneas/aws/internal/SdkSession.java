package org.aeneas.aws.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ObjectStore;
import org.aeneas.aws.Replications;
import org.aeneas.aws.Roles;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableImports;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The services of one profile, each made when it is first asked for: their classes take a second to load. */
final class SdkSession implements AwsSession {
    private final SdkClients clients;
    private final Deque<SdkAutoCloseable> open = new ArrayDeque<>();
    private SdkObjectStore objects;
    private SdkTableAdmin tables;
    private SdkItemStore items;
    private SdkTableImports imports;
    private SdkReplications replications;
    private SdkReplications impatient;
    private SdkRoles roles;
    private CloudWatchLogsClient logs;
    private StsClient sts;

    SdkSession(SdkClients clients) {
        this.clients = clients;
        this.open.push(clients::close);
    }

    @Override
    public synchronized ObjectStore objects() {
        if (objects == null) {
            objects = new SdkObjectStore(opened(clients::s3Buckets), opened(clients::s3),
                    clients.call(Service.S3), clients.region());
            open.push(objects::close);
        }
        return objects;
    }

    @Override
    public synchronized TableAdmin tables() {
        if (tables == null) {
            tables = new SdkTableAdmin(opened(clients::dynamoDb), clients.call(Service.DYNAMODB));
        }
        return tables;
    }

    @Override
    public synchronized ItemStore items() {
        if (items == null) {
            items = new SdkItemStore(opened(clients::dynamoDbReads), opened(clients::dynamoDbWrites),
                    clients.call(Service.DYNAMODB));
        }
        return items;
    }

    @Override
    public synchronized TableImports imports() {
        if (imports == null) {
            imports = new SdkTableImports(opened(clients::dynamoDb), clients.call(Service.DYNAMODB),
                    new ImportErrorLog(this::logs, clients.call(Service.CLOUDWATCH_LOGS)));
        }
        return imports;
    }

    @Override
    public synchronized Replications replications() {
        if (replications == null) {
            replications = new SdkReplications(opened(clients::dmsTasks), this::impatient, clients.call(Service.DMS));
        }
        return replications;
    }

    private synchronized Replications impatient() {
        if (impatient == null) {
            impatient = new SdkReplications(opened(clients::dmsPaced), this::impatient, clients.call(Service.DMS));
        }
        return impatient;
    }

    @Override
    public synchronized Roles roles() {
        if (roles == null) {
            roles = new SdkRoles(opened(clients::iam), clients.call(Service.IAM));
        }
        return roles;
    }

    @Override
    public String region() {
        return clients.region();
    }

    @Override
    public String callerArn() {
        SdkCall call = clients.call(Service.STS);
        StsClient client = sts();
        return call.run("GetCallerIdentity", call.where(), () -> client.getCallerIdentity().arn());
    }

    @Override
    public void probe(Service service) {
        new ServiceProbe(clients).check(service);
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private synchronized CloudWatchLogsClient logs() {
        if (logs == null) {
            logs = opened(clients::logs);
        }
        return logs;
    }

    private synchronized StsClient sts() {
        if (sts == null) {
            sts = opened(clients::sts);
        }
        return sts;
    }

    private <T extends SdkAutoCloseable> T opened(Supplier<T> client) {
        T opened = client.get();
        open.push(opened);
        return opened;
    }
}
