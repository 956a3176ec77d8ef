package org.aeneas.cassandra.clone;

import java.util.List;
import java.util.OptionalInt;

import org.aeneas.ssh.Command;

/** One thing that is done, to one host or to the schema; the smallest that is recorded, verified and undone. */
public sealed interface Step {

    /** The same in every plan for the same cluster and choices; by which its progress is kept. */
    String id();

    /** The host that it touches; empty for what is done by CQL. */
    String host();

    Explanation explanation();

    /** The exact change: diffs, commands, CQL; what is shown to the user and what is done. */
    List<String> changes();

    /**
     * A step in words.
     *
     * @param title    what is done, to what
     * @param why      it is needed
     * @param disturbs what it can disturb, and how long; never empty
     * @param verified how it is known to have worked
     * @param undone   how it is undone; never empty
     */
    record Explanation(String title, String why, String disturbs, String verified, String undone) {
    }

    /** Changes configuration files; each is kept beside itself first. */
    record EditFiles(String id, String host, List<HostFile> files, Explanation explanation) implements Step {
        @Override
        public List<String> changes() {
            return files.stream().map(HostFile::diff).toList();
        }
    }

    /**
     * Drains, stops and starts a node of the source, and waits until its cluster has it back.
     *
     * @param address as the cluster knows it
     */
    record Restart(String id, String host, String address, Service service, Explanation explanation) implements Step {
        @Override
        public List<String> changes() {
            return List.of("nodetool drain", service.stop(), service.start());
        }
    }

    /** Gives a keyspace another replication. */
    record AlterKeyspace(String id, Keyspace keyspace, Replication after, Explanation explanation) implements Step {
        @Override
        public String host() {
            return "";
        }

        @Override
        public List<String> changes() {
            return List.of(keyspace.alter(after));
        }
    }

    /** Repairs a keyspace on one node, whole, its primary ranges. */
    record Repair(String id, String host, String keyspace, boolean fullOption, Explanation explanation)
            implements Step {
        @Override
        public List<String> changes() {
            // From 2.2 on a repair is incremental unless told otherwise.
            return List.of("nodetool repair " + (fullOption ? "-full " : "") + "-pr -- " + Command.quote(keyspace));
        }
    }

    /**
     * Copies Cassandra and its configuration to a host of the clone.
     *
     * @param from host of the source
     */
    record CopyInstallation(String id, String host, String from, Installation source, Installation target,
            Explanation explanation) implements Step {
        @Override
        public List<String> changes() {
            return List.of("copy " + from + ":" + source.home() + " to " + host + ":" + target.home(),
                    "copy " + from + ":" + source.configuration() + " to " + host + ":" + target.configuration());
        }
    }

    /** Starts a node of the clone for the first time and waits until the source's nodes see it in its datacenter. */
    record StartClone(String id, CloneNode node, String datacenter, Explanation explanation) implements Step {
        @Override
        public String host() {
            return node.host();
        }

        @Override
        public List<String> changes() {
            return List.of(node.start());
        }
    }

    /**
     * Limits what a node of the source sends.
     *
     * @param megabits a second; the limit that it had is recorded before and put back after the last rebuild
     */
    record LimitStreams(String id, String host, OptionalInt megabits, Explanation explanation) implements Step {
        @Override
        public List<String> changes() {
            return megabits.isEmpty() ? List.of("nodetool setstreamthroughput, nodetool setinterdcstreamthroughput: as"
                    + " before")
                    : List.of("nodetool setstreamthroughput " + megabits.getAsInt(),
                            "nodetool setinterdcstreamthroughput " + megabits.getAsInt());
        }
    }

    /** Copies the data of its ranges to a node of the clone. */
    record Rebuild(String id, CloneNode node, String source, Explanation explanation) implements Step {
        @Override
        public String host() {
            return node.host();
        }

        @Override
        public List<String> changes() {
            return List.of("nodetool rebuild -- " + Command.quote(source));
        }
    }

    /** Lets a node of the clone keep every SSTable that it writes from now on, now and after a restart. */
    record EnableBackups(String id, CloneNode node, HostFile yaml, Explanation explanation) implements Step {
        @Override
        public String host() {
            return node.host();
        }

        @Override
        public List<String> changes() {
            return List.of(yaml.diff(), "nodetool enablebackup");
        }
    }
}
