package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.aeneas.engine.SourceEngine;
import org.aeneas.project.DataFolder;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aeneas project}: makes and shows what the workbench opens. */
@Command(name = "project", description = "Makes and shows project files, which are the workbench's too.",
        subcommands = { ProjectCommand.Create.class, ProjectCommand.Show.class })
final class ProjectCommand extends CommandGroup {

    @Command(name = "create", description = "Makes a project file.")
    static final class Create implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "NAME", description = "Name of the project.")
        private String name;

        @Option(names = "--location", paramLabel = "DIR", description = "Folder of the file. Default: this one.")
        private Path location = Path.of("");

        @Option(names = "--source", paramLabel = "ENGINE", defaultValue = "cassandra",
                description = "Source database engine. Default: ${DEFAULT-VALUE}.")
        private String source;

        @Option(names = "--aws-profile", paramLabel = "NAME",
                description = "AWS service profile of the Global Settings whose bucket and services its tasks use.")
        private String profile;

        @Override
        public Integer call() {
            SourceEngine engine = Services.engine(source);
            if (profile != null) {
                DataFolder.ofUser().settings().requireAwsProfile(profile);
            }
            Project project = Project.of(name.strip(), engine.id(), Project.DYNAMODB)
                    .withAwsProfile(Optional.ofNullable(profile));
            Path file = ProjectFile.in(location.toAbsolutePath().normalize(), project.name());
            ProjectSession session = ProjectSession.create(file, project);
            DataFolder.ofUser().recentProjects().opened(file);
            Terminal.of(spec, common).answer(ProjectText.json(session), "The project is in " + session.file() + ".");
            return CommandLineInterface.DONE;
        }
    }

    @Command(name = "show", description = "Shows what a project has. Connects to nothing.")
    static final class Show extends ProjectAction {

        @Override
        public Integer call() {
            terminal().answer(ProjectText.json(session()), ProjectText.text(session()));
            return CommandLineInterface.DONE;
        }
    }
}
