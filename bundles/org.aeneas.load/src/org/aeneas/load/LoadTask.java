package org.aeneas.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.core.Problem;
import org.aeneas.mapping.MappingJson;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.Format;
import org.aeneas.staging.Manifest;

/**
 * What is to be loaded, and into what.
 *
 * @param state folder in which it is remembered how far the load is
 */
public record LoadTask(Manifest manifest, Definition definition, Preparation preparation, Path state) {

    /**
     * @param state of all loads to one place; each plan has a folder of its own in it
     * @throws org.aeneas.core.ProblemException {@code format-not-loadable}
     */
    public static LoadTask of(Manifest manifest, Capacity capacity, Map<String, String> tags, Preparation preparation,
            Path state) {
        if (manifest.plan().format() != Format.DYNAMODB_JSON) {
            throw new Problem("format-not-loadable", "Files of the format " + manifest.plan().format().id()
                    + " are for AWS DMS.", manifest.keyspace() + "." + manifest.table(),
                    "Extract the table with --format dynamodb-json to load it from here.").asException();
        }
        Definition definition = TableDefinitions.of(MappingJson.readMapping(manifest.mapping()), capacity, tags);
        return new LoadTask(manifest, definition, preparation, state.resolve(manifest.plan().id()));
    }

    /** The table's name in DynamoDB. */
    public String table() {
        return definition.name();
    }

    /** Which objects are loaded item by item. */
    Path checkpoint() {
        return state.resolve(table() + ".checkpoint");
    }

    /** Which import at DynamoDB is this one. */
    Path importNote() {
        return state.resolve(table() + ".import");
    }

    /** What DynamoDB refused. */
    Path rejects() {
        return state.resolve(table() + ".rejects");
    }

    /** A load that has ended is not remembered: who loads again, perhaps into a new table, wants all of it. */
    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Problem("file-unwritable", "What is remembered of a load that has ended cannot be removed: "
                    + DurableFiles.reason(e), file.toString(), "Remove the file before you load the table again.")
                    .asException(e);
        }
    }
}
