package org.aeneas.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.aws.Roles.Role;
import org.aeneas.core.Problem;

/**
 * With what a load may be done: what there is at AWS.
 *
 * @param instances of DMS, in the session's Region; also those that are not available
 * @param roles     that trust DMS
 */
public record Choices(List<Instance> instances, List<Role> roles) {
    private static final String SERVICE = "dms.amazonaws.com";
    /** DMS User Guide, "Using an Amazon DynamoDB database as a target", prerequisites. */
    private static final List<String> TABLES = List.of("dynamodb:PutItem", "dynamodb:CreateTable",
            "dynamodb:DescribeTable", "dynamodb:DeleteTable", "dynamodb:DeleteItem", "dynamodb:UpdateItem");

    public Choices {
        instances = List.copyOf(instances);
        roles = List.copyOf(roles);
    }

    /** @throws org.aeneas.core.ProblemException what {@code Replications} and {@code Roles} have */
    public static Choices read(AwsSession session) {
        return new Choices(session.replications().instances(), session.roles().trusting(SERVICE));
    }

    /**
     * The instance that is meant.
     *
     * @param named its name or ARN; empty for the only one that is available
     * @throws org.aeneas.core.ProblemException {@code dms-instance}
     */
    public Instance instance(Optional<String> named) {
        List<Instance> found = instances.stream().filter(named.isPresent()
                ? instance -> is(named.get(), instance.name(), instance.arn()) : Instance::isAvailable).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> all = instances.stream().map(it -> it.name() + " (" + it.status() + ")").toList();
        throw new Problem("dms-instance", named.isPresent() ? "AWS DMS has no such replication instance."
                : found.isEmpty() ? "AWS DMS has no replication instance that is available."
                        : "AWS DMS has several replication instances.", named.orElse(String.join(", ", all)),
                all.isEmpty() ? "Create a replication instance in the DMS console, in the Region of the bucket."
                        : "Name one of " + String.join(", ", all) + ".").asException();
    }

    /**
     * The role that is meant.
     *
     * @param named its name or ARN; empty for the only one that may do what it has to
     * @param lacks whether a role may not do it
     * @throws org.aeneas.core.ProblemException {@code dms-role}
     */
    public Role role(Optional<String> named, Predicate<Role> lacks) {
        List<Role> found = roles.stream().filter(named.isPresent()
                ? role -> is(named.get(), role.name(), role.arn()) : lacks.negate()).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> all = roles.stream().map(Role::name).toList();
        throw new Problem("dms-role", named.isPresent() ? "No such role trusts " + SERVICE + "."
                : found.isEmpty() ? "No role that trusts " + SERVICE + " may read S3 and write DynamoDB."
                        : "Several roles trust " + SERVICE + ".", named.orElse(String.join(", ", all)),
                all.isEmpty() ? "Create a role in the IAM console that trusts " + SERVICE
                        + " and may read the bucket and write DynamoDB."
                        : "Name one of " + String.join(", ", all) + ", or give one the rights.").asException();
    }

    private static boolean is(String named, String name, String arn) {
        return named.equals(name) || named.equals(arn);
    }

    /**
     * What a role may not do of that which a load needs: {@code s3:GetObject}.
     *
     * @param role   ARN
     * @param region of the tables
     * @param tables of DynamoDB; none for any
     * @throws org.aeneas.core.ProblemException those of AWS; who may not ask IAM, learns it from the test of an endpoint
     */
    public static List<String> lacking(AwsSession session, String role, String bucket, String region,
            List<String> tables) {
        String[] parts = role.split(":", -1);
        String files = String.join(":", parts[0], parts[1], "s3", "", "", bucket);
        List<String> targets = tables.stream().map(table -> String.join(":", parts[0], parts[1], "dynamodb", region,
                parts.length > 4 ? parts[4] : "", "table/" + table)).toList();
        List<String> lacking = new ArrayList<>();
        lacking.addAll(session.roles().lacking(role, List.of("s3:ListBucket"), List.of(files)));
        lacking.addAll(session.roles().lacking(role, List.of("s3:GetObject"), List.of(files + "/*")));
        lacking.addAll(session.roles().lacking(role, TABLES, targets));
        lacking.addAll(session.roles().lacking(role, List.of("dynamodb:ListTables"), List.of()));
        return lacking;
    }
}
