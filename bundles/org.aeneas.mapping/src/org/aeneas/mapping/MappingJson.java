package org.aeneas.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.internal.Json;

/** The model as JSON, for manifests, tasks and project files. What is written reads back equal. */
public final class MappingJson {

    private MappingJson() {
    }

    /** The mapping with the whole schema of its source. */
    public static JsonNode write(TableMapping mapping) {
        return Json.tree(mapping);
    }

    /** @throws org.aeneas.core.ProblemException if the JSON is not what {@link #write(TableMapping)} makes */
    public static TableMapping readMapping(JsonNode json) {
        return Json.read(json, TableMapping.class);
    }

    public static JsonNode write(MappingOptions options) {
        return Json.tree(options);
    }

    /**
     * Reads options; what is missing has its default.
     *
     * @throws org.aeneas.core.ProblemException if a member has no meaning here or is of the wrong type
     */
    public static MappingOptions readOptions(JsonNode json) {
        return Json.read(json, MappingOptions.class);
    }

    public static JsonNode write(TableSchema schema) {
        return Json.tree(schema);
    }

    /** @throws org.aeneas.core.ProblemException if the JSON is not what {@link #write(TableSchema)} makes */
    public static TableSchema readSchema(JsonNode json) {
        return Json.read(json, TableSchema.class);
    }
}
