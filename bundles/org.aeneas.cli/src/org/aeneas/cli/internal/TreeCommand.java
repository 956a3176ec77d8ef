package org.aeneas.cli.internal;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.engine.SchemaTree;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.Project;
import org.aeneas.project.SourceMetadata;
import org.aeneas.project.SourceSettings;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.TargetTree;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas tree}: what the workbench's trees show. */
@Command(name = "tree", description = "Shows what source and target consist of, as the workbench's trees do.",
        subcommands = { TreeCommand.Source.class, TreeCommand.Target.class })
final class TreeCommand extends CommandGroup {

    @Command(name = "source", description = { "Shows the source: nodes, keyspaces, tables.",
        "Below one part of it: aeneas tree source keyspaces/shop/tables/orders" })
    static final class Source extends TreeAction {
        private static final int TO_TABLES = 4;

        @Option(names = "--offline", description = "Show what was loaded last, without a connection.")
        private boolean offline;

        @Override
        int usualDepth() {
            return TO_TABLES;
        }

        @Override
        public Integer call() {
            Project project = project();
            if (offline) {
                SourceMetadata known = project.metadata().orElseThrow(() -> new Problem("metadata-missing",
                        "The project knows no tables of the source yet.", project.name(),
                        "Connect with it first: 'aeneas connect source'.").asException());
                return show(new SchemaTree(TreeNode.parent(TreeNode.SOURCE, "source", known.description()),
                        known.schema()));
            }
            SourceSettings settings = project.source().orElseThrow(() -> new Problem("source-unknown",
                    "The project has no connection to its source yet.", project.name(),
                    "Run 'aeneas connect source' first.").asException());
            SourceEngine engine = Services.engine(project.sourceEngine());
            try (SourceConnection connection = work(progress ->
                    engine.connect(settings.connection(project.id(), secrets()), progress))) {
                return show(work(connection::tree));
            }
        }
    }

    @Command(name = "target", description = { "Shows the tables of DynamoDB.",
        "Below one part of it: aeneas tree target tables/shop.orders" })
    static final class Target extends TreeAction {
        private static final int TO_TABLES = 2;

        @Override
        int usualDepth() {
            return TO_TABLES;
        }

        @Override
        public Integer call() {
            Project project = project();
            TargetSettings settings = project.target().orElseThrow(() -> new Problem("target-unknown",
                    "The project has no connection to its target yet.", project.name(),
                    "Run 'aeneas connect target' first.").asException());
            try (AwsSession session = Services.aws().connect(settings.profile(project.id(), folder().settings(),
                    secrets()))) {
                Tree tree = work(progress -> {
                    progress.begin("Listing tables in " + settings.region());
                    return new TargetTree(session);
                });
                return show(tree);
            }
        }
    }
}
