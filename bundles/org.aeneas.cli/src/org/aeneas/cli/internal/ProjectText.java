package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.project.KnownTask;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.SourceMetadata;
import org.aeneas.project.TargetSettings;

/** What a project has, without its secrets. */
final class ProjectText {

    private ProjectText() {
    }

    static Map<String, Object> json(ProjectSession session) {
        Project project = session.project();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", project.name());
        json.put("id", project.id().toString());
        json.put("file", session.file().toString());
        json.put("sourceEngine", project.sourceEngine());
        json.put("targetEngine", project.targetEngine());
        json.put("awsProfile", project.awsProfile());
        json.put("source", project.source().map(source -> Map.of("values", source.values(), "secrets",
                source.secrets())));
        json.put("target", project.target().map(ProjectText::target));
        json.put("loaded", project.metadata().map(loaded -> Map.of("at", loaded.loadedAt().toString(), "description",
                loaded.description(), "tables", loaded.schema().tables().size())));
        json.put("agents", project.agents().stream().map(AgentText::json).toList());
        json.put("tasks", project.tasks().stream().map(task -> Map.of("id", task.id().toString(), "name", task.name(),
                "agent", task.agent().toString())).toList());
        return json;
    }

    private static Map<String, Object> target(TargetSettings target) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("region", target.region());
        json.put("awsProfile", target.awsProfile());
        json.put("machineProfile", target.machineProfile());
        return json;
    }

    static String text(ProjectSession session) {
        Project project = session.project();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("Project", project.name()));
        lines.add(List.of("File", session.file().toString()));
        lines.add(List.of("Source", project.sourceEngine() + project.source().map(source -> ": "
                + source.values().getOrDefault("server", "connected")).orElse(", not connected yet")));
        lines.add(List.of("Target", project.targetEngine() + project.target().map(target -> ": " + target.region()
                + target.awsProfile().or(target::machineProfile).map(name -> ", profile " + name).orElse(""))
                .orElse(", not connected yet")));
        lines.add(List.of("AWS service profile", project.awsProfile().orElse("none")));
        lines.add(List.of("Loaded", loaded(project.metadata())));
        lines.add(List.of("Agents", names(project.agents().stream().map(ProjectText::agent).toList())));
        lines.add(List.of("Tasks", names(project.tasks().stream().map(KnownTask::name).toList())));
        return TextTable.of(lines);
    }

    private static String loaded(Optional<SourceMetadata> metadata) {
        return metadata.map(known -> known.description() + ", "
                + TerminalProgress.count(known.schema().tables().size(), "table") + ", " + known.loadedAt())
                .orElse("nothing");
    }

    private static String agent(RegisteredAgent agent) {
        return agent.description().isBlank() ? agent.address().toString()
                : agent.description() + " (" + agent.address() + ")";
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }
}
