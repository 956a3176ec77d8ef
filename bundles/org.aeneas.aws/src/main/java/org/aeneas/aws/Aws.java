package org.aeneas.aws;

/** The way into AWS: an OSGi service. */
public interface Aws {

    /** Builds the clients; sends nothing yet. */
    AwsSession connect(ServiceProfile profile);
}
