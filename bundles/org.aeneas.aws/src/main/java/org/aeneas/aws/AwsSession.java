package org.aeneas.aws;

/** The services of one profile. For many threads. Close it to end its connections. */
public interface AwsSession extends AutoCloseable {

    ObjectStore objects();

    TableAdmin tables();

    ItemStore items();

    TableImports imports();

    /** For example {@code eu-west-1}. */
    String region();

    /** The ARN that STS says we are: the cheapest check of credentials. */
    String callerArn();

    @Override
    void close();
}
