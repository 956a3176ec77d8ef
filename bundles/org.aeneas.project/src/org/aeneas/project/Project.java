package org.aeneas.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.Schema;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.project.internal.Require;

/**
 * A migration: from where, to where, and what the user decided. Never a secret. Edits give new projects.
 *
 * @param id           by which agents know it, and under which its secrets are kept; the same for every copy of a file
 * @param name         1 to 128 characters in one line
 * @param sourceEngine {@link org.aeneas.engine.SourceEngine#id()}
 * @param targetEngine {@value #DYNAMODB}
 * @param awsProfile   name of the service profile of the Global Settings whose bucket and services its tasks use
 * @param source       empty until the first connection was tested
 * @param target       empty until the first connection was tested
 * @param mapping      what differs from the default mapping
 * @param clones       datacenters that this project made, or was told of
 * @param agents       those registered, in the order of their registration; each id once
 * @param tasks        those created from here, in that order; each id once
 * @param metadata     what was last loaded from the source, for work without a connection
 */
public record Project(UUID id, String name, String sourceEngine, String targetEngine, Optional<String> awsProfile,
        Optional<SourceSettings> source, Optional<TargetSettings> target, MappingOptions mapping,
        List<CloneDatacenter> clones, List<RegisteredAgent> agents, List<KnownTask> tasks,
        Optional<SourceMetadata> metadata) {

    public static final String DYNAMODB = "dynamodb";

    public Project {
        Require.present("The project's id", id);
        Require.text("The project's name", name, Require.NAME);
        Require.text("The source engine", sourceEngine, Require.NAME);
        Require.text("The target engine", targetEngine, Require.NAME);
        awsProfile = Require.optional(awsProfile);
        source = Require.optional(source);
        target = Require.optional(target);
        mapping = mapping == null ? MappingOptions.DEFAULT : mapping;
        clones = Require.distinct("The list of clones", clones, CloneDatacenter::name);
        agents = Require.distinct("The list of agents", agents, RegisteredAgent::id);
        tasks = Require.distinct("The list of tasks", tasks, KnownTask::id);
        metadata = Require.optional(metadata);
    }

    /** A new project, with nothing decided yet. */
    public static Project of(String name, String sourceEngine, String targetEngine) {
        return new Project(UUID.randomUUID(), name, sourceEngine, targetEngine, Optional.empty(), Optional.empty(),
                Optional.empty(), MappingOptions.DEFAULT, List.of(), List.of(), List.of(), Optional.empty());
    }

    public Project withName(String newName) {
        return new Project(id, newName, sourceEngine, targetEngine, awsProfile, source, target, mapping, clones, agents,
                tasks, metadata);
    }

    public Project withAwsProfile(Optional<String> profile) {
        return new Project(id, name, sourceEngine, targetEngine, profile, source, target, mapping, clones, agents,
                tasks, metadata);
    }

    public Project withSource(SourceSettings connection) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, Optional.of(connection), target, mapping,
                clones, agents, tasks, metadata);
    }

    public Project withTarget(TargetSettings connection) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, Optional.of(connection), mapping,
                clones, agents, tasks, metadata);
    }

    public Project withMapping(MappingOptions options) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, options, clones, agents,
                tasks, metadata);
    }

    /** In place of the clone of that name, if there is one. */
    public Project withClone(CloneDatacenter clone) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping,
                Lists.with(clones, clone, CloneDatacenter::name), agents, tasks, metadata);
    }

    public Project withoutClone(String datacenter) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping,
                Lists.without(clones, datacenter, CloneDatacenter::name), agents, tasks, metadata);
    }

    /** In place of the agent of that id, if there is one. */
    public Project withAgent(RegisteredAgent agent) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping, clones,
                Lists.with(agents, agent, RegisteredAgent::id), tasks, metadata);
    }

    /** Also without its tasks. */
    public Project withoutAgent(UUID agent) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping, clones,
                Lists.without(agents, agent, RegisteredAgent::id), Lists.without(tasks, agent, KnownTask::agent),
                metadata);
    }

    /** In place of the task of that id, if there is one. */
    public Project withTask(KnownTask task) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping, clones, agents,
                Lists.with(tasks, task, KnownTask::id), metadata);
    }

    public Project withoutTask(UUID task) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping, clones, agents,
                Lists.without(tasks, task, KnownTask::id), metadata);
    }

    public Project withMetadata(SourceMetadata loaded) {
        return new Project(id, name, sourceEngine, targetEngine, awsProfile, source, target, mapping, clones, agents,
                tasks, Optional.of(loaded));
    }

    /** As {@link #withMetadata}; a project whose source has not changed has not changed either. */
    public Project withLoaded(SourceMetadata loaded) {
        return metadata.filter(loaded::isSameAs).isPresent() ? this : withMetadata(loaded);
    }

    /**
     * The tables and types of the source as they were last loaded. Takes time, as {@link SourceMetadata#schema}.
     *
     * @throws org.aeneas.core.ProblemException {@code metadata-missing}, {@code schema-syntax}
     */
    public Schema requireSchema() {
        return metadata.orElseThrow(() -> new Problem("metadata-missing",
                "The project knows no tables of the source yet.", name,
                "Connect to the source first, then try again.").asException()).schema();
    }

    /** Whether a datacenter of the source is a clone, from which production is not disturbed. */
    public boolean isClone(String datacenter) {
        return clones.stream().anyMatch(clone -> clone.name().equals(datacenter));
    }
}
