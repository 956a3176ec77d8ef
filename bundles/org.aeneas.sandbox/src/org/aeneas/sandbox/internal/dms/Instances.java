package org.aeneas.sandbox.internal.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.SandboxReplicationInstance;

/** The account's replication instances. They are given: whoever migrates makes them in the console. */
final class Instances {
    private final List<Instance> instances = new ArrayList<>();

    record Instance(String arn, SandboxReplicationInstance given) {
    }

    Instances(List<SandboxReplicationInstance> given, Names names) {
        given.forEach(instance -> instances.add(new Instance(names.arn("rep"), instance)));
    }

    ObjectNode describe(ObjectNode request) {
        return new Listing(request).page("ReplicationInstances", List.of("replication-instance-arn",
                "replication-instance-id", "replication-instance-class", "engine-version"),
                instances.stream().map(Instances::entry).toList(),
                "No Replication Instances found matching provided filters");
    }

    /** One that tasks can run on. */
    void requireAvailable(String arn) {
        Instance found = instances.stream().filter(instance -> instance.arn().equals(arn)).findFirst()
                .orElseThrow(() -> DmsFault.missing("Replication Instance " + arn + " not found"));
        if (!found.given().status().equals("available")) {
            throw DmsFault.state("Replication Instance " + arn + " is not in available state");
        }
    }

    String name(String arn) {
        return instances.stream().filter(instance -> instance.arn().equals(arn)).findFirst()
                .map(instance -> instance.given().name()).orElse("");
    }

    private static Listing.Entry entry(Instance instance) {
        SandboxReplicationInstance given = instance.given();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ReplicationInstanceIdentifier", given.name())
                .put("ReplicationInstanceClass", given.instanceClass())
                .put("ReplicationInstanceStatus", given.status()).put("AllocatedStorage", 50)
                .put("EngineVersion", given.engineVersion()).put("MultiAZ", false).put("PubliclyAccessible", false)
                .put("ReplicationInstanceArn", instance.arn());
        return new Listing.Entry(json, Map.of("replication-instance-arn", instance.arn(), "replication-instance-id",
                given.name(), "replication-instance-class", given.instanceClass(), "engine-version",
                given.engineVersion()));
    }
}
