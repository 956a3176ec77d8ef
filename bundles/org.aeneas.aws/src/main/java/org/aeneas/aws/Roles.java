package org.aeneas.aws;

import java.util.List;

/** The account's roles, in IAM. For many threads. */
public interface Roles {

    record Role(String arn, String name) {
    }

    /**
     * Roles whose trust policy lets a service assume them, by name.
     *
     * @param service {@code dms.amazonaws.com}
     */
    List<Role> trusting(String service);

    /**
     * Those of the actions that the role's policies do not allow.
     *
     * @param actions   {@code dynamodb:PutItem}
     * @param resources ARNs; empty for any
     */
    List<String> lacking(String role, List<String> actions, List<String> resources);
}
