package org.aeneas.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * What a cycle staged of one table, and that it is all: written last. The same cycle gives the same bytes, however
 * often it was interrupted.
 *
 * @param version of this file's form: {@value #VERSION}
 * @param cycle   from 1
 * @param asOf    epoch second by which it is decided what is expired
 * @param objects in their order; those of DMS may have changes of other tables, too
 */
public record ChangeManifest(int version, String keyspace, String table, long cycle, long asOf, Format format,
        List<StagedObject> objects, ChangeCounts counts) {

    public static final int VERSION = 1;

    public ChangeManifest {
        objects = List.copyOf(objects);
    }

    /** @throws org.aeneas.core.ProblemException if it does not account for each key */
    public static ChangeManifest of(Layout layout, long cycle, long asOf, Format format, List<StagedObject> objects,
            ChangeCounts counts) {
        if (!counts.balanced()) {
            throw new Problem("counts-disagree", "Changed keys (" + counts.keys() + ") are not puts, deletes and"
                    + " rejects (" + counts.puts() + " + " + counts.deletes() + " + " + counts.rejects() + ").",
                    layout.keyspace() + "." + layout.table(),
                    "This is a fault of Aeneas: report it with the manifest and the log.").asException();
        }
        return new ChangeManifest(VERSION, layout.keyspace(), layout.table(), cycle, asOf, format, objects, counts);
    }

    public byte[] toJson() {
        return JsonFiles.pretty(this);
    }

    /**
     * @param name of the object, for messages
     * @throws org.aeneas.core.ProblemException if this is no manifest, or one of a form that we do not know
     */
    public static ChangeManifest parse(String name, byte[] json) {
        try {
            ChangeManifest manifest = JsonFiles.MAPPER.readValue(json, ChangeManifest.class);
            if (manifest.version() != VERSION) {
                throw new Problem("manifest-version", "The manifest has version " + manifest.version() + ".", name,
                        "Read it with the version of Aeneas that wrote it.").asException();
            }
            return manifest;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Problem("manifest-invalid", "The file is not a manifest of staged changes.", name,
                    "Do not change staged objects; create the task again.").asException(e);
        } catch (IOException e) {
            throw DurableFiles.problem(Path.of(name), e);
        }
    }
}
