package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of the clone's nodes: that of a node of the source, with what must differ. So cluster name,
 * partitioner, authentication and TLS between nodes are the same.
 */
final class CloneConfiguration {
    /** Of a single node; a copy of them would make the clone another node's twin. */
    private static final List<String> PERSONAL = List.of("initial_token", "listen_interface", "rpc_interface",
            "broadcast_address", "broadcast_rpc_address", "listen_on_broadcast_address", "replace_address");

    private final SourceNode model;
    private final Snitch snitch;
    private final CloneChoices choices;
    private final List<String> seeds;
    private final List<HostFile> changed;

    /** @param changed files of the model that change before they are copied */
    CloneConfiguration(SourceNode model, List<HostFile> changed, Snitch snitch, CloneChoices choices,
            List<String> seeds) {
        this.model = model;
        this.changed = List.copyOf(changed);
        this.snitch = snitch;
        this.choices = choices;
        this.seeds = List.copyOf(seeds);
    }

    List<HostFile> files(CloneNode node) {
        List<HostFile> files = new ArrayList<>(List.of(yaml(node)));
        files.add(new HostFile(node.installation().file(Installation.PLACE),
                before(node, Installation.PLACE, model.place(), node.place()), place(node)));
        if (snitch == Snitch.PROPERTY_FILE) {
            files.add(new HostFile(node.installation().file(Installation.TOPOLOGY),
                    before(node, Installation.TOPOLOGY, model.topology(), node.topology()),
                    SnitchSteps.withClone(model.topology(), choices)));
        }
        return files.stream().filter(HostFile::isChange).toList();
    }

    private String place(CloneNode node) {
        PropertiesText text = new PropertiesText(model.place());
        return (snitch == Snitch.CLOUD
                ? text.with("dc_suffix", text.value("dc_suffix").orElse("") + choices.suffix())
                : text.with("dc", choices.target()).with("rack", node.rack())).text();
    }

    HostFile yaml(CloneNode node) {
        Installation there = node.installation();
        YamlText yaml = model.yaml();
        for (String key : PERSONAL) {
            yaml = yaml.without(key);
        }
        if (snitch.needsRestarts()) {
            yaml = yaml.with("endpoint_snitch", Snitch.TARGET);
        }
        yaml = yaml.withSeeds(seeds).with("listen_address", node.address()).with("rpc_address", node.address())
                .with("auto_bootstrap", "false").with("start_native_transport", "false")
                .with("incremental_backups", "false")
                .with("data_file_directories", there.dataDirectories())
                .with("commitlog_directory", there.commitLog())
                .with("saved_caches_directory", there.savedCaches());
        if (!model.version().isAtLeast(4, 0)) {
            yaml = yaml.with("start_rpc", "false");
        }
        if (model.version().isAtLeast(3, 0)) {
            yaml = yaml.with("hints_directory", beside(there, "hints"));
        }
        if (model.version().isAtLeast(4, 0) || yaml.value("cdc_raw_directory").isPresent()) {
            yaml = yaml.with("cdc_raw_directory", beside(there, "cdc_raw"));
        }
        if (node.tokens().isPresent()) {
            yaml = yaml.with("num_tokens", Integer.toString(node.tokens().getAsInt()));
        }
        return new HostFile(there.file(Installation.YAML),
                before(node, Installation.YAML, model.yaml().text(), node.yaml().text()), yaml.text());
    }

    /**
     * What stands on the clone's host, once Cassandra is copied there if it is.
     *
     * @param source of the model, as it is now
     * @param own    of the clone's host, as it is now
     */
    private String before(CloneNode node, String name, String source, String own) {
        return !node.copy() ? own : changed.stream()
                .filter(file -> file.path().equals(model.installation().file(name))).map(HostFile::after).findFirst()
                .orElse(source);
    }

    /** A folder of the clone's own, where the saved caches are. */
    private static String beside(Installation there, String name) {
        String caches = there.savedCaches().replaceFirst("/+$", "");
        return caches.substring(0, caches.lastIndexOf('/') + 1) + name;
    }
}
