package org.aeneas.project.migration;

import java.util.List;
import java.util.Optional;

import org.aeneas.agent.api.SourceAccess;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.Schema;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.Project;
import org.aeneas.project.SourceSettings;

/**
 * What a task of the project reads, and how.
 *
 * @param schema the loaded metadata
 * @param access through the project's engine, where the agent does not read the files of its nodes
 * @param engine its name for people
 */
public record SourceReading(Schema schema, Optional<SourceAccess> access, String engine) {

    /**
     * Takes time: five thousand tables take seconds.
     *
     * @param engines that are installed
     * @throws org.aeneas.core.ProblemException if no task can be made of the project yet
     */
    public static SourceReading of(Project project, List<SourceEngine> engines) {
        Schema schema = project.requireSchema();
        SourceEngine engine = engines.stream().filter(one -> one.id().equals(project.sourceEngine()))
                .findFirst().orElseThrow(() -> new Problem("engine-missing",
                        "This installation does not have the project's source engine.", project.sourceEngine(),
                        "Start again with --engines and the folder that has the engine's bundle.")
                                .asException());
        return new SourceReading(schema, engine.readsNodeFiles() ? Optional.empty()
                : Optional.of(access(project, engine)), engine.label());
    }

    private static SourceAccess access(Project project, SourceEngine engine) {
        SourceSettings source = project.source().orElseThrow(() -> new Problem("not-connected",
                "The project does not know yet how its source is reached.", project.name(),
                "Connect to the source first, then create the task.").asException());
        if (!source.secrets().isEmpty()) {
            throw new Problem("engine-secret", "An agent gets no passwords of a source, and the connection to "
                    + engine.label() + " has one.", project.name(),
                    "Connect without a password, for example from a machine that the source trusts.").asException();
        }
        return new SourceAccess(engine.id(), source.values());
    }
}
