package org.aeneas.agent.internal.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A file in YAML 1.2 that a person writes.
 *
 * @param code of the problem that a file with mistakes is
 */
public record YamlFile(Path file, String code) {
    private static final int MOST_CODE_POINTS = 1 << 20;

    /**
     * Reads all of it; the reader need not ask for other keys to be refused at the top.
     *
     * @throws org.aeneas.core.ProblemException that names every mistake with its line and column
     */
    public <T> T read(Function<YamlMap, T> reader) {
        YamlFindings findings = new YamlFindings();
        YamlMap top = new YamlMap(compose(), findings);
        T content = reader.apply(top);
        top.refuseOthers();
        findings.throwIfAny(file, code);
        return content;
    }

    private Node compose() {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).setCodePointLimit(MOST_CODE_POINTS)
                .setLabel(file.getFileName().toString()).build();
        try {
            return new Compose(settings).composeString(Files.readString(file))
                    .orElseGet(() -> new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
        } catch (IOException e) {
            throw new Problem(code, "The file cannot be read: " + e, file.toString(),
                    "Check that it is there, in UTF-8, and that you may read it.").asException(e);
        } catch (MarkedYamlEngineException e) {
            YamlFindings findings = new YamlFindings();
            findings.add(e.getProblemMark(), "this is no YAML: " + e.getProblem());
            findings.throwIfAny(file, code);
            throw e;
        } catch (YamlEngineException e) {
            throw new Problem(code, "The file is no YAML: " + e.getMessage(), file.toString(), "Correct the file.")
                    .asException(e);
        }
    }
}
