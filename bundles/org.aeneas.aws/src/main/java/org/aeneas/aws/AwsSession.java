package org.aeneas.aws;

/** The services of one profile. For many threads. Close it to end its connections. */
public interface AwsSession extends AutoCloseable {

    ObjectStore objects();

    TableAdmin tables();

    ItemStore items();

    TableImports imports();

    Replications replications();

    Roles roles();

    /** For example {@code eu-west-1}. */
    String region();

    /** The ARN that STS says we are: the cheapest check of credentials. */
    String callerArn();

    /**
     * Whether a service answers and lets us in: one call that reads little and changes nothing. For S3, DynamoDB, AWS
     * DMS, IAM and STS it is ListBuckets, ListTables, DescribeReplicationInstances, ListRoles and GetCallerIdentity.
     * Interrupting the thread ends it with {@link org.aeneas.core.CancelledException}.
     *
     * @throws org.aeneas.core.ProblemException with the reason in plain words
     */
    void probe(ServiceProfile.Service service);

    @Override
    void close();
}
